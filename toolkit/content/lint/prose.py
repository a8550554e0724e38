"""The text of a guide page: its references, and the numbers in it, which a reader must be able to trace."""

import re
from collections.abc import Iterator
from typing import Any

from toolkit.content.guide.blocks import KINDS, Block, blocks_in
from toolkit.content.guide.pages import START, GuidePage
from toolkit.content.guide.places import outside
from toolkit.content.guide.references import (
    Reference,
    foreign_in,
    misspelt_in,
    references_in,
    replaced,
    without_notes,
    without_references,
)
from toolkit.content.library import Library
from toolkit.content.lint.markup import slips_in
from toolkit.content.lint.named import bad_reference, check_name, known_names, reach, unknown
from toolkit.content.lint.texts import numbers_in
from toolkit.content.problem import Problem, Word, nearest
from toolkit.content.yaml.strange import merge_marks
from toolkit.contract.codes import LintCode
from toolkit.rules.cpr import looks_like_cpr, mask

# A number from ten upwards or a share, unless letters follow at once ("15M") or it counts paragraphs of a law ("§ 18").
_NUMBER = re.compile(
    r"(?<![\w§.,–-])(?<!§ )(?:[0-9]{1,12}[.,]){0,8}[0-9]{2,12}(?:,[0-9]{1,12})?(?![\w]|[.,][0-9])"
    r"|(?<![0-9])[0-9]{1,12} ?(?:%|pct\.|per cent)"
)
_OTHER_LINK = re.compile(r"\[([^\[\]]{0,500})\]\([^()]{0,500}\)")
_CODE = re.compile(r"`[^`]*`")
_ITEM = re.compile(r"^[ \t]*(?:[-*+]|[0-9]+\.)[ \t]+")
_LINKED = re.compile(r"(?<=\])\([^()\s]{1,500}\)|https?://\S{1,500}")
_GAP = re.compile(r"\[([^\[\]\n]{1,100})\][ \t]{1,9}(\((?:https?://|mailto:|[\w./-]{1,200}\.md\b)[^()\s]{0,500}\))")
_PICTURE = re.compile(r"!\[([^\[\]\n]{0,500})\]\(([^()\s:]{1,500})\)")  # of one's own: a figure has words of its own
_SHOWN_KINDS = (".jpg", ".jpeg", ".png", ".webp", ".svg", ".gif", ".avif")
_TOP = re.compile(r"^# +(\S.*)$")
_LONGEST_SHOWN = 60
_TRACES = ("fact", "source", "figure")


def check(library: Library, page: GuidePage, language: str) -> Iterator[Problem]:
    yield from _references(library, page, language)
    yield from _head(library, page)
    yield from _blocks_of(page)
    if _in_a_step(library, page, language):
        if not (library.layers.without and library.layers.is_of_a_base(page.file)):  # its facts may be left out
            yield from _untraced(page)
        yield from _unlinked(library, page, language)


def check_alone(page: GuidePage) -> Iterator[Problem]:
    """What depends on the page and on nothing else: references that are none, and what looks like somebody's number, but not in the address of a link."""
    if page.spoken:  # its own language has it already
        return
    for slip in merge_marks(page.text):
        yield _problem(page, "stray-line", slip.at, **{key: Word(f"{key}.{name}") for key, name in slip.data.items()})
    yield from _misspelt(page)
    yield from _apart(page)
    for one in slips_in(page.text):
        yield _problem(page, one.code, one.start, **one.data())
    for start, words in foreign_in(page.text):
        yield _problem(page, "foreign-content", start, text=words[:_LONGEST_SHOWN])
    yield from _pictures(page)
    yield from _top_headings(page)
    start = 0
    for line in page.text.split("\n"):
        if looks_like_cpr(_LINKED.sub("", line)):
            yield _problem(page, "personal-number", start)
        start += len(line) + 1


def _in_a_step(library: Library, page: GuidePage, language: str) -> bool:
    return any(page.folder == opening.folder and page.folder for opening in library.guide.pages[language].steps)


def _problem(page: GuidePage, code: LintCode, start: int, **data: Any) -> Problem:
    """A problem at the character `start` of the page's text."""
    before = page.text[:start]
    column = start - before.rfind("\n")
    return Problem(code, page.file, page.first_line + before.count("\n"), column, data=data)


def _references(library: Library, page: GuidePage, language: str) -> Iterator[Problem]:
    for reference in references_in(page.text):
        known = known_names(library, reference.kind)
        if reference.key not in known:
            code, data = unknown(reference.kind, reference.key, known)
            yield _problem(page, code, reference.start, **data)
        elif reference.kind == "fact":
            yield from _number_of_fact(library, page, language, reference)
        elif reference.kind == "source" and reference.at and outside(library.sources[reference.key], reference.at):
            data = reach(library, reference.key, reference.at)
            yield _problem(page, "place-outside", reference.start, **data)


def _misspelt(page: GuidePage) -> Iterator[Problem]:
    for one in misspelt_in(page.text):
        code, data = bad_reference(one)
        yield _problem(page, code, one.start, **data)


def _apart(page: GuidePage) -> Iterator[Problem]:
    """Links whose address stands behind a space: readers see brackets."""
    for match in _GAP.finditer(_CODE.sub(lambda code: " " * len(code[0]), page.text)):
        data = {"text": match[2], "how": Word("how.link-gap"), "mended": f"[{match[1]}]{match[2]}"}
        yield _problem(page, "bad-reference", match.start(2), **data)


