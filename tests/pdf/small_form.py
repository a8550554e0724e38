"""Small AcroForm PDFs made by hand, shaped as docs/decisions say that our own are, for tests of the reader."""

import io
import json
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

RADIO = (1 << 14) | (1 << 15)
COMBO = 1 << 17
MULTILINE = 1 << 12


class SmallForm:
    """One page, fields added one by one; `bytes()` gives the file. Nothing is checked: tests make broken ones too."""

    def __init__(self) -> None:
        self.pdf = pikepdf.new()
        self.page = self.pdf.add_blank_page(page_size=(595, 842))
        self.page.obj.Annots = Array()
        self.fields = Array()
        self.pdf.Root.AcroForm = self.pdf.make_indirect(Dictionary(Fields=self.fields, DA=String("/Helv 0 Tf 0 g")))
        self.fields = self.pdf.Root.AcroForm.Fields

    def _add(self, field: pikepdf.Object, widget: bool = True) -> pikepdf.Object:
        made = self.pdf.make_indirect(field)
        self.fields.append(made)
        if widget:
            self.page.obj.Annots.append(made)
        return made

    def _look(self, paints: bytes = b"") -> pikepdf.Object:
        look = self.pdf.make_stream(paints)
        look.Type, look.Subtype, look.BBox = Name.XObject, Name.Form, Array([0, 0, 10, 10])
        return look

    def _widget(self, **entries: Any) -> pikepdf.Object:
        return Dictionary(
            Type=Name.Annot, Subtype=Name.Widget, Rect=Array([10, 10, 60, 30]), F=4, P=self.page.obj, **entries
        )

    def text(self, name: str, value: Any = None, flags: int = 0) -> pikepdf.Object:
        field = self._widget(FT=Name.Tx, T=String(name), TU=String(name), AP=Dictionary(N=self._look()))
        if value is not None:
            field.V = String(value) if isinstance(value, str) else value
        if flags:
            field.Ff = flags
        return self._add(field)

    def check(self, name: str, on: bool = False, state: str = "on") -> pikepdf.Object:
        now = Name("/" + state) if on else Name.Off
        looks = Dictionary({"/" + state: self._look(b"0 0 9 9 re f"), "/Off": self._look()})
        return self._add(self._widget(FT=Name.Btn, T=String(name), V=now, AS=now, AP=Dictionary(N=looks)))

    def radio(self, name: str, options: list[str], chosen: int | None = None) -> pikepdf.Object:
        now = Name.Off if chosen is None else Name(f"/{chosen}")
        group = Dictionary(
            FT=Name.Btn, Ff=RADIO, T=String(name), V=now, Kids=Array(), Opt=Array([String(o) for o in options])
        )
        group = self._add(group, widget=False)
        for number in range(len(options)):
            looks = Dictionary({f"/{number}": self._look(b"0 0 9 9 re f"), "/Off": self._look()})
            state = Name(f"/{number}") if number == chosen else Name.Off
            kid = self.pdf.make_indirect(self._widget(Parent=group, AS=state, AP=Dictionary(N=looks)))
            group.Kids.append(kid)
            self.page.obj.Annots.append(kid)
        return group

    def combo(self, name: str, options: list[tuple[str, str]], value: str | None = None) -> pikepdf.Object:
        pairs = Array([Array([String(export), String(label)]) for export, label in options])
        field = self._widget(FT=Name.Ch, Ff=COMBO, T=String(name), Opt=pairs, AP=Dictionary(N=self._look()))
        if value is not None:
            field.V = String(value)
        return self._add(field)

    def identity(
        self, sheet: str = "demo", version: int = 2, language: str = "da", digest: str = "0123abcd" * 8
    ) -> None:
        """The hidden field and the attachment."""
        self.text("_id", f"{sheet} {version} {language} {digest[:8]}", flags=1)
        self.attach(
            {"format": "brobygger-worksheet/1", "id": sheet, "version": version, "language": language, "hash": digest}
        )

    def attach(self, definition: Any, raw: bytes | None = None) -> pikepdf.Object:
        data = json.dumps(definition).encode() if raw is None else raw
        stream = self.pdf.make_stream(data, Type=Name.EmbeddedFile)
        spec = Dictionary(
            Type=Name.Filespec, F=String("worksheet.json"), UF=String("worksheet.json"), EF=Dictionary(F=stream)
        )
        spec = self.pdf.make_indirect(spec)
        names = Dictionary(Names=Array([String("worksheet.json"), spec]))
        self.pdf.Root.Names = Dictionary(EmbeddedFiles=self.pdf.make_indirect(names))
        return stream

    def bytes(self, **options: Any) -> bytes:
        target = io.BytesIO()
        self.pdf.save(target, **({"object_stream_mode": pikepdf.ObjectStreamMode.generate} | options))
        return target.getvalue()
