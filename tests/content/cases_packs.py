"""Packs that no workshop can be held with."""

from tests.content.small import SHEET, Files, field, sheet

PACK = "packs/meeting.yaml"
_HEAD = """\
id: meeting
title: {da: Møde, en: Meeting}
purpose: {da: Formål, en: Purpose}
audience: {da: Alle, en: Everybody}
participants: {min: 6, max: 30, default: 12}
"""
_PARTS = """\
parts:
  - id: start
    title: {da: Begyndelsen, en: The beginning}
    minutes: 30
    form: plenary
    script: {say: {da: Goddag, en: Hello}, steps: [{minutes: 10, do: {da: A, en: A}}, {minutes: 20, do: {da: B, en: B}}]}
  - id: work
    title: {da: Arbejdet, en: The work}
    minutes: 60
    form: groups
    worksheets: [{ref: small, copies: person}]
    cards: [{ref: small, field: deck}, {list: sectors}]
    posters: [{ref: small, copies: group}, {figure: picture, paper: a4}]
"""
_SHEET = sheet(
    "\n".join(
        [
            field("type: cards, statements: [{id: a, text: {da: A, en: A}}]", "deck"),
            field(
                "type: placement, rows: [{id: a, label: {da: L a, en: L a}}], columns: [{id: b, label: {da: L b, en: L b}}]",
                "board",
            ),
        ]
    )
)
_PLAIN = sheet().replace("id: small", "id: plain", 1).replace("{da: Titel, en: Title}", "{da: Andet, en: Other}", 1)
_LISTS = "sectors:\n  - {value: public, label: {da: Kommune, en: Council}}\n"
_FIGURE = """\
kind: groups
title: {da: T, en: T}
about: {da: A, en: A}
alternative: {da: A, en: A}
sources: [{ref: book, at: 3}]
groups: [{label: {da: G, en: G}, items: [{label: {da: I, en: I}}]}]
"""
_SOURCES = "book: {title: Bog, publisher: Forlag, year: 2011, rights: Forlagets}\n"
_STRANGE: Files = {"words.yaml": "old: {language: en, words: [the old guide], instead: the guide of 2011}\n"}


def pack(old: str = "", new: str = "", more: str = "") -> Files:
    """A small pack without faults and what it refers to; `old` put as `new`, `more` at its end."""
    text = _HEAD + _PARTS
    assert old in text
    files = {"lists.yaml": _LISTS, "sources.yaml": _SOURCES, "figures/picture.yaml": _FIGURE}
    return {
        SHEET: _SHEET,
        "worksheets/plain.yaml": _PLAIN,
        **files,
        PACK: (text.replace(old, new, 1) if old else text) + more,
    }


_MANY = "  - {{id: p{n}, title: {{da: P{n}, en: P{n}}}, minutes: {minutes}, form: break}}\n"

