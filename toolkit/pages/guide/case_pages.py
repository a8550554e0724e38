"""The cases: a page each, and the list that can be narrowed by sector, level, target group and step."""

from itertools import chain
from typing import TypedDict

from toolkit.content.guide.model import CASE_PARTS, SECTORS, TARGET_GROUPS, Case
from toolkit.content.lint.guide import sectors_of
from toolkit.pages.guide.prose import CaseInWords, Prose
from toolkit.pages.page import Page, StepLink, search_words
from toolkit.pages.writer import SiteWriter
from toolkit.templating.environment import rendered
from toolkit.templating.languages import in_its_language
from toolkit.templating.markdown_text import plain
from toolkit.words.locale import say, words

Tag = tuple[str, str]  # the name of a drawn sign, and what it says in words
_LIKE = 3  # cases that are shown under another
LIST = "cases/index.md"


class KeyNumber(TypedDict):
    number: str
    says: str


class TaggedCase(CaseInWords):
    key_number: KeyNumber | None
    tags: list[Tag]


def newest_first(cases: dict[str, Case]) -> list[str]:
    """The keys by the last year that a case tells about, then by name; undated ones last."""
    return sorted(cases, key=lambda key: (-(cases[key].latest or 0), key))


def like(key: str, cases: dict[str, Case]) -> list[str]:
    """Up to three other cases for some of the same people, those first that share the most people, levels, sectors and steps."""

    def shared(other: str) -> int:
        one, two = cases[key], cases[other]
        return sum(
            len(set(mine) & set(theirs))
            for mine, theirs in (
                (one.target_groups, two.target_groups),
                (one.levels, two.levels),
                (one.sectors, two.sectors),
                (one.steps, two.steps),
            )
        )

    groups = set(cases[key].target_groups)
    others = [other for other in newest_first(cases) if other != key and groups & set(cases[other].target_groups)]
    return sorted(others, key=shared, reverse=True)[:_LIKE]


def _after(key: str, cases: dict[str, Case]) -> str | None:
    """The case that follows in the list."""
    order = newest_first(cases)
    return next(iter(order[order.index(key) + 1 :]), None)


def case_pages(writer: SiteWriter, steps: dict[int, StepLink]) -> list[Page]:
    """The list and every case; nothing where there are none. `steps`: by number, linked from cases/."""
    cases = writer.library.guide.cases
    if not cases:
        return []
    return [_list(writer, steps), *(_kept_page(key, case, writer, steps) for key, case in cases.items())]


def _kept_page(key: str, case: Case, writer: SiteWriter, steps: dict[int, StepLink]) -> Page:
    return writer.kept(f"case {key} {steps}", lambda: _page(key, case, writer, steps))


def _page(key: str, case: Case, writer: SiteWriter, steps: dict[int, StepLink]) -> Page:
    prose = writer.prose(f"cases/{key}.md")
    language = writer.language
    parts = [
        (say(language, f"guide.cases.{name}"), prose.markdown(getattr(case, name)))
        for name in CASE_PARTS
        if getattr(case, name)
    ]
    cases = writer.library.guide.cases
    after = _after(key, cases)
    summary = prose.line(case.summary)
    text = rendered(
        "site/case.md.j2",
        language,
        title=prose.say(case.title),
        summary=summary,
        key_number=_key_number(case, prose),
        facts=_facts(case, prose, writer),
        steps=[steps[number] for number in case.steps if number in steps],
        parts=parts,
        models=writer.sheets_in_order(case.worksheets),
        places=[{**prose.place(place.ref, place.at), "key": place.ref} for place in case.sources],
        like=[tagged(other, writer, prose) for other in like(key, cases)],
        after=prose.case(after) if after else None,
        foot=prose.foot(),
    )
    groups = target_groups(writer)
    sectors = (search_words(f"sector-{sector}", language) for sector in case.sectors)
    told = (*(groups[group] for group in case.target_groups), *chain.from_iterable(sectors))
    keywords = dict.fromkeys((*(case.keywords.get(language) or case.keywords.get("") or []), *told))
    return Page(
        f"cases/{key}.md", prose.say(case.title), plain(summary), text, f"cases/{key}.yaml", tuple(keywords), notes=prose.notes
    )  # fmt: skip


