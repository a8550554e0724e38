"""PDFs of which not all arrived, or whose end says the wrong thing about them: the last whole saving is read, alike in both readers, and it is told."""

import io
import re
import zlib
from collections.abc import Callable
from functools import cache
from typing import Any

import pymupdf
import pypdf
import pytest
from pikepdf import Encryption, Name, ObjectStreamMode, Pdf
from pypdf.generic import NameObject, TextStringObject

from tests.browser.check_in_node import check_in_node
from tests.browser.test_check_reader import one_filled
from tests.pdf.small_form import SmallForm
from tests.tiers import spread
from toolkit.contract.unreadable import Unreadable
from toolkit.pdf.read.filled import read_pdfs

LATER = "Senere"


def saved(**options: Any) -> bytes:
    target = io.BytesIO()
    with Pdf.open(io.BytesIO(one_filled()[1])) as pdf:
        pdf.save(target, **options)
    return target.getvalue()


def saved_again(data: bytes, text: str = LATER) -> bytes:
    """With a later saving behind it, as Firefox, pdf.js and poppler leave one."""
    writer = pypdf.PdfWriter(io.BytesIO(data), incremental=True)
    for page in writer.pages:
        for widget in page.get("/Annots", []):
            field = widget.get_object()
            if field.get("/T") == "longtext-plain":
                field[NameObject("/V")] = TextStringObject(text)
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


@cache
def kinds() -> dict[str, bytes]:
    own = one_filled()[1]
    plain, fast = saved(object_stream_mode=ObjectStreamMode.disable), saved(linearize=True)
    once = {"own": own, "plain": plain, "fast": fast}
    return once | {f"{name} twice": saved_again(data) for name, data in once.items()}


def said_by_python(data: bytes) -> Any:
    try:
        forms = read_pdfs(data)
    except Unreadable as error:
        return error.verdict
    return [[dict(form.values), sorted(form.conflicts), sorted(form.warnings)] for form in forms]


def said_by_both(files: dict[str, bytes]) -> dict[str, Any]:
    """What Python says, after a look that the browser says the same."""
    answers = check_in_node([(name, data, "form", "da") for name, data in files.items()], {})
    said = {}
    for (name, data), answer in zip(files.items(), answers, strict=True):
        assert "error" not in answer, answer["error"]
        form = answer["form"]
        each = [[dict(one["values"]), sorted(one["conflicts"]), sorted(one["warnings"])] for one in form.get("forms", [form]) if "values" in one]  # fmt: skip
        said[name] = said_by_python(data)
        assert said[name] == form.get("verdict", each), name
    return said


def text_of(said: Any) -> Any:
    return said if isinstance(said, str) else said[0][0]["longtext-plain"]


def test_whole_files_are_not_told() -> None:
    for name, said in said_by_both(kinds()).items():
        assert said[0][2] == [] and (text_of(said) == LATER) is name.endswith("twice"), name


@pytest.mark.parametrize("name", ["own", "plain", "fast", "own twice", "plain twice", "fast twice"])
def test_what_is_cut_off_is_told_alike(name: str) -> None:
    data = kinds()[name]
    first = len(kinds()[name.partition(" ")[0]]) if name.endswith("twice") else 0
    places = [int(len(data) * part / 100) for part in (5, 20, 35, 50, 65, 80, 92, 97, 99)]
    places += [len(data) - 20, *([first + 3, first + 30] if first else [])]
    files = {f"{name} up to {place}": data[:place] for place in places}
    for (said, cut), place in zip(zip(said_by_both(files).values(), files.values(), strict=True), places, strict=True):
        assert said == "damaged" if place <= first or not first else said[0][2] == ["repaired"], (place, len(cut))
        assert text_of(said) != LATER


def pointing_to(place: Callable[[bytes], int]) -> Callable[[bytes], bytes]:
    def change(data: bytes) -> bytes:
        last = list(re.finditer(rb"startxref\s+(\d+)", data))[-1]
        return data[: last.start(1)] + b"%d" % place(data) + data[last.end(1) :]

    return change


def address(data: bytes, which: int = -1) -> int:
    return int(re.findall(rb"startxref\s+(\d+)", data)[which])


@pytest.mark.parametrize("name", ["own", "plain", "own twice", "plain twice"])
def test_a_wrong_address_at_the_end_is_told_and_the_last_answers_are_read(name: str) -> None:
    data = kinds()[name]
    files = {
        "nowhere": pointing_to(lambda data: 0)(data),
        "beyond": pointing_to(lambda data: 10 * len(data))(data),
        "before": pointing_to(lambda data: address(data) - 300)(data),
        "behind": pointing_to(lambda data: address(data) + 1)(data),
    }
    if name.endswith("twice"):
        files["the one before"] = pointing_to(lambda data: address(data, 0))(data)
    for how, said in said_by_both(files).items():
        assert said[0][2] == ["repaired"] and (text_of(said) == LATER) is name.endswith("twice"), how


