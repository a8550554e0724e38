"""JSON that goes with a PDF as an attached file."""

from collections.abc import Mapping

from pikepdf import Array, Dictionary, Name, Pdf, String

# PDF wants a date with an attached file; the day of the build would make every build differ.
_DATE = "D:20260101000000Z"


def attach(pdf: Pdf, files: Mapping[str, tuple[bytes, str]]) -> None:
    """Attaches JSON to the document, by the name of the file: `(data, description)`. Replaces what was attached before."""
    specs = {}
    for name, (data, description) in files.items():
        file = pdf.make_stream(data, Type=Name.EmbeddedFile, Subtype=Name("/application/json"))
        file.Params = Dictionary(Size=len(data), CreationDate=String(_DATE), ModDate=String(_DATE))
        specs[name] = pdf.make_indirect(
            Dictionary(
                Type=Name.Filespec, F=String(name), UF=String(name), EF=Dictionary(F=file, UF=file),
                AFRelationship=Name.Data, Desc=String(description),
            )
        )  # fmt: skip
    pdf.Root.AF = Array(specs.values())
    names = [thing for name in sorted(specs) for thing in (String(name), specs[name])]
    pdf.Root.Names = Dictionary(EmbeddedFiles=Dictionary(Names=Array(names)))