def _key_number(case: Case, prose: Prose) -> KeyNumber | None:
    """The number that the case is remembered by, as a reference to its fact, and what it says."""
    known = case.key_number
    if known is None:
        return None
    number = prose.say(known.number)
    return {
        "number": in_its_language(prose.line(f"[{number}](fact:{known.fact})"), number),
        "says": prose.say(known.says),
    }


def _facts(case: Case, prose: Prose, writer: SiteWriter) -> list[tuple[str, list[Tag], str]]:
    """What stands at the head of a case: the name of a fact, its tags, its words."""
    language = writer.language
    groups = target_groups(writer)
    if not case.levels:
        read = say(language, "guide.cases.level_unknown")
    else:
        read = say(language, "guide.cases.level_ours") if case.levels_from == "ours" else ""
    shown: dict[str, tuple[list[Tag], str]] = {
        "who": ([], prose.say(case.who)),
        "where": ([("place", prose.say(case.where))], ""),
        "years": ([], prose.say(case.years)),
        "sectors": (sector_tags(case, writer), ""),
        "targets": ([], ", ".join(groups[group] for group in case.target_groups)),
        "levels": (level_tags(case, language), read),
    }
    return [(say(language, f"guide.cases.{name}"), tags, text) for name, (tags, text) in shown.items()]


def tagged(key: str, writer: SiteWriter, prose: Prose) -> TaggedCase:
    """A case as a card shows it: with its sectors and levels."""
    case = writer.library.guide.cases[key]
    known = case.key_number
    shown: KeyNumber | None = {"number": prose.say(known.number), "says": prose.say(known.says)} if known else None
    tags = [*sector_tags(case, writer), *level_tags(case, writer.language)]
    return {**prose.case(key), "key_number": shown, "tags": tags}


def sector_tags(case: Case, writer: SiteWriter) -> list[Tag]:
    names = sectors_named(writer)
    return [(sector, names[sector]) for sector in case.sectors]


def level_tags(case: Case, language: str) -> list[Tag]:
    return [(f"level-{level}", say(language, "guide.cases.level_n", n=level)) for level in case.levels]


def sectors_named(writer: SiteWriter) -> dict[str, str]:
    """Every sector that a case may have, in the page's language."""
    prose, own = writer.prose(LIST), writer.library.options.get(SECTORS, [])
    if own:
        return {option.value: prose.say(option.label) for option in own}
    named = words(writer.language)["guide"]["sector"]
    return {sector: str(named[sector]) for sector in sectors_of(writer.library)}


def target_groups(writer: SiteWriter) -> dict[str, str]:
    prose = writer.prose(LIST)
    return {option.value: prose.say(option.label) for option in writer.library.options.get(TARGET_GROUPS, [])}


def _list(writer: SiteWriter, steps: dict[int, StepLink]) -> Page:
    language, cases, prose = writer.language, writer.library.guide.cases, writer.prose(LIST)
    levels = {level for case in cases.values() for level in case.levels}
    used = {group for case in cases.values() for group in case.target_groups}
    choices = [
        ("sector", list(sectors_named(writer).items())),
        ("level", [(str(n), say(language, "guide.cases.level_n", n=n)) for n in sorted(levels)]),
        ("target", [(value, label) for value, label in target_groups(writer).items() if value in used]),
        ("step", [(str(n), step["title"]) for n, step in sorted(steps.items())]),
    ]
    found = [
        {
            **tagged(key, writer, prose),
            "tokens": [
                ("sector", " ".join(case.sectors)),
                ("level", " ".join(map(str, case.levels))),
                ("target", " ".join(case.target_groups)),
                ("step", " ".join(map(str, case.steps))),
            ],
        }
        for key in newest_first(cases)
        for case in [cases[key]]
    ]
    labelled = [(name, say(language, f"guide.cases.{name}"), pairs) for name, pairs in choices]
    text = rendered("site/cases.md.j2", language, found=found, choices=labelled)
    title, summary = (say(language, f"guide.cases.{key}") for key in ("title", "summary"))
    return Page(LIST, title, summary, text, "cases/", words="")