def test_objects_that_are_not_where_the_table_says_are_told() -> None:
    plain = kinds()["plain"]
    table = plain.rfind(b"\nxref")
    moved = re.sub(rb"(\d{10}) 00000 n", lambda row: b"%010d 00000 n" % (int(row[1]) + 7), plain[table:])
    assert said_by_both({"moved": plain[:table] + moved})["moved"][0][2] == ["repaired"]


def with_hole(data: bytes, part: float, length: int) -> bytes:
    at = int(len(data) * part)
    return data[:at] + bytes(length) + data[at + length :]


@pytest.mark.parametrize("name", ["date-plain", "date-limits"])
def test_objects_packed_together_stand_one_behind_the_other(name: str) -> None:
    """Of two that change places in what names them qpdf leaves out the one that stands before the last, and the other ends where the next begins."""
    data = saved(qdf=True)
    begin = data.index(b"stream\n", data.index(b"/Type /ObjStm")) + len(b"stream\n")
    first = int(re.search(rb"/First (\d+)", data[:begin])[1])  # type: ignore[index]
    pairs = re.findall(rb"(\d+) (\d+)\s+", data[begin : begin + first])
    place = data.index(f"/T ({name})".encode()) - begin - first
    number = max(n for n, (_, offset) in enumerate(pairs) if int(offset) < place)
    one, other = (b" ".join(pairs[n]) for n in (number, number + 1))
    row = re.compile(re.escape(one) + rb"(\s+)" + re.escape(other))
    swapped = row.sub(lambda found: other + found[1] + one, data[: begin + first]) + data[begin + first :]
    assert swapped != data and len(swapped) == len(data)
    said = said_by_both({"swapped": swapped})["swapped"]
    assert "repaired" in said[0][2] and name not in said[0][0]


