"""PDFs of which words, objects or rows of tables are broken: both readers read on behind the same words, and leave out the same objects."""

import io
import random
import re
import tracemalloc
from typing import Any

import pytest
from pikepdf import Array, Encryption, ObjectStreamMode, Pdf

from tests.intake.test_cut_off import kinds, said_by_both, saved, saved_again, text_of
from tests.pdf.small_form import SmallForm
from tests.tiers import ALL
from toolkit.pdf.read.joined import whole_pdfs

NAME = b"/T (longtext-plain)"


def broken(data: bytes, *changes: tuple[bytes, bytes]) -> bytes:
    """With other bytes, as many, in the object of one field; each first one of what is changed."""
    start = data.rfind(b" 0 obj", 0, data.find(NAME))
    end = data.find(b"endobj", start)
    for old, new in changes:
        at = data.find(old, start, end)
        assert at > 0 and len(old) == len(new), old
        data = data[:at] + new + data[at + len(old) :]
    return data


def test_several_broken_values_are_read_alike() -> None:
    plain = kinds()["plain"]
    places = [found.end() for found in re.finditer(rb"/(?:V|AS|T|Opt) [(/<\[]", plain)]
    chance, files = random.Random(11), {}
    for number in range(150 if ALL else 50):
        data = bytearray(plain)
        for _ in range(chance.choice((3, 5, 8))):
            data[chance.choice(places) + chance.randrange(14)] = chance.choice(b"0123456789[]<>()/ \\%\r\nRnf#+-.\xab")
        files[str(number)] = bytes(data)
    assert any(one[0][2] == ["repaired"] for one in said_by_both(files).values() if one != "damaged")


def test_words_that_are_none_take_no_answer_with_them() -> None:
    """As programs write them that count wrongly; where too many are none the object is left out, and it is told."""
    plain = kinds()["plain"]
    start = plain.find(b"/Rect [", plain.rfind(b" 0 obj", 0, plain.find(NAME)))
    rect = plain[start : plain.find(b"]", start)]
    words = b"/Rect [ NaN NaN NaN NaN"
    several = (rect, words.ljust(len(rect)))
    said = said_by_both(
        {"four": broken(plain, several), "eight": broken(plain, several, (b"/StructParent", b"/S q q q q   "[:13]))}
    )
    whole = said_by_both({"plain": plain})["plain"]
    assert said["four"][0][2] == ["repaired"] and said["four"][0][0] == whole[0][0]
    assert said["eight"][0][2] == ["repaired"]
    assert said["eight"][0][0] == {key: value for key, value in whole[0][0].items() if key != "longtext-plain"}


@pytest.mark.parametrize(
    "change", [(b"/T (", b"/T  "), (b"/FT", b"<FT"), (b"/Type", b"]Type"), (b"/Subtype", b"(Subtype")]
)
def test_an_object_that_is_broken_otherwise_is_left_out(change: tuple[bytes, bytes]) -> None:
    plain = kinds()["plain"]
    whole, said = said_by_both({"whole": plain, "broken": broken(plain, change)}).values()
    assert said[0][2] == ["repaired"]
    assert said[0][0] == {key: value for key, value in whole[0][0].items() if key != "longtext-plain"}


def test_what_follows_a_broken_object_is_not_lost_with_it() -> None:
    """Where it says what makes a file quick to read from the net, which nobody needs, nothing is."""
    fast = kinds()["fast"]
    at = fast.find(b">>")
    files = {"whole": fast, "broken": fast[:at] + b"qq" + fast[at + 2 :]}
    whole, said = said_by_both(files).values()
    assert said == whole


def locked(revision: int, user: str, owner: str) -> bytes:
    return saved(encryption=Encryption(user=user, owner=owner, R=revision, aes=revision > 3, metadata=revision > 3))  # type: ignore[arg-type]


@pytest.mark.filterwarnings("ignore:Encryption R=5")
@pytest.mark.parametrize("revision", [2, 3, 4, 5, 6])
def test_what_somebody_locked_stays_locked(revision: int) -> None:
    """Also where the owner's password is empty, which some programs write and no viewer tries."""
    files = {"both": locked(revision, "hemmelig", "x"), "user": locked(revision, "hemmelig", "")}
    assert set(said_by_both(files).values()) == {"password-protected"}
    assert said_by_both({"owner": locked(revision, "", "x")})["owner"][0][0]


