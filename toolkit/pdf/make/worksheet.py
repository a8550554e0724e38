"""A worksheet's fillable PDF: laid out, made a form, told what it is."""

import io
import json
from typing import Any
from xml.sax.saxutils import escape

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from toolkit.paper.boxes import BOX_ADDRESS, pdf_slots
from toolkit.pdf.identity import ATTACHMENT
from toolkit.pdf.make.font import form_font
from toolkit.pdf.make.form import add_form
from toolkit.pdf.make.layout import lay_out
from toolkit.pdf.make.save import saved

Model = dict[str, Any]
_NAMESPACE = "https://brobygger.invalid/ns/worksheet/1#"
# PDF wants a date with an attached file; the day of the build would make every build differ.
_DATE = "D:20260101000000Z"
_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:worksheet="{namespace}">
<pdfuaid:part>1</pdfuaid:part><dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<worksheet:id>{id}</worksheet:id><worksheet:version>{version}</worksheet:version><worksheet:hash>{hash}</worksheet:hash>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""


def pdf_from_html(html: str, model: Model) -> bytes:
    """The fillable PDF/UA-1 of a normalised model (docs/model.md), from its `print_html`. The same input gives the same bytes.

    Raises FormError where the laid out boxes are not the worksheet's fields.
    """
    return form_from_layout(lay_out(html), model)


def form_from_layout(layout: bytes, model: Model) -> bytes:
    """The form pass alone: laid out pages as a fillable PDF."""
    with pikepdf.open(io.BytesIO(layout)) as pdf:
        add_form(pdf, pdf_slots(model), BOX_ADDRESS, form_font())
        _identify(pdf, model)
        return saved(pdf)


def _identify(pdf: Pdf, model: Model) -> None:
    """Title, metadata and the attached definition, without its examples: they are long, and no reader needs them."""
    pdf.docinfo["/Title"] = model["title"]
    facts = {key: escape(str(model[key])) for key in ("title", "language", "id", "version", "hash")}
    pdf.Root.Metadata = pdf.make_stream(
        _XMP.format(namespace=_NAMESPACE, **facts).encode(), Type=Name.Metadata, Subtype=Name.XML
    )
    definition = json.dumps(
        {**model, "examples": []}, ensure_ascii=False, sort_keys=True, separators=(",", ":")
    ).encode()
    file = pdf.make_stream(definition, Type=Name.EmbeddedFile, Subtype=Name("/application/json"))
    file.Params = Dictionary(Size=len(definition), CreationDate=String(_DATE), ModDate=String(_DATE))
    spec = pdf.make_indirect(
        Dictionary(
            Type=Name.Filespec, F=String(ATTACHMENT), UF=String(ATTACHMENT), EF=Dictionary(F=file, UF=file),
            AFRelationship=Name.Data, Desc=String(model["title"]),
        )
    )  # fmt: skip
    pdf.Root.AF = Array([spec])
    pdf.Root.Names = Dictionary(EmbeddedFiles=Dictionary(Names=Array([String(ATTACHMENT), spec])))
