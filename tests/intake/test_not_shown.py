"""Answers in boxes that nobody can see are told, whatever hides them; in Python and in the browser alike."""

import io
from collections.abc import Callable
from typing import Any

from pikepdf import Array, Dictionary, Name, Pdf, String

from tests.browser.check_in_node import File
from tests.browser.test_check_reader import assert_same, known, one_filled

Change = Callable[[Pdf, Any], None]


def flag(flags: int) -> Change:
    def change(pdf: Pdf, field: Any) -> None:
        field.F = flags

    return change


def at(*corners: float) -> Change:
    def change(pdf: Pdf, field: Any) -> None:
        field.Rect = Array(list(corners))

    return change


def on_layer(rule: str | None = None, base: str = "ON", off: tuple[int, ...] = (), on: tuple[int, ...] = ()) -> Change:
    """On a layer, or with a rule on two."""

    def change(pdf: Pdf, field: Any) -> None:
        layers = [pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String(name))) for name in "ab"]
        chosen = {"OFF": Array([layers[one] for one in off]), "ON": Array([layers[one] for one in on])}
        rules = Dictionary(BaseState=Name(f"/{base}"), **chosen)
        pdf.Root.OCProperties = Dictionary(OCGs=Array(layers), D=rules)
        several = Dictionary(Type=Name.OCMD, OCGs=Array(layers), P=Name(f"/{rule}"))
        field.OC = layers[0] if rule is None else pdf.make_indirect(several)

    return change


def shown_of_page(key: str, *corners: float) -> Change:
    def change(pdf: Pdf, field: Any) -> None:
        page = next(page for page in pdf.pages if any(one.objgen == field.objgen for one in page.obj.Annots))
        page.obj[key] = Array(list(corners))

    return change


def turned(pdf: Pdf, field: Any) -> None:
    for page in pdf.pages:
        page.rotate(90, relative=True)


def off_its_page(pdf: Pdf, field: Any) -> None:
    for page in pdf.pages:
        page.obj.Annots = Array([one for one in page.obj.Annots if one.objgen != field.objgen])


SEEN: list[Change] = [
    flag(0), flag(4), flag(128), at(300, 220, 100, 200), on_layer(), on_layer(base="OFF", on=(0,)), on_layer("AnyOn", off=(0,)), on_layer("AnyOff", off=(0,)),
    on_layer("AllOff", off=(0, 1)), turned, shown_of_page("/CropBox", 0, 0, 2000, 2000), shown_of_page("/CropBox", 595, 842, 0, 0),
]  # fmt: skip
HIDDEN: list[Change] = [
    flag(2), flag(32), flag(6), off_its_page, at(0, 0, 0, 0), at(100, 100, 300, 100.5), at(2000, 10, 2100, 30), at(-300, -30, -200, -10), on_layer(off=(0,)),
    on_layer(base="OFF", on=(1,)), on_layer("AnyOn", off=(0, 1)), on_layer("AllOn", off=(1,)), on_layer("AnyOff"), on_layer("AllOff", off=(1,)),
    shown_of_page("/CropBox", 0, 0, 20, 20), shown_of_page("/MediaBox", 0, 0, 20, 20),
]  # fmt: skip


def changed(change: Change) -> bytes:
    target = io.BytesIO()
    with Pdf.open(io.BytesIO(one_filled()[1])) as pdf:
        change(pdf, next(field for field in pdf.Root.AcroForm.Fields if field.T == "text-plain"))
        pdf.save(target)
    return target.getvalue()


def test_what_hides_a_box_is_told() -> None:
    files: list[File] = [(f"{number}.pdf", changed(one), "pdf", "da") for number, one in enumerate([*SEEN, *HIDDEN])]
    for number, report in enumerate(assert_same(files, known())):
        told = [one["field"] for one in report["findings"] if one["code"] == "not-shown"]
        assert ("text-plain" in told) is (number >= len(SEEN)), number


def test_fields_of_others_that_are_called_like_ours_are_not_ours() -> None:
    """`_id2` is no field of ours, nor is `respondent__name2` one of the respondent."""

    def add(name: str) -> Change:
        def change(pdf: Pdf, field: Any) -> None:
            box = Dictionary(FT=Name.Tx, T=String(name), V=String("x"), Subtype=Name.Widget, F=2, Rect=field.Rect)
            pdf.Root.AcroForm.Fields.append(pdf.make_indirect(box))

        return change

    names = {"_id2": True, "_identity": True, "_aside1": True, "respondent__name2": True, "respondent__group": False}
    files: list[File] = [(f"{name}.pdf", changed(add(name)), "pdf", "da") for name in names]
    for (name, is_told), report in zip(names.items(), assert_same(files, known()), strict=True):
        assert ((("not-shown", name)) in [(one["code"], one["field"]) for one in report["findings"]]) is is_told, name