@pytest.mark.parametrize("revision", [4, 6])
def test_a_locked_file_whose_tables_or_packed_objects_are_not_as_long_as_they_say_is_damage(revision: int) -> None:
    data = locked(revision, "", "x")
    table = data.rfind(b"stream\n", 0, data.rfind(b"endstream")) + 60
    files = {"table": data[:table] + bytes([data[table] ^ 8]) + data[table + 1 :]}
    for found in re.finditer(rb"/ObjStm", data):
        end = data.find(b"endstream", found.end())
        files[str(end)] = data[: end + 1] + b"\0\0" + data[end + 3 :]
    assert len(files) > 2 and set(said_by_both(files).values()) == {"damaged"}


def test_rows_of_a_table_follow_each_other() -> None:
    """With one end of a line between them, or programs find others."""
    plain = kinds()["plain"]
    at = plain.rfind(b"\nxref")
    row = re.compile(rb"\d{10} 00000 n[ \r]\n").search(plain, at + 200)
    assert row
    files = {"line": plain[: row.start()] + b"\n" + plain[row.start() :]}
    files["digits"] = plain[: row.start() + 4] + b"\n" + plain[row.start() + 4 :]
    for said in said_by_both(files).values():
        assert said[0][2] == ["repaired"]


def test_a_row_of_a_packed_table_that_no_sum_holds_is_looked_at() -> None:
    """As gone, as packed, as packed in another stream."""
    target = io.BytesIO()
    with Pdf.open(io.BytesIO(kinds()["own"])) as pdf:
        pdf.save(target, compress_streams=False, object_stream_mode=ObjectStreamMode.generate)
    data = target.getvalue()
    begin = data.find(b"stream\n", data.rfind(b"/XRef")) + 7
    widths = re.findall(rb"/W \[ (\d) (\d) (\d) \]", data)[-1]
    rows = range(begin, data.rfind(b"endstream"), sum(map(int, widths)))[1:]
    in_text = next(row for row in rows if data[row] == 1)
    packed = next(row for row in rows if data[row] == 2)
    last = packed + int(widths[0]) + int(widths[1]) - 1
    files = {
        "gone": data[:in_text] + b"\0" + data[in_text + 1 :],
        "packed": data[:in_text] + b"\2" + data[in_text + 1 :],
    }
    files["elsewhere"] = data[:last] + bytes([data[last] ^ 128]) + data[last + 1 :]
    assert b"/Filter" not in data[data.rfind(b"/XRef") : begin]
    assert said_by_both({"whole": data})["whole"][0][2] == []
    assert set(said_by_both(files).values()) == {"damaged"}


@pytest.mark.parametrize(
    "between", [b"", b"\r\n", b"\r\n--boundary\r\nContent-Type: application/pdf\r\n\r\n", b"\0" * 500]
)
def test_what_stands_between_two_pdfs_is_of_none(between: bytes) -> None:
    own, plain = kinds()["own"], kinds()["plain"]
    parts = whole_pdfs(own + between + plain)
    assert len(parts) == 2 and parts[1] == plain and parts[0].startswith(own)


def test_names_of_attached_files_that_are_broken_are_told() -> None:
    plain = kinds()["plain"]
    found = re.compile(rb"<< (/)(?:Names|EmbeddedFiles)").search(plain)
    assert found
    said: Any = said_by_both({"names": plain[: found.start(1)] + b"q" + plain[found.end(1) :]})["names"]
    assert said == "damaged" or said[0][2] == ["repaired"]


def test_a_later_saving_of_a_file_is_no_second_file() -> None:
    assert len(whole_pdfs(saved_again(kinds()["own"]))) == 1 and text_of(said_by_both({"a": kinds()["own"]})["a"])


@pytest.mark.parametrize(
    ("written", "is_read"),
    [
        (b"[" * 90 + b"]" * 90, True),
        (b"[" * 150 + b"]" * 150, False),
        (b"<</A" * 150 + b" 1" + b">>" * 150, False),
        (b"9" * 18, True),
        (b"9" * 30, False),
        (b"1" * 400, False),
        (b"99999999999 0 R", False),
        (b"[" + b"()" * 99_000 + b"]", True),
        (b"[" + b"7 " * 101_000 + b"]", True),
        (b"[" + b"()" * 101_000 + b"]", False),
        (b"<<" + b"/A 1" * 5 + b">>", True),
        (b"<<" + b"/A 1" * 50 + b">>", False),
    ],
    ids=lambda part: part[:12].decode() if isinstance(part, bytes) else str(part),
)
def test_the_readers_give_up_an_object_at_the_same_limits(written: bytes, is_read: bool) -> None:
    """It is nested too deep, holds too much or a number that is too large, or says too much twice."""
    form = SmallForm()
    form.text("a", "Ida")
    form.text("b", "Aya")
    target = io.BytesIO()
    form.pdf.save(target, static_id=True, compress_streams=False, object_stream_mode=ObjectStreamMode.disable)
    data = target.getvalue()
    at = data.find(b"/TU (a)")
    longer = data[:at] + b"/Odd " + written + data[at:]
    moved = len(longer) - len(data)
    table = longer.rfind(b"\nxref")

    def row(found: re.Match[bytes]) -> bytes:
        place = int(found[1])
        return b"%010d 00000 n" % (place + moved * (place > at))

    rows = re.sub(rb"(\d{10}) 00000 n", row, longer[table:])
    rows = re.sub(rb"(?<=startxref\n)\d+", b"%d" % (table + 1), rows)
    said = said_by_both({"odd": longer[:table] + rows})["odd"]
    assert ("a" in said[0][0]) is is_read and said[0][0]["b"] == "Aya"