# (name, code, files); the code is expected at the marks.
CASES: list[tuple[str, str, Files]] = [
    ("a time of day that is a number", "bad-form", pack(more="start: ⟦9.30\n")),
    ("an empty pack", "pack-empty", pack() | {"packs/nothing.yaml": "⟦\n"}),
    ("a pack under another name", "id-is-not-file", pack("id: meeting", "id: ⟦metting")),
    ("a pack with two endings", "duplicate-part", pack() | {"packs/meeting.yml": (_HEAD + _PARTS).replace("id: meeting", "id: ⟦meeting", 1)}),
    ("a pack called as a device", "refused-name", pack() | {"packs/nul.yaml": (_HEAD + _PARTS).replace("id: meeting", "id: ⟦nul", 1)}),
    ("a pack called as the list", "same-page", pack() | {"packs/index.yaml": (_HEAD + _PARTS).replace("id: meeting", "id: ⟦index", 1)}),
    ("a word that is not ours in a pack", "word-not-ours", pack("audience: {da: Alle, en: Everybody}", "audience: {da: Alle, en: ⟦The Old  guide}") | _STRANGE),
    ("an unknown key of a pack", "unknown-key", pack("purpose:", "⟦porpose:")),
    ("no such form", "unknown-value", pack("form: groups", "form: ⟦group")),
    ("no such copies", "unknown-value", pack("copies: person", "copies: ⟦people")),
    ("a start that is no time", "bad-form", pack(more="start: ⟦9 o'clock\n")),
    ("a start beyond the day", "bad-form", pack(more="start: ⟦24:00\n")),
    ("a group of three", "number-range", pack(more="group_size: ⟦3\n")),
    ("a part of no minutes", "number-range", pack("minutes: 60", "minutes: ⟦0")),
    ("a pack in one language", "missing-translation", pack("audience: {da: Alle, en: Everybody}", "audience: ⟦{da: Alle}")),
    ("a script with other numbers in English", "numbers-differ", pack("say: {da: Goddag, en: Hello}", "say: ⟦{da: Vi er 12, en: We are 13}")),
    ("more people at least than at most", "min-above-max", pack("min: 6", "min: ⟦31")),
    ("a number of people beyond the range", "number-range", pack("default: 12", "default: ⟦31")),
    ("two parts of one id", "duplicate-id", pack("id: work", "id: ⟦start")),
    ("one worksheet twice in a part", "duplicate-id", pack("[{ref: small, copies: person}]", "[{ref: small}, ⟦{ref: small}]")),
    ("a pack of no such source", "unknown-source", pack(more="sources: [{ref: ⟦boook}]\n")),
    ("a worksheet in place of itself", "duplicate-id", pack("[{ref: small, copies: person}]", "[{ref: small}]\n    instead: [{ref: ⟦small, when: {da: hvis a, en: if a}}]")),
    ("one worksheet twice in place of another", "duplicate-id", pack("[{ref: small, copies: person}]", "[{ref: small}]\n    instead: [{ref: plain, when: {da: hvis a, en: if a}}, {ref: ⟦plain, when: {da: hvis b, en: if b}}]")),
    ("no such worksheet in place of another", "unknown-worksheet", pack("[{ref: small, copies: person}]", "[{ref: small}]\n    instead: [{ref: ⟦plian, when: {da: hvis a, en: if a}}]")),
    ("a pack of no such worksheet", "unknown-worksheet", pack("[{ref: small, copies: person}]", "[{ref: ⟦smal}]")),
    ("cards of no such field", "unknown-field", pack("field: deck", "field: ⟦dekc")),
    ("cards of no such list", "unknown-list", pack("list: sectors", "list: ⟦sector")),
    ("a poster of no such figure", "unknown-figure", pack("figure: picture", "figure: ⟦pictures")),
    ("cards of a field without anything for cards", "cards-of-nothing", pack("field: deck", "field: ⟦name")),
    ("a poster of a worksheet without a drawing", "poster-of-nothing", pack("{ref: small, copies: group}", "{ref: ⟦plain, copies: group}")),
    ("cards of a worksheet without a field", "cards-of", pack("{ref: small, field: deck}", "⟦{ref: small}")),
    ("cards of a list and a field", "cards-of", pack("{ref: small, field: deck}", "⟦{ref: small, field: deck, list: sectors}")),
    ("cards of a list too long for a card", "card-too-full", pack("list: sectors", "list: ⟦long") | {"lists.yaml": f"{_LISTS}long:\n  - {{value: a, label: {{da: A, en: '{'Too long. ' * 60}'}}}}\n"}),
    ("cards of options too long for a card", "card-too-full", pack("field: deck", "field: ⟦pick") | {SHEET: _SHEET.replace("examples:", f"      - {{id: pick, type: choice, label: {{da: V, en: V}}, options: [{{value: a, label: {{da: '{'For lang. ' * 60}', en: A}}}}]}}\nexamples:", 1)}),
    ("a poster of nothing", "poster-of", pack("{figure: picture, paper: a4}", "⟦{paper: a4}")),
    ("a programme of more than twelve hours", "agenda-too-long", pack(more=_MANY.format(n=1, minutes=600) + _MANY.format(n=2, minutes="⟦31"))),
    ("a programme past midnight", "agenda-past-midnight", pack("minutes: 60", "minutes: ⟦60", more='start: "23:00"\n')),
    ("steps that do not add up", "steps-minutes", pack("steps: [{minutes: 10", "steps: ⟦[{minutes: 15")),
]  # fmt: skip
