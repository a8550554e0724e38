"""What a PDF says of itself: its title, its language, that it is PDF/UA-1, and of which worksheet it is."""

from html import escape

from pikepdf import Name, Pdf, String

from toolkit.contract.document import Document

_NAMESPACE = "https://brobygger.invalid/ns/worksheet/1#"
_SHEET = """<worksheet:id>{id}</worksheet:id><worksheet:version>{version}</worksheet:version><worksheet:hash>{hash}</worksheet:hash>
"""
_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:worksheet="{namespace}">
{part}<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
{sheet}</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""


def describe(pdf: Pdf, title: str, language: str, model: Document | None = None, tagged: bool = True) -> None:
    """Title and metadata. `model`: of the one worksheet in the file; metadata know one to a file. `tagged`: it claims PDF/UA-1."""
    pdf.docinfo["/Title"] = String(title)  # pikepdf takes a text of a kind of its own (a `Lent`) for a list of letters
    sheet = _SHEET.format(id=escape(model["id"]), version=model["version"], hash=model["hash"]) if model else ""
    part = "<pdfuaid:part>1</pdfuaid:part>" if tagged else ""
    xmp = _XMP.format(title=escape(title), language=language, namespace=_NAMESPACE, sheet=sheet, part=part)
    pdf.Root.Metadata = pdf.make_stream(xmp.encode(), Type=Name.Metadata, Subtype=Name.XML)
