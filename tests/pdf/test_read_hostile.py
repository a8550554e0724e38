"""Hostile and broken PDFs end in a verdict, whatever is in them. Memory and time are bounded by the worker: tests/intake/.

pdf.md 7 has the measured facts: what hangs naive readers and what eats gigabytes.
"""

import random
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from pikepdf import Array, Dictionary, Name, ObjectStreamMode, StreamDecodeLevel, String

from tests.pdf.small_form import SmallForm
from tests.tiers import ALL
from toolkit.contract.unreadable import Unreadable
from toolkit.pdf.read.filled import MAX_BYTES, read_pdf
from toolkit.pdf.read.heads import is_whole_head, is_whole_trailer


@contextmanager
def verdict(expected: str) -> Iterator[None]:
    with pytest.raises(Unreadable) as caught:
        yield
    assert caught.value.verdict == expected


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "empty-file"),
        (b"hello", "not-a-pdf"),
        (b"PK\x03\x04" * 500, "not-a-pdf"),
        (b"\x00" * 2000 + b"%PDF-1.7", "not-a-pdf"),
        (b"%PDF-1.7\n", "damaged"),
        (b"%PDF-1.7\n" + b"garbage " * 1000, "damaged"),
        (b"%PDF-1.7\n1 0 obj\n<</Type/Catalog>>\nendobj\ntrailer<</Root 1 0 R>>\n", "damaged"),
        (b"%PDF-1.7\n1 0 obj\n[1 2]\nendobj\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF", "damaged"),
    ],
)
def test_what_is_no_pdf(data: bytes, expected: str) -> None:
    with verdict(expected):
        read_pdf(data)


def test_too_big() -> None:
    with verdict("too-big"):
        read_pdf(b"%PDF-1.7\n" + bytes(MAX_BYTES))


def test_garbage_as_large_as_is_allowed() -> None:
    with verdict("damaged"):
        read_pdf(b"%PDF-1.7\n" + b"1 0 obj << /A " * 1_700_000)


def test_no_fields() -> None:
    form = SmallForm()
    with verdict("no-fields"):
        read_pdf(form.bytes())
    del form.pdf.Root.AcroForm
    with verdict("no-fields"):
        read_pdf(form.bytes())


def test_xfa_only() -> None:
    form = SmallForm()
    form.pdf.Root.AcroForm.XFA = Array([String("template"), form.pdf.make_stream(b"<x/>")])
    with verdict("xfa-only"):
        read_pdf(form.bytes())
    form.text("a", "x")
    assert read_pdf(form.bytes()).warnings == ["xfa"]


def test_too_many_fields() -> None:
    form = SmallForm()
    for number in range(6_000):
        form.fields.append(form.pdf.make_indirect(Dictionary(T=String(f"f{number}"), FT=Name.Tx)))
    with verdict("too-many-fields"):
        read_pdf(form.bytes())


def test_value_too_long() -> None:
    form = SmallForm()
    form.text("a", "x" * 200_000)
    with verdict("value-too-long"):
        read_pdf(form.bytes())


def test_all_values_too_long_together() -> None:
    form = SmallForm()
    text = form.pdf.make_indirect(String("x" * 99_000))
    for number in range(100):
        form.text(f"f{number}", text)
    with verdict("too-big"):
        read_pdf(form.bytes())


def test_kids_that_fan_out() -> None:
    """Nine levels of ten kids, the same ones again and again: 10⁹ visits for a naive walk."""
    form = SmallForm()
    node = form.pdf.make_indirect(Dictionary(T=String("leaf"), FT=Name.Tx))
    for level in range(9):
        node = form.pdf.make_indirect(Dictionary(T=String(f"n{level}"), Kids=Array([node] * 10)))
    form.fields.append(node)
    form.text("a", "x")
    assert read_pdf(form.bytes()).values["a"] == "x"


def test_direct_kids_that_fan_out() -> None:
    form = SmallForm()
    for _ in range(40):
        kids = Array([Dictionary(FT=Name.Btn, AS=Name.Off) for _ in range(1_000)])
        form.fields.append(form.pdf.make_indirect(Dictionary(T=String("r"), FT=Name.Btn, Kids=kids)))
    with verdict("too-many-fields"):
        read_pdf(form.bytes())


def test_kids_that_name_their_parents() -> None:
    form = SmallForm()
    top = form.pdf.make_indirect(Dictionary(T=String("a"), FT=Name.Tx, V=String("x")))
    top.Kids = Array([top, top])
    top.Parent = top
    form.fields.append(top)
    form.text("b", "y")
    form.fields[1].Parent = form.fields[1]
    assert read_pdf(form.bytes()).values["b"] == "y"


