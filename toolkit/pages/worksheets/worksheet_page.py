"""The page of one worksheet as Markdown: purpose, facts, PDFs, plan, form, scores, examples, sources."""

from typing import Any

from markupsafe import Markup

from toolkit.contract.data import LANGUAGES
from toolkit.pages.page import Page, search_words
from toolkit.pages.worksheets.form import asks, form_html
from toolkit.paper.print_files import kinds_of
from toolkit.templating.environment import environment
from toolkit.words.answers import example_in_words
from toolkit.words.clause_text import ClauseText
from toolkit.words.locale import say
from toolkit.words.score_text import score_on_paper

Model = dict[str, Any]


def worksheet_page(
    models: dict[str, Model], language: str, step: Model, licence: str, packs: list[Model] | None = None
) -> Page:
    """`models`: the worksheet in every language of the site; `step`: `{"title", "address" or None, "sign"}` of its step's page; `packs`: those that use
    it, as `{"title", "address"}`."""
    model = models[language]
    text = (
        environment(language)
        .get_template("site/worksheet.md.j2")
        .render(
            model=model,
            step=step,
            packs=packs or [],
            licence=licence,
            form=Markup(form_html(model)),
            form_title=say(language, "site.worksheet.form" if asks(model) else "site.worksheet.cards"),
            pdfs=[_downloads(models[other], language) for other in sorted(models, key=lambda other: other != language)],
            scores=_scores(model),
            examples=[example | {"shown": example_in_words(model, example)} for example in model["examples"]],
        )
    )
    return Page(
        path=f"worksheets/{model['id']}.md",
        title=model["title"],
        summary=model["purpose"],
        text=text,
        source=f"worksheets/{model['id']}.yaml",
        keywords=tuple(model["keywords"]),
        words=" ".join([searchable(model), *search_words("sheet", language)]),
        has_form=asks(model),
    )


def pdf_name(model: Model, example: Model | None = None) -> str:
    """`<id>.pdf`, `<id>--<example>.pdf`: the names that `interfaces` promises."""
    return f"{model['id']}--{example['id']}.pdf" if example else f"{model['id']}.pdf"


def thumbnail_name(model: Model) -> str:
    """`<id>.svg`: the small picture of the sheet's first page, beside its PDF."""
    return f"{model['id']}.svg"


def print_name(model: Model, kind: str) -> str:
    """`<id>--cards.pdf`: a file that goes with the sheet and is to be printed only."""
    return f"{model['id']}--{kind}.pdf"


def sheet_files(model: Model) -> list[str]:
    """Every PDF of a worksheet in one language, and its picture."""
    made = [pdf_name(model, example) for example in (None, *model["examples"])]
    return [*made, *(print_name(model, kind) for kind in kinds_of(model)), thumbnail_name(model)]


def searchable(model: Model) -> str:
    """Every word of the sheet that a reader may look for: its plan and its questions, each text once."""
    plan = model["facilitation"] or {}
    texts = [*plan.get("steps", []), *plan.get("materials", [])]
    for section in model["sections"]:
        texts += [section["title"], section["intro"]]
        for field in section["fields"]:
            texts += [field["label"], field["help"]]
            for part in ("rows", "columns", "options"):
                texts += [line["label"] for line in field.get(part) or []]
            texts += [card["text"] for card in field.get("statements", [])]
    texts += [score["label"] for score in model["scores"]]
    return " ".join(_ended(text) for text in dict.fromkeys(texts) if text)


def _ended(text: str) -> str:
    return text if text[-1] in ".?!:" else f"{text}."


def _downloads(model: Model, language: str) -> Model:
    """The PDFs of one language, named in it, as linked from a page of `language`."""
    other = model["language"]
    folder = "../pdf/" if other == language else f"../../{other}/pdf/"
    files = [{"address": folder + pdf_name(model), "title": say(other, "site.worksheet.pdf_empty")}]
    files += [
        {"address": folder + print_name(model, kind), "title": say(other, f"site.worksheet.pdf_{kind}")}
        for kind in kinds_of(model)
    ]
    for example in model["examples"]:
        title = say(other, "site.worksheet.pdf_example", title=example["title"])
        files.append({"address": folder + pdf_name(model, example), "title": title})
    return {"language": other, "name": LANGUAGES[other]["name"], "files": files}


def _scores(model: Model) -> list[Model]:
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