def test_a_text_in_a_stream_whose_length_is_wrong_is_read_alike() -> None:
    form = SmallForm()
    form.text("a").V = form.pdf.make_stream(b"Ida og Aya")
    target = io.BytesIO()
    form.pdf.save(target, compress_streams=False, object_stream_mode=ObjectStreamMode.disable)
    data = target.getvalue()
    files = {str(length): data.replace(b"/Length 10 ", b"/Length %d " % length) for length in (99, 11, 12, 70)}
    assert b"/Length 10 " in data
    assert all(said[0][0]["a"].strip() == "Ida og Aya" for said in said_by_both(files).values())


def test_a_broken_trailer_of_an_earlier_saving_is_not_the_file() -> None:
    """Where the end of the file points to nothing, and a later table is found."""
    plain = kinds()["plain"]
    table = plain.rfind(b"\nxref")
    cut = plain[: plain.rfind(b"trailer") + 30] + b"\n9999 0 obj\n<<>>\nendobj" + plain[table:]
    assert said_by_both({"cut": cut})["cut"][0][2] == ["repaired"]


def test_a_packed_table_with_a_long_list_of_parts_takes_no_memory() -> None:
    head = b"<</Type/XRef/Size 9/Index[" + b"0 1 " * 200_000 + b"]/W[1 2 1]/Root 1 0 R/Length 4>>"
    data = b"%PDF-1.7\n1 0 obj\n" + head + b"stream\n\1\0\x09\0\nendstream\nendobj\nstartxref\n9\n%%EOF\n"
    tracemalloc.start()
    try:
        assert said_by_both({"long": data})["long"] == "damaged"
        assert tracemalloc.get_traced_memory()[1] < 20 * len(data)
    finally:
        tracemalloc.stop()


def test_a_page_with_more_on_it_than_a_form_holds_is_not_looked_through() -> None:
    form = SmallForm()
    form.text("a", "Ida")
    form.page.obj.Annots = Array([form.fields[0]] * 40_000)
    target = io.BytesIO()
    form.pdf.save(target)
    assert said_by_both({"many": target.getvalue()})["many"] == "too-many-fields"


@pytest.mark.parametrize("sign", [b"7<", b"(<", b"/<"])
def test_a_word_before_an_object_does_not_take_its_place(sign: bytes) -> None:
    """A program that reads a number there, and no end behind it, lost the answer without a word."""
    plain = kinds()["plain"]
    start = plain.rfind(b" 0 obj", 0, plain.find(NAME)) + len(b" 0 obj\n")
    assert plain.startswith(b"<<", start)
    whole, said = said_by_both({"whole": plain, "cut": plain[:start] + sign[:2] + plain[start + 2 :]}).values()
    assert said[0][2] == ["repaired"]
    assert said[0][0] == {key: value for key, value in whole[0][0].items() if key != "longtext-plain"}


def test_a_file_made_for_the_net_whose_tables_no_sum_holds_is_whole() -> None:
    """Its first table stands before the streams in which it says that objects are packed."""
    fast = saved(linearize=True, compress_streams=False, object_stream_mode=ObjectStreamMode.generate)
    assert said_by_both({"fast": fast})["fast"][0][2] == []


def test_an_object_that_only_a_comment_names_is_none() -> None:
    """Ghostscript names those that are packed before each of them."""
    target = io.BytesIO()
    with Pdf.open(io.BytesIO(kinds()["own"])) as pdf:
        named = "".join(f"% {number} 0 obj\n" for number in range(1, len(pdf.objects)))
        pdf.pages[0].contents_add(named.encode())
        pdf.save(target, compress_streams=False, object_stream_mode=ObjectStreamMode.generate)
    assert said_by_both({"named": target.getvalue()})["named"][0][2] == []