@pytest.mark.filterwarnings("ignore:This document has")
def test_parents_in_a_circle_or_without_end() -> None:
    form = SmallForm()
    form.text("a", "x")
    one = form.pdf.make_indirect(Dictionary(Subtype=Name.Widget, FT=Name.Tx, T=String("one")))
    two = form.pdf.make_indirect(Dictionary(Parent=one))
    one.Parent = two
    form.page.obj.Annots.append(one)
    with verdict("too-many-fields"):
        read_pdf(form.bytes())


def test_deep_tree() -> None:
    form = SmallForm()
    node = form.pdf.make_indirect(Dictionary(T=String("leaf"), FT=Name.Tx))
    for _ in range(500):
        node = form.pdf.make_indirect(Dictionary(T=String("n"), Kids=Array([node])))
    form.fields.append(node)
    with verdict("too-many-fields"):
        read_pdf(form.bytes())


def test_deep_nesting_of_objects() -> None:
    body = (
        b"%PDF-1.7\n1 0 obj\n<</Type/Catalog/AcroForm<</Fields "
        + b"[" * 100_000
        + b"]" * 100_000
        + b">>>>\nendobj\ntrailer<</Root 1 0 R>>\n"
    )
    with verdict("damaged"):
        read_pdf(body)


def bomb(size: int) -> bytes:
    """`size` bytes of zeros, deflated, but not to noughts: these are a hole in the file."""
    packer = zlib.compressobj(9, strategy=zlib.Z_FIXED)
    return packer.compress(bytes(size)) + packer.flush()


def test_bomb_in_a_value() -> None:
    form = SmallForm()
    form.text("a").V = form.pdf.make_stream(bomb(100_000_000), Filter=Name.FlateDecode)
    with verdict("value-too-long"):
        read_pdf(form.bytes())


@pytest.mark.parametrize("filters", [Array([Name.FlateDecode, Name.FlateDecode]), Name.LZWDecode, Name("/Unknown"), 5])
def test_other_filters_on_a_value(filters: Any) -> None:
    form = SmallForm()
    form.text("a").V = form.pdf.make_stream(zlib.compress(bomb(1_000_000)), Filter=filters)
    with verdict("damaged"):
        read_pdf(form.bytes(compress_streams=False, stream_decode_level=StreamDecodeLevel.none))


def test_bomb_in_the_attachment() -> None:
    form = SmallForm()
    form.text("a", "x")
    form.attach(None, b"").write(bomb(100_000_000), filter=Name.FlateDecode)
    found = read_pdf(form.bytes())
    assert found.values == {"a": "x"} and found.identity is None


def test_tree_of_attachments_that_never_ends() -> None:
    form = SmallForm()
    form.text("a", "x")
    tree = form.pdf.make_indirect(Dictionary())
    tree.Kids = Array([tree] * 1_000)
    form.pdf.Root.Names = Dictionary(EmbeddedFiles=tree)
    assert read_pdf(form.bytes()).values == {"a": "x"}


def packed_pdf(objects: bytes) -> bytes:
    """A PDF whose form, object 2, stands in an object stream with these deflated contents."""
    data = b"%PDF-1.7\n"
    places = [len(data)]
    data += b"1 0 obj\n<</Type/Catalog/AcroForm 2 0 R/Pages 5 0 R>>\nendobj\n"
    places.append(len(data))
    data += f"3 0 obj\n<</Type/ObjStm/N 1/First 4/Length {len(objects)}/Filter/FlateDecode>>\nstream\n".encode()
    data += objects + b"\nendstream\nendobj\n"
    places.append(len(data))
    data += b"5 0 obj\n<</Type/Pages/Count 0/Kids[]>>\nendobj\n"
    places.append(len(data))
    rows = [(0, 0, 65535), (1, places[0], 0), (2, 3, 0), (1, places[1], 0), (1, places[3], 0), (1, places[2], 0)]
    table = b"".join(
        kind.to_bytes(1, "big") + place.to_bytes(4, "big") + index.to_bytes(2, "big") for kind, place, index in rows
    )
    data += f"4 0 obj\n<</Type/XRef/Size 6/W[1 4 2]/Root 1 0 R/Length {len(table)}>>\nstream\n".encode() + table
    return data + f"\nendstream\nendobj\nstartxref\n{places[3]}\n%%EOF\n".encode()