def _pictures(page: GuidePage) -> Iterator[Problem]:
    """Pictures that some readers would not see, or not hear of."""
    for match in _PICTURE.finditer(_CODE.sub(lambda code: " " * len(code[0]), page.text)):
        how = "words" if not match[1].strip() else "kind" if not match[2].lower().endswith(_SHOWN_KINDS) else None
        if how:
            data = {"text": match[0][:_LONGEST_SHOWN], "how": Word(f"how.picture-{how}")}
            yield _problem(page, "bad-reference", match.start(), **data)


def _top_headings(page: GuidePage) -> Iterator[Problem]:
    """Headings like the title of the page: it has one."""
    first, start, is_code = 0, 0, False
    for n, line in enumerate(page.text.split("\n")):
        is_code ^= line.lstrip().startswith(("```", "~~~"))
        heading = None if is_code else _TOP.match(line)
        if heading and first:
            yield _problem(page, "heading-twice", start, text=heading[1].strip()[:_LONGEST_SHOWN], first=first)
        elif heading:
            first = page.first_line + n
        start += len(line) + 1


def _number_of_fact(library: Library, page: GuidePage, language: str, reference: Reference) -> Iterator[Problem]:
    says = library.guide.facts[reference.key].fact.says
    sentence = says.get(language) or says.get("") or ""
    strange = numbers_in(reference.text, language) - numbers_in(sentence, language)
    if strange:
        yield _problem(page, "fact-number", reference.start, text=reference.text, name=reference.key, says=sentence)


def _head(library: Library, page: GuidePage) -> Iterator[Problem]:
    for kind, names in (("worksheet", page.head.worksheets), ("case", page.head.cases)):
        known = known_names(library, kind)
        for n, name in enumerate(names):
            yield from check_name(page.facts, (f"{kind}s", n), kind, name, known)
    opening = page.head.opening
    if opening is not None and page.path != START:
        yield page.facts.problem("opening-elsewhere", ("opening",))
    known = list(library.guide.themes)
    for n, topic in enumerate(opening.topics if opening else []):
        yield from check_name(page.facts, ("opening", "topics", n), "theme", topic, known)
    known = known_names(library, "worksheet")
    for n, stage in enumerate(opening.stages if opening else []):
        if stage.worksheet is not None:
            path = ("opening", "stages", n, "worksheet")
            yield from check_name(page.facts, path, "worksheet", stage.worksheet, known)


def _blocks_of(page: GuidePage) -> Iterator[Problem]:
    for block in blocks_in(page.text):
        if not block.kind and not block.head and block.closed is False and not block.body:
            yield _problem(page, "block-unopened", block.start)
        elif block.kind not in KINDS:
            known, meant = ", ".join(KINDS), nearest(block.kind, KINDS)
            yield _problem(page, "block-unknown", block.start, value=block.kind, known=known, meant=meant)
        elif not block.closed:
            yield _problem(page, "block-open", block.start, value=block.kind)
        elif (lacks := _lacking(block)) is not None:
            yield _problem(page, lacks, block.start, value=block.kind)


def _lacking(block: Block) -> LintCode | None:
    """What a block of a known kind needs and does not have."""
    if block.kind == "number" and [reference.kind for reference in references_in(block.head)] != ["fact"]:
        return "block-number"
    if not block.body.strip():
        return "block-empty"
    if block.kind == "checklist" and not any(_ITEM.match(line) for line in block.body.splitlines()):
        return "block-list"
    return None


def _untraced(page: GuidePage) -> Iterator[Problem]:
    """Blocks (paragraphs, list items, rows of tables) with a number and nothing to trace it by."""
    for start, block in _blocks(page.text):
        if block.startswith("#") or any(reference.kind in _TRACES for reference in references_in(block)):
            continue
        words = _CODE.sub("", _OTHER_LINK.sub("", replaced(without_notes(mask(block)), lambda _: "")))
        found = _NUMBER.search(_ITEM.sub("", words))
        if found:
            yield _problem(page, "number-untraced", start, number=found[0].strip())


def _blocks(text: str) -> Iterator[tuple[int, str]]:
    start, lines = 0, list[str]()
    position = 0
    for line in [*text.splitlines(keepends=True), "\n"]:
        new = not line.strip() or _ITEM.match(line) or line.lstrip().startswith(("|", "#", ":::"))
        if new and lines:
            yield start, "".join(lines)
            lines = []
        if line.strip():
            if not lines:
                start = position
            lines.append(line)
        position += len(line)


def _unlinked(library: Library, page: GuidePage, language: str) -> Iterator[Problem]:
    """Worksheets that the page names but does not link to; of several with one title, one link will do. A page of a base cannot know those laid over it."""
    is_base = library.layers.is_of_a_base
    known = [
        sheet for sheet in library.worksheets if not is_base(page.file) or is_base(library.sheets[sheet.id].file.name)
    ]
    linked = {reference.key for reference in references_in(page.text) if reference.kind == "worksheet"}
    titles = {sheet.id: sheet.title.get(language) or sheet.title.get("") or "" for sheet in known}
    missing: dict[str, str] = {}
    for name, title in titles.items():
        if title and title not in missing and not any(titles.get(key) == title for key in linked):
            missing[title] = name
    plain = without_references(page.text)
    for title, name in missing.items():
        if title in plain and re.search(rf"(?<!\w){re.escape(title)}(?!\w)", plain):
            yield _problem(page, "worksheet-unlinked", max(page.text.find(title), 0), title=title, id=name)
