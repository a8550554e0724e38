"""`build.py fill ANSWERS -o PDF`: an answer file, written into the worksheet's own PDF."""

import argparse
import json
import os
from typing import Any

from toolkit.cli.intake_options import complain, definitions_of, save, tell_faults
from toolkit.cli.options import add_common, add_verb, some_path, some_text
from toolkit.contract.document import Document
from toolkit.intake.batch import Batch, exit_code
from toolkit.intake.definitions import ContentDefinitions
from toolkit.reading.finding import Finding
from toolkit.words.locale import say
from toolkit.words.messages import label_of

_MOST_SIGNS = 20


def register(subparsers: Any) -> None:
    parser, language = add_verb(subparsers, "fill", "intake.verbs.fill")
    parser.add_argument("path", type=some_text, metavar="ANSWERS", help=say(language, "intake.options.answers"))
    parser.add_argument(
        "-o", dest="output", type=some_path, metavar="PDF", required=True, help=say(language, "intake.options.pdf")
    )
    parser.add_argument("--force", action="store_true", help=say(language, "intake.options.force"))
    add_common(parser, language)


def run(args: argparse.Namespace) -> int:
    from toolkit.report.text import show_reports

    if args.output.suffix.lower() != ".pdf":
        complain(args.language, "pdf-ending", path=args.output)
        return 2
    if os.path.lexists(args.output) and not args.force:
        complain(args.language, "exists", path=args.output)
        return 2
    definitions = definitions_of(args.content, args.language)
    if definitions is None:
        return 2
    batch = Batch([args.path], definitions, args.language, "extract")
    forms = [form for _, form in batch]
    tell_faults(definitions, args.content, args.language)
    if len(forms) != 1:
        complain(args.language, "one-answer-file")
        return 2
    report, document = forms[0]["report"], forms[0].get("document")
    if report["findings"]:
        show_reports([report], [], args.language, stderr=True)
    if document is None:
        return 2
    model = definitions.model(document["worksheet"], document["language"])
    if model is None or document["version"] != model["version"]:
        complain(args.language, "unknown-version-fill", path=report["path"])
        return 2
    if any(finding["code"] == "language-needed" for finding in report["findings"]):
        complain(args.language, "language-fill", path=report["path"])
        return 2
    filled = _filled(definitions, model, document, report["path"], args.language)
    if filled is None or not save(args.output, filled, args.force, args.language, batch):
        return 2
    unseen = _not_drawn(document)
    if unseen:
        complain(args.language, "not-drawn", path=report["path"], signs=" ".join(unseen))
    return max(exit_code([report]), int(bool(unseen)))


def _not_drawn(document: dict[str, Any]) -> list[str]:
    """The signs of the answers that stand in the PDF's values, but cannot be seen on its pages."""
    from toolkit.paper.signs import not_drawn

    said = [document.get(part) for part in ("answers", "respondent")]
    return not_drawn(json.dumps(said, ensure_ascii=False))[:_MOST_SIGNS]


def _filled(
    definitions: ContentDefinitions, model: Document, document: dict[str, Any], path: str, language: str
) -> bytes | None:
    from toolkit.pdf.make.fill import fill_pdf
    from toolkit.reading.apart import NoRoom

    try:
        return fill_pdf(_empty_form(definitions, model), model, document)
    except NoRoom as error:
        field = error.field and error.field.replace("respondent__", "respondent.")
        place = Finding(error.code, field, error.row, error.column)
        complain(language, "no-room", path=path, label=label_of(place, model, language))
        return None


def _empty_form(definitions: ContentDefinitions, model: Document) -> bytes:
    """The worksheet's empty PDF as the site has it: from an earlier build, or laid out now."""
    from toolkit.site import pdf_cache
    from toolkit.site.library_sheets import printed

    sheet = printed(definitions.read(), model)

    def made() -> bytes:
        from toolkit.pdf.make.worksheet import pdf_from_html  # WeasyPrint: a second

        return pdf_from_html(sheet.html, model, address=sheet.address)

    return pdf_cache.STORE.kept(sheet.key, made)