@pytest.mark.parametrize("name", spread(["own", "fast twice", "plain", "fast", "own twice", "plain twice", "qdf"], 2))
def test_a_part_that_arrived_as_noughts_is_damage(name: str) -> None:
    """But where it begins in the words of a box: with those alone no answer goes, and where objects go with them that is told."""

    def is_in_words(at: int) -> bool:
        return data.rfind(b"(", 0, at) > data.rfind(b")", 0, at)

    data = saved(qdf=True) if name == "qdf" else kinds()[name]
    lengths = (4, 30, 199, 300, 3000, len(data) // 4)
    holes = {(part, length): with_hole(data, part, length) for part in (0.2, 0.4, 0.6) for length in lengths}
    said = said_by_both({f"{name} {number}": hole for number, hole in enumerate(holes.values())})
    others = {place: one for place, one in zip(holes, said.values(), strict=True) if one != "damaged"}
    whole = said_by_python(data)
    assert all(is_in_words(int(len(data) * part)) for part, _ in others), others.keys()
    assert all(one == whole or one[0][2] == ["repaired"] for one in others.values()), others


def test_a_nought_where_none_belongs_is_damage() -> None:
    """In the head of an object, in a table, in what objects are packed in; any other byte that is not as it was, too."""
    plain, own = kinds()["plain"], kinds()["own"]
    places = [plain.find(b"/FT /Tx"), plain.find(b"(text-plain)") + 3, plain.rfind(b"\nxref") + 47]
    files = {f"{at} {n}": plain[:at] + bytes(n) + plain[at + n :] for at in places for n in (1, 2, 3)}
    begins = [found.end() for found in re.finditer(rb"/(?:ObjStm|XRef)[^>]*>>\s*stream\r?\n", own)]
    for at in (begins[0] + 40, begins[-1] + 40):
        files |= {f"packed {at} {byte!r}": own[:at] + byte + own[at + 1 :] for byte in (b"\0", bytes([own[at] ^ 1]))}
    loose = saved(qdf=True)
    at = loose.find(b"/StructParent", loose.find(b"/ObjStm"))
    files["in what holds objects and is not packed"] = loose[:at] + b"\0\0" + loose[at + 2 :]
    assert len(begins) > 2 and set(said_by_both(files).values()) == {"damaged"}


def test_noughts_in_a_picture_or_an_attached_file_are_no_damage() -> None:
    target = io.BytesIO()
    with Pdf.open(io.BytesIO(one_filled()[1])) as pdf:
        pdf.Root.Picture = pdf.make_stream(bytes(100_000), Type=Name.XObject, Subtype=Name.Image)
        pdf.Root.Sheet = pdf.make_stream(bytes(100_000), Type=Name.EmbeddedFile)
        pdf.save(target, compress_streams=False, object_stream_mode=ObjectStreamMode.disable)
    assert target.getvalue().count(bytes(100_000)) == 2
    assert said_by_both({"white": target.getvalue()})["white"][0][2] == []


def test_noughts_of_honest_programs_are_no_damage() -> None:
    """In what is packed, between objects, behind a text in UTF-16 and within it where most letters have none, in the number of the file, at the end of its
    maker's name, in colours, and behind the head."""
    packed = io.BytesIO()
    with Pdf.open(io.BytesIO(one_filled()[1])) as pdf:
        pdf.Root.Even = pdf.make_stream(bytes(200_000))
        pdf.save(packed, object_stream_mode=ObjectStreamMode.disable)
    data = packed.getvalue()
    assert data.count(bytes(40)) > 1
    plain = kinds()["plain"]
    at = plain.rfind(b"\nxref") + 1
    spaced = pointing_to(lambda data: at + 60)(plain[:at] + bytes(60) + plain[at:])
    ended = plain.replace(b"/T (text-carried)", b"/T (\xff\xfet\0e\0x\0\0\0)  ")
    numbered = re.sub(rb"/ID \[.*?\]", rb"/ID [(%s) (%s)]" % ((b"\x01\0\x90" + b"z" * 13,) * 2), plain, flags=re.DOTALL)
    made = numbered.replace(b"trailer <<", b"trailer << /Made << /Producer (Old \\(C\\) program\0) >>")
    made = made.replace(b"/Made", b"/Colours [/Indexed /DeviceRGB 2 (\0\0\0\xff\0\0\x01\x02\0)] /Made")
    headed = re.sub(rb"[^\n]\n(?=1 0 obj)", b"\n\0", plain, count=1)
    said = said_by_both(
        {"packed": data, "spaced": spaced, "ended": ended, "numbered": numbered, "made": made, "headed": headed}
    )
    assert plain not in (numbered, headed) and made.count(b"\0") > numbered.count(b"\0") + 6
    assert [one[0][2] for one in said.values()] == [[]] * 6 and "tex" in said["ended"][0][0]


def test_a_length_that_is_packed_elsewhere_is_no_loss() -> None:
    data = kinds()["own"]
    table = int(re.findall(rb"startxref\s+(\d+)", data)[-1])
    size, root = (int(re.findall(key + rb" (\d+)", data[table:])[-1]) for key in (b"/Size", b"/Root"))
    first = b"%d 0 " % (size + 1)
    packed = b"%d 0 obj\n<</Type/ObjStm/N 1/First %d/Length %d>>stream\n%s3\nendstream\nendobj\n"
    packed %= size, len(first), len(first) + 1, first
    long = b"%d 0 obj\n<</Length %d 0 R>>stream\nabc\nendstream\nendobj\n" % (size + 2, size + 1)
    places = [len(data), len(data) + len(packed), len(data) + len(packed) + len(long)]
    rows = [(1, places[0], 0), (2, size, 0), (1, places[1], 0), (1, places[2], 0)]
    written = b"".join(kind.to_bytes(1, "big") + at.to_bytes(4, "big") + n.to_bytes(2, "big") for kind, at, n in rows)
    head = b"%d 0 obj\n<</Type/XRef/Size %d/Index[%d 4]/W[1 4 2]/Root %d 0 R/Prev %d/Length %d>>stream\n"
    head %= size + 3, size + 4, size, root, table, len(written)
    end = b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % places[2]
    assert said_by_both({"packed": data + packed + long + head + written + end})["packed"][0][2] == []


def test_letters_that_a_gateway_for_mail_replaced_are_damage() -> None:
    plain, own = kinds()["plain"], kinds()["own"]
    ways: dict[str, Callable[[bytes], bytes]] = {
        "seven bits": lambda data: bytes(byte & 127 for byte in data),
        "question marks": lambda data: data.decode("ascii", "replace").encode("ascii", "replace"),
        "as UTF-8": lambda data: data.decode("latin-1").encode(),
    }
    files = {f"{way} {len(data)}": change(data) for way, change in ways.items() for data in (plain, own)}
    for name, said in said_by_both(files).items():
        assert said == "damaged" or (name.startswith("as UTF-8") and said[0][2] == ["repaired"]), name


def test_a_file_of_nothing_but_ascii_is_whole() -> None:
    """Packed streams and all, where their sums happen to be; with nothing in one, too."""
    form = SmallForm()
    form.text("a", "Ida")
    packed = next(p for n in range(10_000) if (p := zlib.compress(b"q Q %d" % n, 1)).isascii())
    for data in (packed, b""):
        form.page.obj.Extra = form.pdf.make_stream(b"")
        form.page.obj.Extra.write(data, filter=Name.FlateDecode)
        target = io.BytesIO()
        form.pdf.save(target, static_id=True, compress_streams=False, object_stream_mode=ObjectStreamMode.disable)
        plain = re.sub(rb"[\x80-\xff]", b"a", target.getvalue())  # the mark behind the head, the number of the file
        assert plain.isascii() and said_by_both({"plain": plain})["plain"] == [[{"a": "Ida"}, [], []]]


def test_a_length_that_names_what_is_no_number_is_told() -> None:
    """Where objects are packed too, and a length may be among them."""
    loose = saved(qdf=True)
    found = next(re.finditer(rb"/Length (\d+) 0 R", loose[len(loose) // 3 :]))
    at = len(loose) // 3 + found.start(1)
    wrong = loose[:at] + b"1".ljust(len(found[1])) + loose[at + len(found[1]) :]
    assert b"/ObjStm" in loose and said_by_both({"wrong": wrong})["wrong"][0][2] == ["repaired"]


def test_what_is_broken_where_no_answer_is_takes_none_with_it() -> None:
    """In the tags; a field that is broken is told."""
    plain = kinds()["plain"]
    said = {}
    for place in (b"/S /", b"/FT /Tx"):
        at = plain.rfind(place)
        said[place] = said_by_both({"broken": plain[:at] + b")" + plain[at + 1 :]})["broken"][0][2]
    assert list(said.values()) == [[], ["repaired"]]


@pytest.mark.parametrize("text", ["Школа і Шевченко (9 клас)", "Школа " * 200, "漢字 一", "一" * 600 + " 一"])
def test_answers_in_letters_of_other_alphabets_are_whole(text: str) -> None:
    """As Firefox writes them: byte for byte, with noughts far from each other."""
    written = b"(\xfe\xff" + re.sub(rb"[\\()]", rb"\\\g<0>", text.encode("utf-16-be")) + b")"
    stand_in = "x" * (len(written) - 2)
    data = saved_again(kinds()["plain"], stand_in).replace(b"(%s)" % stand_in.encode(), written)
    assert text_of(said_by_both({"written": data})["written"]) == text


def test_a_hole_that_takes_the_end_of_what_is_packed_is_damage() -> None:
    data = kinds()["plain"]
    end = data.find(b"endstream", len(data) // 3)
    for first in (end - 20, end - 3, end + 1):
        assert said_by_both({"hole": data[:first] + bytes(30) + data[first + 30 :]})["hole"] == "damaged"


@pytest.mark.parametrize("place", [0, 1, 10**7])
def test_a_file_made_for_the_net_whose_end_points_elsewhere_is_damage(place: int) -> None:
    fast = kinds()["fast"]
    another = fast + b"\nstartxref\n%d\n%%%%EOF\n" % place
    assert set(said_by_both({"fast": pointing_to(lambda _: place)(fast), "another": another}).values()) == {"damaged"}


def test_a_table_that_is_gone_with_its_trailer_is_damage() -> None:
    plain = kinds()["plain"]
    gone = plain[: plain.rfind(b"\nxref")] + plain[plain.rfind(b"startxref") :]
    assert said_by_both({"gone": gone})["gone"] == "damaged"


@pytest.mark.parametrize("name", ["own twice", "fast", "fast twice"])
def test_a_packed_table_that_is_gone_is_nowhere_else(name: str) -> None:
    data = kinds()[name]
    middle = len(data) // 3
    assert said_by_both({"hole": data[:middle] + data[middle + 50 :]})["hole"] == "damaged"


@pytest.mark.parametrize("behind", [b"\r\n", b"\n" * 200, b"<!-- sent by a web server -->", b"--boundary--\r\n"])
def test_what_servers_and_mails_put_behind_is_no_loss(behind: bytes) -> None:
    for said in said_by_both({name: data + behind for name, data in kinds().items()}).values():
        assert said[0][2] == []


def with_lengths(change: Callable[[int], int]) -> Callable[[bytes], bytes]:
    """All objects stay where they are."""
    pattern = rb"/Length (\d{3}) >>\nstream"
    return lambda data: re.sub(pattern, lambda found: b"/Length %d >>\nstream" % change(int(found[1])), data, count=3)


def with_row(number: int, change: Callable[[bytes], bytes]) -> Callable[[bytes], bytes]:
    """With another row of the table for this object."""

    def changed(data: bytes) -> bytes:
        table = data.rfind(b"\nxref")
        row = list(re.finditer(rb"[0-9]{10} [0-9]{5} [nf]", data[table:]))[number]
        return data[: table + row.start()] + change(row[0]) + data[table + row.end() :]

    return changed


SLOPPY: list[tuple[Callable[[bytes], bytes], bool]] = [
    (lambda data: re.sub(rb"(trailer[^>]*/Size) \d+", rb"\1 10", data), False),
    (lambda data: data.replace(b"endobj", b"      "), False),
    (with_lengths(lambda length: 999), True),
    (with_lengths(lambda length: length - 5), True),
    (with_lengths(lambda length: length - 1), True),
    (with_lengths(lambda length: length + 2), True),
    (lambda data: re.sub(rb"/Length \d{5} >>\nstream", b"/Length 9 9 R>>\nstream", data), True),
    (lambda data: re.sub(rb"/Length (\d{3}) >>", rb"/Length -\1>>", data), True),
    (with_row(40, lambda row: b"0000000000 65535 f"), True),
    (with_row(40, lambda row: row[:11] + b"00001 n"), True),
    (with_row(40, lambda row: row.replace(b" ", b">", 1)), True),
    (lambda data: data.replace(b"xref\n0 ", b"xref\n0 1"), True),
    (lambda data: re.sub(rb"/Filter( /FlateDecode /Length) \d+", rb"/Filter\1 99999999", data, count=1), True),
]


def test_what_sloppy_programs_write_is_told_where_something_may_be_lost() -> None:
    said = said_by_both({str(number): change(kinds()["plain"]) for number, (change, _) in enumerate(SLOPPY)})
    for (_, is_told), one in zip(SLOPPY, said.values(), strict=True):
        assert one[0][2] == (["repaired"] if is_told else [])
        assert one[0][0]["text-plain"] == "Fælleskøkkenet"


@pytest.mark.parametrize("ends", [(b"\n", b"\r\n"), (b"\r", b"\n")])
def test_ends_of_lines_that_a_transfer_changed_are_told(ends: tuple[bytes, bytes]) -> None:
    """Looks that no longer unpack say nothing, in neither reader; what objects are packed in is damage; other lengths and pages that are not whole are told."""
    said = said_by_both({name: kinds()[name].replace(*ends) for name in ("plain", "own")})
    assert said["plain"][0][1:] == [[], ["repaired"]] and said["own"] == "damaged"


@pytest.mark.parametrize("revision", [4, 6])
def test_a_locked_file_that_anybody_may_read_is_whole(revision: Any) -> None:
    data = saved(encryption=Encryption(user="", owner="x", R=revision))
    [answer] = check_in_node([("a", data, "form", "da")], {})
    assert answer["form"]["warnings"] == [] and said_by_python(data)[0][2] == []


def test_a_page_that_is_listed_twice_is_no_loss() -> None:
    with pymupdf.open(stream=kinds()["own"]) as pdf:
        pdf.copy_page(0)
        assert said_by_both({"twice": pdf.tobytes()})["twice"][0][2] == []


def test_a_file_with_something_before_its_head() -> None:
    for said in said_by_both({name: b"HTTP/1.1 200 OK\r\n\r\n" + data for name, data in kinds().items()}).values():
        assert isinstance(said, list)


def at_byte(data: bytes, found: bytes, instead: bytes, which: int = 0) -> bytes:
    """With something else in the place of the first that is found, or of the last (-1)."""
    place = data.rfind(found) if which else data.find(found)
    assert place >= 0, found
    return data[:place] + instead + data[place + len(found) :]


def test_a_page_that_did_not_arrive_whole_is_told_and_nobody_is_said_to_have_written_on_it() -> None:
    plain = kinds()["plain"]
    pages = [int(one) for one in re.findall(rb"/Contents (?:\[ )?(\d+) 0 R", plain)]
    at = plain.find(b"stream\n", plain.find(b"\n%d 0 obj" % pages[0])) + 60
    broken = plain[:at] + bytes([plain[at] ^ 1]) + plain[at + 1 :]
    said_by_both({"page": broken})
    form = read_pdfs(broken)[0]
    assert (form.warnings, form.outside) == (["repaired"], [])


def test_what_no_table_finds_is_told() -> None:
    """One digit of an object's number, or of what stands before it: in text and in packed tables; where a table is said to stand at the end of the line before, too."""
    for name in ("plain", "own", "fast", "own twice"):
        data = kinds()[name]
        header = re.search(rb"\n(\d+)( 0 obj\n?<<[^>]{0,99}/Subtype ?/(?:Form|Widget))", data)
        assert header, name
        files = {
            f"{name}, no number": data[: header.start(1)] + b">" + data[header.start(1) + 1 :],
            f"{name}, a longer number": data[: header.start()] + b"1" + data[header.start() + 1 :],
        }
        if name == "plain":
            row = data.rfind(b" 00000 n")
            files["the line before"] = pointing_to(lambda data: address(data) - 1)(
                data[: row - 3] + b"-" + data[row - 2 :]
            )
        for how, said in said_by_both(files).items():
            assert said[0][2] == ["repaired"], how


def test_objects_packed_together_that_are_not_as_many_as_they_say_are_damage() -> None:
    for data in (kinds()["own"], saved(qdf=True)):
        found = re.search(rb"/ObjStm[^>]*?/N (\d+)\s+/First (\d+)", data)
        assert found
        files = {
            f"{part} {number}": data[: found.start(part)]
            + b"%0*d" % (len(found[part]), number)
            + data[found.end(part) :]
            for part, number in ((1, int(found[1]) - 1), (1, int(found[1]) + 1), (2, int(found[2]) - 30))
        }
        if b"/FlateDecode" in found[0]:
            files["an unknown filter"] = at_byte(data, b"/Filter /FlateDecode", b"/Filter /FlatDecode ")
        assert set(said_by_both(files).values()) == {"damaged"}


def test_objects_behind_a_broken_one_are_read() -> None:
    """Of those that are packed together, and those in a stream that does not say that it holds objects."""
    loose = saved(qdf=True)
    at = loose.find(b"/T (", loose.find(b"/ObjStm"))
    broken = loose[:at] + b")" + loose[at + 1 :]
    own = kinds()["own"]
    nameless = at_byte(own, b"/Type /ObjStm", b"/Type /ObjSsm")
    whole = said_by_python(own)[0][0]
    for said in said_by_both({"nameless": nameless}).values():
        assert said[0][2] == ["repaired"] and said[0][0] == whole
    form = check_in_node([("broken", broken, "form", "da")], {})[0]["form"]
    assert form["warnings"] == ["repaired"] and len(form["values"]) > len(whole) - 3


def test_what_the_last_table_calls_gone_or_does_not_name_is_not_read() -> None:
    """An object that a later saving took out, and one of the same number that no table names."""
    plain = kinds()["plain"]
    begin = plain.rfind(b"\n", 0, plain.rfind(b" 0 obj", 0, plain.find(b"(text-plain)"))) + 1
    number = int(plain[begin : plain.find(b" ", begin)])
    size, root = (re.findall(rb"/%s (\d+)" % key, plain)[-1] for key in (b"Size", b"Root"))
    end = b"trailer\n<< /Size %s /Root %s 0 R /Prev %d >>\nstartxref\n%d\n%%%%EOF\n"
    gone = plain + b"xref\n%d 1\n0000000000 00001 f \n" % number + end % (size, root, address(plain), len(plain))
    table = plain.rfind(b"\nxref") + 1
    stray = b"%d 0 obj\n<< /FT /Tx /T (text-plain) /V (Et andet svar) >>\nendobj\n" % number
    twice = pointing_to(lambda data: address(data) + len(stray))(plain[:table] + stray + plain[table:])
    said = said_by_both({"gone": gone, "twice": twice, "whole": plain})
    assert "text-plain" not in said["gone"][0][0] and said["twice"] == said["whole"]


def test_a_table_that_names_itself_as_the_one_before_is_told() -> None:
    plain = kinds()["plain"]
    at = plain.rfind(b"/Size")
    assert said_by_both({"circle": plain[:at] + b"/Prev %d " % address(plain) + plain[at:]})["circle"][0][2] == [
        "repaired"
    ]


@pytest.mark.parametrize("junk", [b"g", b"/", b"\xc7"])
def test_letters_that_no_string_of_digits_has_are_told(junk: bytes) -> None:
    hexed = re.sub(rb"/T \(text-plain\)", b"/T <%s>" % b"text-plain".hex().encode(), kinds()["plain"])
    table = hexed.rfind(b"\nxref") + 1
    whole = pointing_to(lambda data: table)(hexed)
    wrong = at_byte(whole, b"/T <7465", b"/T <74" + junk + b"65"[len(junk) - 1 :])
    assert said_by_both({"junk": wrong})["junk"][0][2] == ["repaired"]


def test_a_locked_file_whose_table_is_wrong_is_damage() -> None:
    locked = saved(encryption=Encryption(owner="o", user=""), object_stream_mode=ObjectStreamMode.generate)
    at = locked.find(b"endobj") + 6
    assert said_by_python(locked)[0][2] == []
    assert said_by_both({"moved": locked[:at] + b"%\n" + locked[at:]})["moved"] == "damaged"


def broken_at(data: bytes, pattern: bytes, byte: bytes, which: int = -1) -> bytes:
    """With another byte in the place of the last one (or the first, 0) that a pattern finds in front of `|`."""
    before, _, after = pattern.partition(b"|")
    found = list(re.finditer(b"(?:%s)(?=%s)" % (before, after), data))[which]
    return data[: found.end() - 1] + byte + data[found.end() :]


PACKED_HEADS = [rb"/Type /XRe|f", rb"/Siz|e", rb"/W| \[", rb"/DecodePar|ms", rb"/Predict|or", rb"/XRef[^>]{0,40}/Filte|r", rb"/ObjStm[^>]{0,40}/Filte|r", rb"/Firs|t"]  # fmt: skip


@pytest.mark.parametrize("name", ["own", "own twice", "fast"])
def test_a_broken_word_in_what_all_hangs_on_is_damage(name: str) -> None:
    """In the head of a packed table, or of what objects are packed in, in letters that are still letters too."""
    data = kinds()[name]
    patterns = [pattern for pattern in PACKED_HEADS if re.search(pattern.replace(b"|", b""), data)]
    files = {f"{name} {pattern!r} {byte!r}": broken_at(data, pattern, byte) for pattern in patterns for byte in (b"q", b"(", b"\xe9")}  # fmt: skip
    assert len(files) > 17 and set(said_by_both(files).values()) == {"damaged"}


def test_a_broken_trailer_catalogue_or_tree_of_pages_is_damage() -> None:
    plain = kinds()["plain"]
    patterns = [rb"trailer <|<", rb"trailer << |/", rb"/Siz|e", rb"/Siz|e (?=\d+ /ID)", rb"/Pages \d+ 0 R|", rb"/Page|s \d+ 0 R", rb"/Count \d+ /Kid|s \[", rb"/Count \d+ /Kids |\["]  # fmt: skip
    files = {f"{pattern!r} {byte!r}": broken_at(plain, pattern, byte) for pattern in patterns for byte in (b"q", b"(")}
    assert set(said_by_both(files).values()) == {"damaged"}


def test_pages_that_stand_in_themselves_are_damage() -> None:
    form = SmallForm()
    form.text("a", "Ida")
    form.pdf.Root.Pages.Kids.append(form.pdf.Root.Pages)
    target = io.BytesIO()
    form.pdf.save(target)
    assert said_by_both({"circle": target.getvalue()})["circle"] == "damaged"


def test_what_pages_are_and_a_version_that_cannot_be_read_take_no_answer_with_them() -> None:
    plain = kinds()["plain"]
    whole = said_by_python(plain)
    harmless = {pattern: broken_at(plain, pattern, b"q") for pattern in (rb"/Type /Page|s", rb"/Catalo|g")}
    assert all(said == whole for said in said_by_both({str(key): data for key, data in harmless.items()}).values())
    versions = {pattern: broken_at(plain, pattern, b"q", 0) for pattern in (b"%PDF-1|", b"%PDF-1.|", b"%PDF-1.\\d|")}
    for said in said_by_both({str(key): data for key, data in versions.items()}).values():
        assert said[0][2] == ["repaired"] and said[0][0] == whole[0][0]


@pytest.mark.parametrize("revision", [4, 6])
def test_a_locked_file_of_which_something_is_broken_is_damage(revision: Any) -> None:
    """The ways in which it is locked, and what objects are packed in, which nobody sees before it is unlocked."""
    data = saved(encryption=Encryption(user="", owner="x", R=revision))
    begins = [found.end() for found in re.finditer(rb"/ObjStm[^>]*>>\s*stream\r?\n", data)]
    files = {f"packed {at}": data[: at + 99] + bytes([data[at + 99] ^ 8]) + data[at + 100 :] for at in begins[:2]}
    files |= {f"{pattern!r}": broken_at(data, pattern, b"q") for pattern in (rb"/C|F <<", rb"/CF << /StdC|F", rb"/StmF /StdC|F", rb"/Stm|F")}  # fmt: skip
    assert set(said_by_both(files).values()) == {"damaged"}


def hybrid(row: Callable[[bytes], bytes] = lambda row: row, place: int | None = None) -> bytes:
    """As Word writes them: what is packed stands in a packed table beside one in text, which older programs read alone."""
    objects = [b"<</Type/Catalog/Pages 2 0 R/AcroForm 4 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>"]
    objects += [b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Annots[5 0 R]>>", b"<</Fields[5 0 R]>>"]
    packed = b"5 0 <</Type/Annot/Subtype/Widget/FT/Tx/T(longtext-plain)/V(Ida)/Rect[10 10 60 30]/P 3 0 R/F 4>>"
    made = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
    places = []
    for number, written in enumerate([*objects, b"<</Type/ObjStm/N 1/First 4/Length %d>>\nstream\n%s\nendstream" % (len(packed), packed)], 1):  # fmt: skip
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number + (number > 4), written)
    table = row(b"\x02\0\0\x06\0" + b"\x01" + places[-1].to_bytes(3, "big") + b"\0")
    beside = len(made)
    made += b"7 0 obj\n<</Type/XRef/Size 8/Index[5 2]/W[1 3 1]/Length %d>>\nstream\n%s\nendstream\nendobj\n" % (len(table), table)  # fmt: skip
    first = len(made)
    made += b"xref\n0 8\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % at for at in places[:4])
    made += b"0000000000 00000 f \n" * 2 + b"%010d 00000 n \n" % beside
    made += b"trailer\n<</Size 8/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % first
    second = len(made)
    made += b"xref\n0 0\ntrailer\n<</Size 8/Root 1 0 R/Prev %d/XRefStm %d>>\n" % (first, beside if place is None else place)  # fmt: skip
    return made + b"startxref\n%d\n%%%%EOF\n" % second


def test_a_packed_table_beside_one_in_text_is_looked_at_too() -> None:
    assert said_by_both({"whole": hybrid()})["whole"] == [[{"longtext-plain": "Ida"}, [], []]]
    files = {"nowhere": hybrid(place=3), "beyond": hybrid(place=10**7), "another object": hybrid(place=15)}
    files |= {"another row": hybrid(lambda row: row[:-2] + b"\x09\0"), "a row less": hybrid(lambda row: row[:5])}
    files["no kind"] = hybrid(lambda row: b"\x07" + row[1:])
    assert set(said_by_both(files).values()) == {"damaged"}


def test_an_object_is_read_where_its_table_says_whatever_stands_before() -> None:
    """A stream without an end takes in what follows, for who reads from front to back."""
    plain = kinds()["plain"]
    field = plain.find(b"/T (longtext-plain)")
    end = plain.rfind(b"endstream", 0, field)
    said = said_by_both({"no end": plain[: end + 3] + b"q" + plain[end + 4 :]})["no end"]
    assert said[0][2] == ["repaired"] and said[0][0] == said_by_python(plain)[0][0]


MARKS = [b"\xe2\xe3\xcf\xd3", b"\xbf\xf7\xa2\xfe", b"\xc2\xb5\xc2\xb6", b"\x81\x81\x81\x81", b"\xb5\xb5\xb5\xb5", b"\xd3\xeb\xe9\xe1", b"\xc4\xe5\xf2\xe5\xeb\xa7\xf3\xa0\xd0\xc4\xc6", b"\xd0\xd4\xc5\xd8", "🖤".encode(), "äüöß".encode()]  # fmt: skip


@pytest.mark.parametrize("way", [lambda byte: byte & 127, lambda byte: byte if byte < 128 else ord("?")])
def test_a_file_in_which_nothing_is_packed_tells_by_the_sign_behind_its_head_what_a_gateway_did(
    way: Callable[[int], int],
) -> None:
    """By those of pypdf, qpdf, MuPDF, pdf-lib, Word, Chrome, macOS, pdfTeX, WeasyPrint and LibreOffice. Without one nothing tells."""
    form = SmallForm()
    form.text("a", "Fælleskøkkenet")
    target = io.BytesIO()
    form.pdf.save(target, static_id=True, compress_streams=False, object_stream_mode=ObjectStreamMode.disable)
    data = target.getvalue()
    own = re.search(rb"(?<=\n%)[^\n]*(?=\n1 0 obj)", data)
    assert own
    fitting = {mark: data[: own.start()] + mark + data[own.end() :] for mark in MARKS if len(mark) == len(own[0])}
    assert len(fitting) > 6
    for whole in said_by_both({str(mark): written for mark, written in fitting.items()}).values():
        assert whole == [[{"a": "Fælleskøkkenet"}, [], []]]
    sent = {str(mark): bytes(map(way, written)) for mark, written in fitting.items()}
    assert all(one.isascii() for one in sent.values()) and set(said_by_both(sent).values()) == {"damaged"}


def test_a_page_packed_as_a_picture_that_needs_a_program_is_told() -> None:
    form = SmallForm()
    form.text("a", "Ida")
    form.page.obj.Contents = form.pdf.make_stream(b"")
    form.page.obj.Contents.write(b"\0\1\2", filter=Name.JBIG2Decode)
    target = io.BytesIO()
    form.pdf.save(target)
    assert said_by_both({"picture": target.getvalue()})["picture"] == [[{"a": "Ida"}, [], ["repaired"]]]
