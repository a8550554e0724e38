"""The page of each pack, and the list of all: what it is, the programme, what to print, and for how many."""

from typing import Any, TypedDict

from toolkit.content.packs.document import Part
from toolkit.content.packs.model import Form
from toolkit.contract.data import LANGUAGES
from toolkit.contract.document import Document
from toolkit.pages.packs.made import PackMade, Packs
from toolkit.pages.page import Link, Page, search_words
from toolkit.pages.worksheets.list_pages import PRINTING
from toolkit.templating.data import in_page
from toolkit.templating.environment import rendered
from toolkit.templating.languages import in_its_language
from toolkit.templating.markdown_text import escaped, one_block
from toolkit.words.locale import say, words

LIST = "packs/index.md"
_STRIP_WIDE = 600  # units of the drawing


def pack_pages(packs: Packs, models: list[Document], language: str, titles: dict[str, str]) -> list[Page]:
    """The list and a page for each pack; nothing where there are no packs. `titles`: of the guide's pages by path."""
    if not packs:
        return []
    printing: Link | None = {"address": f"../{PRINTING}", "title": titles[PRINTING]} if PRINTING in titles else None
    own = [made[language] for made in packs.values()]
    title, summary = (say(language, f"pack.page-list.{key}") for key in ("title", "summary"))
    text = rendered("site/packs.md.j2", language,
        packs=own, lasts=lambda pack: lasts(pack.minutes, language), printing=printing,
    )  # fmt: skip
    listed = Page(LIST, title, summary, text, "packs/", search_words("packs", language), words="")
    by_id = {model["id"]: model for model in models}
    return [listed, *(_page(made, language, by_id, printing) for made in packs.values())]


def used_in(packs: Packs, language: str) -> dict[str, list[Link]]:
    """For each worksheet the packs that use it, as linked from the page of a worksheet."""
    return _linked(packs, language, {name: made[language].refs for name, made in packs.items()})


def instead_in(packs: Packs, language: str) -> dict[str, list[Link]]:
    """For each worksheet the packs that it is not a part of, but where it can take the place of one that is."""
    return _linked(
        packs,
        language,
        {
            name: [ref for ref in made[language].others if ref not in made[language].refs]
            for name, made in packs.items()
        },
    )


def _linked(packs: Packs, language: str, refs: dict[str, list[str]]) -> dict[str, list[Link]]:
    found: dict[str, list[Link]] = {}
    for name, named in refs.items():
        for ref in named:
            link: Link = {"title": packs[name][language].document["title"], "address": f"../packs/{name}.html"}
            found.setdefault(ref, []).append(link)
    return found


def lasts(minutes: int, language: str) -> str:
    """`2 timer og 15 min.`"""
    hours, rest = divmod(minutes, 60)
    short = say(language, "pack.minutes", n=rest)
    if not hours:
        return short
    long = say(language, "pack.page-list.hour") if hours == 1 else say(language, "pack.page-list.duration", hours=hours)
    return say(language, "pack.page-list.hours_and", hours=long, minutes=short) if rest else long


def _page(made: dict[str, PackMade], language: str, models: dict[str, Document], printing: Link | None) -> Page:
    pack = made[language]
    document = pack.document
    files = [
        {
            "language": other,
            "name": LANGUAGES[other]["name"],
            "address": f"../../{other}/pdf/pack-{document['id']}.pdf" if other != language else f"../pdf/pack-{document['id']}.pdf",
            "title": say(other, "pack.site.download", pages=made[other].pages, size=say(other, "pack.site.size", n=round(made[other].size / 1000))),
        }
        for other in sorted(made, key=lambda other: other != language)
    ]  # fmt: skip
    body = rendered("site/pack.html.j2", language,
        pack=pack,
        document=document,
        lines=list(zip(pack.told["print"], pack.whom, strict=True)),
        agenda=list(zip(document["parts"], pack.told["agenda"], strict=True)),
        bars=_bars(document["parts"]),
        files=files,
        sheets=[models[ref] for ref in pack.refs],
        lasts=lasts(pack.minutes, language),
        printing=printing,
        data=in_page(pack_data(pack, language)),
    )  # fmt: skip
    said = [
        document["audience"],
        *(part["title"] for part in document["parts"]),
        *(models[ref]["title"] for ref in [*pack.refs, *pack.others]),
    ]
    return Page(
        f"packs/{document['id']}.md",
        document["title"],
        document["purpose"],
        f"# {in_its_language(escaped(document['title']), document['title'])}\n\n{one_block(body)}",
        f"packs/{document['id']}.yaml",
        search_words("pack", language),
        words=". ".join(said),
        has_pack=True,
    )  # fmt: skip


class Bar(TypedDict):
    """From where, and how wide, in units of the drawing."""

    x: float
    width: float
    form: Form | None


def _bars(parts: list[Part]) -> list[Bar]:
    """The parts as bars beside each other, as wide as they are long."""
    total, now = sum(part["minutes"] for part in parts), 0
    bars: list[Bar] = []
    for part in parts:
        left, right = (round(_STRIP_WIDE * minutes / total, 1) for minutes in (now, now + part["minutes"]))
        bars.append({"x": left, "width": round(right - left - 2, 1), "form": part["form"]})
        now += part["minutes"]
    return bars


def pack_data(pack: PackMade, language: str) -> dict[str, Any]:
    """What the page's script must know (templates/assets/js/packs/): what the plan is made from, what the file holds, and words."""
    document, said, time = pack.document, words(language)["pack"], words(language)["print"]["pieces"]["time"]
    kept = ("id", "participants", "group_size", "start", "evaluation")
    parts = [
        {
            "id": part["id"],
            "minutes": part["minutes"],
            "worksheets": [{key: one[key] for key in ("ref", "copies")} for one in part["worksheets"]],
            "cards": [{key: one[key] for key in ("ref", "field", "list", "copies")} for one in part["cards"]],
            "posters": [{key: one[key] for key in ("ref", "figure", "copies")} for one in part["posters"]],
        }
        for part in document["parts"]
    ]
    lines = [
        {key: line[key] for key in ("item", "title", "for", "first", "pages", "paper")} | {"whom": whom}
        for line, whom in zip(pack.told["print"], pack.whom, strict=True)
    ]
    return {
        "language": language,
        "document": {key: document[key] for key in kept} | {"parts": parts, "results": bool(document["results"])},  # type: ignore[literal-required]
        "made": {"participants": pack.told["participants"], "groups": len(pack.told["groups"])},
        "print": lines,
        "words": {key: said[key] for key in _SAID}
        | said["script-page"]
        | {"collated_title": said["collated"]["title"], "end": said["agenda"]["end"]}
        | {"keeper": {key: time[key] for key in _TIME_KEEPER}},
    }


_SAID = (
    "refused", "one-person", "people", "one-group", "groups", "times", "clock", "total-sheets", "organisations", "one-organisation", "outside",
)  # fmt: skip
_TIME_KEEPER = ("title", "about", "start", "end", "what", "really")