def test_bomb_in_an_object_stream() -> None:
    """pdf.md 7: 2–4 GB in readers that unpack it whole."""
    form = b"2 0 <</Fields[<</T(a)/FT/Tx/V(x)>>]>>"
    assert read_pdf(packed_pdf(zlib.compress(form))).values == {"a": "x"}
    packer = zlib.compressobj(9)
    packed = packer.compress(form) + packer.compress(b" " * 150_000_000) + packer.flush()
    with verdict("damaged"):
        read_pdf(packed_pdf(packed))


WRONG = [5, -1, True, Name("/X"), String("x"), Array(), Array([1, 2]), Dictionary(), Dictionary(Kids=5)]


@pytest.mark.filterwarnings("ignore:This document has")
@pytest.mark.parametrize("key", ["/T", "/FT", "/V", "/AS", "/Ff", "/Opt", "/Kids", "/Parent", "/AP", "/Subtype"])
def test_wrong_types_in_a_field(key: str) -> None:
    for wrong in WRONG:
        form = SmallForm()
        form.text("a", "x")
        for field in (
            form.radio("r", ["1", "2"], 0),
            form.check("c", True),
            form.combo("o", [("1", "a")], "1"),
            form.text("t", "x"),
        ):
            field[key] = wrong
        kid = form.radio("s", ["1", "2"], 0).Kids[0]
        kid[key] = wrong
        assert read_pdf(form.bytes()).values["a"] == "x", (key, wrong)


@pytest.mark.filterwarnings("ignore:This document has")
@pytest.mark.parametrize("place", ["AcroForm", "Fields", "Names", "EmbeddedFiles", "AF", "Annots", "EF", "UF"])
def test_wrong_types_around_the_fields(place: str) -> None:
    for wrong in WRONG:
        form = SmallForm()
        form.identity()
        form.text("a", "x")
        root, names = form.pdf.Root, form.pdf.Root.Names.EmbeddedFiles
        target = {
            "AcroForm": root,
            "Names": root,
            "AF": root,
            "Fields": root.AcroForm,
            "EmbeddedFiles": root.Names,
            "Annots": form.page.obj,
        }
        target.get(place, names.Names[1])[f"/{place}"] = wrong
        try:
            assert read_pdf(form.bytes()).values["a"] == "x", (place, wrong)
        except Unreadable as error:
            assert error.verdict in ("no-fields", "damaged"), (place, wrong)


def test_truncated_anywhere() -> None:
    form = SmallForm()
    form.identity()
    form.text("a", "x" * 500)
    form.radio("r", ["1", "2"], 1)
    data = form.bytes()
    for length in range(0, len(data), 97):
        try:
            read_pdf(data[:length])
        except Unreadable as error:
            assert error.verdict in ("empty-file", "not-a-pdf", "damaged", "no-fields")


@pytest.mark.parametrize("packed", [ObjectStreamMode.generate, ObjectStreamMode.disable])
def test_bytes_changed_at_random(packed: ObjectStreamMode) -> None:
    """Whatever comes out, it is a form or a verdict."""
    form = SmallForm()
    form.identity()
    form.text("a", "tekst")
    form.radio("r", ["1", "2", "3"], 1)
    form.check("c", True)
    form.combo("o", [("a", "A"), ("b", "B")], "b")
    data = form.bytes(object_stream_mode=packed, compress_streams=False)
    chance = random.Random(2)
    for _ in range(400 if ALL else 100):
        changed = bytearray(data)
        for _ in range(chance.choice((1, 3, 20))):
            at = chance.randrange(len(changed))
            if chance.random() < 0.3:
                del changed[at : at + chance.randrange(1, 30)]
            else:
                changed[at] = chance.choice((chance.randrange(256), *b"0123456789[]<>()/ "))
        try:
            read_pdf(bytes(changed))
        except Unreadable:
            continue


ENDLESS = (
    b"[12 ",
    b"</A ",
    b"</A1",
    b"</#41",
    b"[(a",
    b"[((a) ",
    b"<</A 1",
    b"<</A<</B 1 ",
    b"[1.1.1.",
    b"% ",
    b"%\n",
    b"[-.1",
)


@pytest.mark.parametrize("part", ENDLESS)
def test_words_of_a_head_are_read_in_one_way_only(part: bytes) -> None:
    """Of numbers and names that could be divided in several ways all were tried, twice as many with each one more."""
    words = part[:1] + part[1:] * (4000 // len(part))
    assert not is_whole_trailer(b"<" + words) and not is_whole_head(b"obj <" + words + b"/ObjStm stream\n")
