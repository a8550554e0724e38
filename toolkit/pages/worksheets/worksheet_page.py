"""The page of one worksheet as Markdown: purpose, facts, PDFs, plan, form, scores, examples, sources."""

from collections.abc import Iterator
from typing import TypedDict

from markupsafe import Markup

from toolkit.contract.data import LANGUAGES
from toolkit.contract.document import Document, Example, Field
from toolkit.contract.shape import lists_of
from toolkit.pages.page import Link, Page, StepLink, search_words
from toolkit.pages.worksheets.following import Following
from toolkit.pages.worksheets.form import asks, form_html
from toolkit.paper.print_files import kinds_of
from toolkit.templating.environment import rendered
from toolkit.words.answers import example_in_words
from toolkit.words.clause_text import ClauseText
from toolkit.words.locale import say
from toolkit.words.score_text import BandOnPaper, score_on_paper


def worksheet_page(
    models: dict[str, Document],
    language: str,
    step: StepLink,
    licence: str,
    packs: list[Link] | None = None,
    instead: list[Link] | None = None,
    then: Following | None = None,
) -> Page:
    """`models`: the worksheet in every language of the site; `packs`: those that use it; `instead`: those where it can take the place of another; `then`: what one does next."""
    model = models[language]
    text = rendered(
        "site/worksheet.md.j2",
        language,
        model=model,
        step=step,
        packs=packs or [],
        instead=instead or [],
        licence=licence,
        form=Markup(form_html(model, then)),
        form_title=say(language, "site.worksheet.form" if asks(model) else "site.worksheet.cards"),
        pdfs=[_downloads(models[other], language) for other in sorted(models, key=lambda other: other != language)],
        scores=_scores(model),
        examples=[{**example, "shown": example_in_words(model, example)} for example in model["examples"]],
    )
    return Page(
        path=f"worksheets/{model['id']}.md",
        title=model["title"],
        summary=model["purpose"],
        text=text,
        source=f"worksheets/{model['id']}.yaml",
        keywords=tuple(model["keywords"]),
        words=" ".join([searchable(model), *search_words("sheet", language)]),
        has_form=True,
    )


def pdf_name(model: Document, example: Example | None = None) -> str:
    """`<id>.pdf`, `<id>--<example>.pdf`: the names that `interfaces` promises."""
    return f"{model['id']}--{example['id']}.pdf" if example else f"{model['id']}.pdf"


def thumbnail_name(model: Document) -> str:
    """`<id>.svg`: the small picture of the sheet's first page, beside its PDF."""
    return f"{model['id']}.svg"


def print_name(model: Document, kind: str) -> str:
    """`<id>--cards.pdf`: a file that goes with the sheet and is to be printed only."""
    return f"{model['id']}--{kind}.pdf"


def sheet_files(model: Document) -> list[str]:
    """Every PDF of a worksheet in one language, and its picture."""
    made = [pdf_name(model, example) for example in (None, *model["examples"])]
    return [*made, *(print_name(model, kind) for kind in kinds_of(model)), thumbnail_name(model)]


def searchable(model: Document) -> str:
    """Every word of the sheet that a reader may look for: its plan and its questions, each text once."""
    plan = model["facilitation"]
    texts: list[str | None] = [*plan["steps"], *plan["materials"]] if plan else []
    for section in model["sections"]:
        texts += [section["title"], section["intro"]]
        for field in section["fields"]:
            texts += [field["label"], field["help"], *_words_in(field)]
    texts += [score["label"] for score in model["scores"]]
    return " ".join(_ended(text) for text in dict.fromkeys(texts) if text)


def _words_in(field: Field) -> Iterator[str]:
    """The words of its rows and columns, or of its options, or of its cards."""
    yield from (line["label"] for lines in lists_of(field).values() for line in lines)
    if field["type"] == "cards":
        yield from (card["text"] for card in field["statements"])


def _ended(text: str) -> str:
    return text if text[-1] in ".?!:" else f"{text}."


class Downloads(TypedDict):
    """The PDFs of a worksheet in one language."""

    language: str
    name: str
    files: list[Link]


class ScoreOnPage(TypedDict):
    """`of`: how many answers are counted."""

    label: str
    kind: str
    of: int
    min_answered: int
    weighted: bool
    reversed: bool
    bands: list[BandOnPaper]


def _downloads(model: Document, language: str) -> Downloads:
    """The PDFs of one language, named in it, as linked from a page of `language`."""
    other = model["language"]
    folder = "../pdf/" if other == language else f"../../{other}/pdf/"
    files: list[Link] = [{"address": folder + pdf_name(model), "title": say(other, "site.worksheet.pdf_empty")}]
    files += [
        {"address": folder + print_name(model, kind), "title": say(other, f"site.worksheet.pdf_{kind}")}
        for kind in kinds_of(model)
    ]
    for example in model["examples"]:
        title = say(other, "site.worksheet.pdf_example", title=example["title"])
        files.append({"address": folder + pdf_name(model, example), "title": title})
    return {"language": other, "name": LANGUAGES[other]["name"], "files": files}


def _scores(model: Document) -> list[ScoreOnPage]:
    words = ClauseText(model)
    return [
        {
            "label": score["label"],
            "kind": score["kind"],
            "of": len(score["items"]),
            "min_answered": score["min_answered"],
            "weighted": len({item["weight"] for item in score["items"]}) > 1,
            "reversed": any(item["reverse"] is not None for item in score["items"]),
            "bands": score_on_paper(score, words)["bands"],
        }
        for score in model["scores"]
    ]
