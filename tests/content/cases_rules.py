"""Worksheets of the right shape that do not hold together."""

from tests.content.cases_shape import one, top
from tests.content.small import SHEET, Files, field, plain, sheet

_LISTS = "degree: {min: 1, max: 5}\nsectors:\n  - {value: public, label: {da: Offentlig, en: Public}}\n  - {value: private, label: {da: Privat, en: Private}}\n"
_ROWS = "rows: [{id: a, label: {da: L a, en: L a}}, {id: b, label: {da: B, en: B}}]"
GRID = field(f"type: grid, {_ROWS}, scale: {{min: 1, max: 5}}", "grid")
TABLE = field(f"type: table, {_ROWS}, columns: [{field('type: number', 'c')}]", "table")
_AB = "options: [{value: a, label: {da: L a, en: L a}}, {value: b, label: {da: B, en: B}}]"
_PICK = field(f"type: choice, {_AB}", "pick")
_MANY = field(f"type: choices, {_AB}", "many")
MIXED = field(
    f"type: table, max_rows: 2, columns: [{field('type: scale, scale: {min: 1, max: 5}', 's')}, {field(f'type: choice, {_AB}', 'c')}, {field('type: number', 'n')}]",
    "mixed",
)
_AMOUNT = field("type: number", "amount")


def _shown(condition: str, *others: str) -> Files:
    return {SHEET: sheet("\n".join([*others, field(f"type: text, show_if: {condition}")]))}


def _score(keys: str, *fields: str) -> Files:
    return {SHEET: sheet("\n".join(fields), top=f"scores:\n  - {{id: s, label: {{da: A, en: A}}, {keys}}}")}


def _bands(*limits: str, score: str = "mean_of: [step]") -> Files:
    bands = "".join(f"      - {{up_to: {limit}, label: {{da: A{n}, en: A{n}}}}}\n" for n, limit in enumerate(limits))
    return {
        SHEET: sheet(_AMOUNT, top=f"scores:\n  - id: s\n    label: {{da: A, en: A}}\n    {score}\n    bands:\n{bands}")
    }


def _match(row: str, first: str = "sectors", second: str = "sectors") -> Files:
    fields = [
        field(f"type: choices, options: {first}", "ours"),
        field(f"type: choice, options: {second}", "theirs"),
        _PICK,
    ]
    lists = _LISTS + "others:\n  - {value: x, label: {da: X, en: X}}\n"
    return {"lists.yaml": lists, SHEET: sheet("\n".join(fields), top=f"match:\n  - {row}")}


def _change(row: str) -> Files:
    return {SHEET: sheet(_PICK, top=f"changes:\n  - {row}")}


def _moved(rows: str, *fields: str, version: int = 2) -> Files:
    text = sheet("\n".join(fields), top=f"changes: [{rows}]")
    return {SHEET: text.replace("version: 2", f"version: {version}")}


_FREE = field("type: table, max_rows: 3, columns: [" + field("type: text", "c") + "]", "free")
_LINES = "[{id: a, label: {da: L a, en: L a}}]"
_MAP = field(f"type: placement, max_cards: 3, rows: {_LINES}, columns: {_LINES}", "map")


_MANY_ROWS = "[" + ", ".join(f"{{id: r{n}, label: {{da: Nr. {n}, en: No. {n}}}}}" for n in range(25)) + "]"
_STRENGTH = field("type: scale, scale: {min: 1, max: 5}", "strength")


def _drawn(layout: str, *fields: str) -> Files:
    """A second section of that layout with these fields."""
    items = "".join(f"      - {field(keys, f'part-{n}')}\n" for n, keys in enumerate(fields))
    section = f"  - id: drawn\n    title: {{da: Tegning, en: Drawing}}\n    layout: {layout}\n    fields:\n{items}"
    return {SHEET: plain().replace("examples:\n", section + "examples:\n")}


def _example(answers: str, *fields: str, more: str = "") -> Files:
    return {
        SHEET: sheet(
            "\n".join(fields), examples=f"examples:\n  - {{id: e, title: {{da: A, en: A}}, answers: {answers}{more}}}\n"
        )
    }


def _title(text: str) -> Files:
    return {SHEET: plain().replace("title: {da: Titel, en: Title}", f"title: {text}", 1)}


def _chain() -> Files:
    """f0 asks f1, which asks f2 …: the rules have to go all the way before they know about f0."""
    fields = [
        field(f"type: text, show_if: {'⟦' if n == 9 else ''}{{field: f{n + 1}, answered: true}}", f"f{n}")
        for n in range(60)
    ]
    return {SHEET: sheet("\n".join([*fields, field("type: text", "f60")]))}


def _label(text: str) -> Files:
    """A question whose Danish label is this text."""
    return {SHEET: sheet('{id: extra, type: text, label: {da: ⟦"' + text + '", en: Field}}')}


# (name, code, files); the code is expected at the marks.
CASES: list[tuple[str, str, Files]] = [
    ("an answer carried to no other worksheet", "carry-alone", one("type: text, carry: ⟦who")),
    ("an answer carried from one question to another of the same worksheet", "carry-alone", {SHEET: sheet("\n".join(field("type: text, carry: ⟦who", name) for name in ("one", "two")))}),
    ("two options with one label", "same-label", one("type: choice, options: [{value: a, label: {da: Ja, en: A}}, {value: b, label: {da: ⟦ja, en: B}}]")),
    ("two options with one label in English", "same-label", one("type: choices, options: [{value: a, label: {da: Ja, en: Yes}}, {value: b, label: {da: Jo, en: ⟦'yes​ '}}]")),
    ("two rows with one label", "same-label", one("type: grid, scale: {min: 1, max: 3}, rows: [{id: a, label: {da: En  linje, en: A}}, {id: b, label: {da: ⟦En linje., en: B}}]")),
    ("two columns with one label", "same-label", one("type: table, max_rows: 2, columns: [{id: a, type: text, label: {da: Hvem, en: A}}, {id: b, type: text, label: {da: ⟦Hvem, en: B}}]")),
    ("two columns with one short label", "same-label", one("type: table, max_rows: 2, columns: [{id: a, type: text, label: {da: Hvem, en: A}, short: {da: H, en: A}}, {id: b, type: text, label: {da: Hvor, en: B}, short: {da: ⟦H, en: B}}]")),
    ("two questions with one label", "same-label", {SHEET: sheet("{id: extra, type: text, label: {da: ⟦Navn, en: Other}}")}),
    ("two steps with one label", "same-label", one("type: scale, scale: {min: 1, max: 3, labels: {1: {da: Lav, en: A}, 3: {da: ⟦Lav, en: B}}}")),
    ("two options of a list with one label", "same-label", {"lists.yaml": "l:\n  - {value: a, label: {da: Ja, en: A}}\n  - {value: b, label: {da: ⟦Ja, en: B}}\n", SHEET: sheet()}),
    ("a plain text for two languages", "missing-translation", _title("⟦Titel")),
    ("one language only", "missing-translation", _title("⟦{da: Titel}")),
    ("a Danish list only", "missing-translation", top("facilitation: {minutes: 5, steps: ⟦{da: [Tal]}}")),
    ("a label in a named list", "missing-translation", {"lists.yaml": "scales:\n  degree: {min: 1, max: 5, labels: {1: ⟦{da: A}}}\n", SHEET: plain()}),
    ("a misspelt language", "text-language", _title("{⟦dk: Titel, en: Title}")),
    ("lists of different length", "lists-differ", top("facilitation: {minutes: 5, steps: ⟦{da: [A, B], en: [A]}}")),
    ("other numbers", "numbers-differ", _title("⟦{da: 3 spørgsmål, en: 4 questions}")),
    ("a number left out", "numbers-differ", _title("⟦{da: 3 spørgsmål, en: Questions}")),
    ("a decimal sign of the other language", "numbers-differ", _title("⟦{da: '1,500 kr.', en: '1,500 kroner'}")),
    ("a main colour too light to read", "colour-contrast", {"site.yaml": "contact: a@b.dk\ncolours: {main: ⟦'#8ab4f8', mark: '#000000'}\n", SHEET: plain()}),
    ("a logo that cannot be seen on the header", "colour-contrast", {"site.yaml": "contact: a@b.dk\ncolours: {main: '#12494d', mark: ⟦'#1d666b'}\n", SHEET: plain()}),
    ("a colour that is none", "bad-form", {"site.yaml": "contact: a@b.dk\ncolours: {main: ⟦blue, mark: '#ffffff'}\n", SHEET: plain()}),
    ("a logo that is not there", "logo-unusable", {"site.yaml": "contact: a@b.dk\nlogo: ⟦logo.svg\n", SHEET: plain()}),
    ("a logo outside the folder", "logo-unusable", {"site.yaml": "contact: a@b.dk\nlogo: ⟦../logo.svg\n", SHEET: plain()}),
    ("a logo of another kind", "logo-unusable", {"site.yaml": "contact: a@b.dk\nlogo: ⟦logo.gif\n", "logo.gif": "GIF89a", SHEET: plain()}),
    ("a logo that fetches", "logo-unusable", {"site.yaml": "contact: a@b.dk\nlogo: ⟦logo.svg\n", "logo.svg": '<svg xmlns="http://www.w3.org/2000/svg"><image href="https://example.org/a.png"/></svg>', SHEET: plain()}),
    ("no contact", "placeholder-contact", {"site.yaml": "name: Brobygger\ncontact: ⟦''\n", SHEET: plain()}),
    ("a made-up contact", "placeholder-contact", {"site.yaml": "contact: ⟦navn@example.com\n", SHEET: plain()}),
    ("no contact at all", "placeholder-contact", {"site.yaml": "⟦name: Brobygger\n", SHEET: plain()}),
    ("a field twice", "duplicate-id", {SHEET: sheet("{id: ⟦name, type: text, label: {da: L name, en: L name}}")}),
    ("a section twice", "duplicate-id", {SHEET: sheet().replace("examples:", "  - id: ⟦first\n    title: {da: A, en: A}\n    fields: [" + _PICK + "]\nexamples:")}),
    ("an option twice", "duplicate-id", one(_AB.replace("value: b", "value: ⟦a") + ", type: choice")),
    ("a row twice", "duplicate-id", one(f"type: grid, scale: {{min: 1, max: 2}}, {_ROWS.replace('id: b', 'id: ⟦a')}")),
    ("an option of a named list twice", "duplicate-id", {"lists.yaml": _LISTS.replace("value: private", "value: ⟦public"), SHEET: plain()}),
    ("an option of a grouped list twice", "duplicate-id", {"lists.yaml": "g:\n  l:\n    - {value: a, label: {da: L a, en: L a}}\n    - {value: ⟦a, label: {da: L a, en: L a}}\n", SHEET: plain()}),
    ("a language twice", "duplicate-id", {"site.yaml": "contact: a@b.dk\nlanguages: [da, en, ⟦da]\n", SHEET: plain()}),
    ("a row of a score twice", "duplicate-id", _score("mean_of: [grid, ⟦grid.a]", GRID)),
    ("an example twice", "duplicate-id", {SHEET: sheet() + "  - {id: ⟦filled, title: {da: A, en: A}, answers: {name: Bo}}\n"}),
    ("an id that is taken", "reserved-id", {SHEET: sheet("{id: ⟦respondent, type: text, label: {da: L respondent, en: L respondent}}")}),
    ("no such source", "unknown-source", top("sources: [{ref: ⟦mm-2012}]")),
    ("no such list", "unknown-list", one("type: choice, options: ⟦sector") | {"lists.yaml": _LISTS}),
    ("a list for a scale", "wrong-type", one("type: scale, scale: ⟦sectors") | {"lists.yaml": _LISTS}),
    ("no such scale in a grid", "unknown-list", one(f"type: grid, {_ROWS}, scale: ⟦degre") | {"lists.yaml": _LISTS}),
    ("no such scale in a column", "unknown-list", one("type: table, max_rows: 2, columns: [" + field("type: scale, scale: ⟦x", "c") + "]")),
    ("a condition on no field", "unknown-field", _shown("{field: ⟦nam, is: a}")),
    ("a comment on no field", "unknown-field", one("type: text, about: ⟦nam")),
    ("a score of no field", "unknown-field", _score("mean_of: [⟦stop]")),
    ("a weight of no field", "unknown-field", _score("mean_of: [step], weights: {⟦stop: 2}")),
    ("a match of no field", "unknown-field", _match("{reason: {da: A, en: A}, wants: ours, gives: ⟦their}")),
    ("a rename to no field", "unknown-field", _change("{from: 1, rename: {old: ⟦new}}")),
    ("a rename to a cell of no field", "unknown-field", _change("{from: 1, rename: {old: ⟦new.a}}")),
    ("values of no field", "unknown-field", _change("{from: 1, values: {⟦old: {a: b}}}")),
    ("no such row", "unknown-row", _shown("{field: ⟦grid.c, is: 1}", GRID)),
    ("a row of a field without rows", "unknown-row", _shown("{field: ⟦name.a, is: x}")),
    ("a rename to no row", "unknown-row", _moved("{from: 1, rename: {old: ⟦grid.c}}", GRID)),
    ("a rename to a row of a field without rows", "unknown-row", _moved("{from: 1, rename: {old: ⟦name.a}}")),
    ("a rename to a row whose grid has another name later", "unknown-row", _moved("{from: 1, rename: {old: ⟦before.c}}, {from: 2, rename: {before: grid}}", GRID, version=3)),
    ("values of no row", "unknown-row", _moved("{from: 1, values: {⟦grid.c: {x: y}}}", GRID)),
    ("a rename to no column", "unknown-column", _moved("{from: 1, rename: {old: ⟦table.a.d}}", TABLE)),
    ("a rename to a whole row of a table", "unknown-column", _moved("{from: 1, rename: {old: ⟦table.a}}", TABLE)),
    ("no such column", "unknown-column", _shown("{field: ⟦table.a.d, at_least: 1}", TABLE)),
    ("a row without its column", "unknown-column", _shown("{field: ⟦table.a, answered: true}", TABLE)),
    ("a column of a grid", "unknown-column", _shown("{field: ⟦grid.a.c, is: 1}", GRID)),
    ("no such option", "unknown-option", _shown("{field: pick, is: ⟦c}", _PICK)),
    ("no such option in a list", "unknown-option", _shown("{field: pick, in: [a, ⟦c]}", _PICK)),
    ("no such option among several", "unknown-option", _shown("{field: many, includes: ⟦c}", _MANY)),
    ("no such step", "unknown-option", _shown("{field: step, is: ⟦6}")),
    ("na where it cannot be answered", "unknown-option", _shown("{field: step, is: ⟦na}")),
    ("a new value that the field has not", "unknown-option", _change("{from: 1, values: {pick: {old: ⟦c}}}")),
    ("a new step that the scale has not", "unknown-option", _change("{from: 1, values: {step: {'1': ⟦'9'}}}")),
    ("a new step that a grid has not", "unknown-option", _moved("{from: 1, values: {grid: {'1': ⟦'9'}}}", GRID)),
    ("a new step that no column has", "unknown-option", _moved("{from: 1, values: {mixed: {'1': ⟦'9'}}}", MIXED)),
    ("a step in quotes", "wrong-type", _shown('{field: step, is: ⟦"3"}')),
    ("a number for an option", "wrong-type", _shown("{field: pick, is: ⟦1}", _PICK)),
    ("a number for a text", "wrong-type", _shown("{field: name, is: ⟦1}")),
    ("a text for a number", "wrong-type", _shown("{field: amount, is: ⟦many}", _AMOUNT)),
    ("a condition on a column", "column-key", one("type: table, max_rows: 2, columns: [" + field("type: text, ⟦about: name", "c") + "]")),
    ("a width of a column", "column-key", one("type: table, max_rows: 2, columns: [" + field("type: text, ⟦width: half", "c") + "]")),
    ("a total of what is no column", "total-alone", one("type: number, ⟦total: true")),
    ("more than there are", "count-range", one(f"type: choices, {_AB}, at_most: ⟦3")),
    ("at least more than at most", "count-range", one(f"type: choices, {_AB}, at_least: ⟦2, at_most: 1")),
    ("more ranks than options", "count-range", one(f"type: ranking, {_AB}, at_least: ⟦3")),
    ("min above max of a number", "min-above-max", one("type: number, min: ⟦2, max: 1")),
    ("min after max of a date", "min-above-max", one("type: date, min: ⟦2026-02-01, max: 2026-01-31")),
    ("a step without its minutes", "step-minutes", top("facilitation: {minutes: 45, steps: {da: ['Tal (5 min.)', ⟦'Skriv'], en: ['Talk (5 min)', 'Write']}}")),
    ("a step whose minutes do not stand last", "step-minutes", top("facilitation: {minutes: 45, steps: {da: [⟦'Tal (5 min.) sammen', 'Skriv (40 min.)'], en: ['Talk (5 min) together', 'Write (40 min)']}}")),
    ("two bands that are called the same", "same-label", _score("mean_of: [step], bands: [{up_to: 2.4, label: {da: A, en: B}}, {up_to: 5, label: {da: ⟦A, en: C}}]")),
    ("two scores that are called the same", "same-label", {SHEET: sheet(top="scores: [{id: a, label: {da: A, en: B}, mean_of: [step]}, {id: b, label: {da: C, en: ⟦b}, sum_of: [step]}]")}),
    ("steps that take another time than the sheet", "plan-minutes", top("facilitation: {minutes: 45, steps: {da: ⟦['Tal (5 min.)', 'Skriv (30 min. i grupper).'], en: ['Talk (5 min)', 'Write (30 min in groups).']}}")),
    ("fewer people than people", "min-above-max", top("facilitation: {minutes: 5, participants: {min: ⟦4, max: 2}}")),
    ("a scale for a list of options", "wrong-type", {SHEET: sheet(field("type: choice, options: ⟦degree", "extra")), "lists.yaml": _LISTS}),
    ("includes on one answer", "operator-type", _shown("{field: pick, ⟦includes: a}", _PICK)),
    ("is on several answers", "operator-type", _shown("{field: many, ⟦is: a}", _MANY)),
    ("at_least on a text", "operator-type", _shown("{field: name, ⟦at_least: 1}")),
    ("is on a whole grid", "operator-type", _shown("{field: grid, ⟦is: 1}", GRID)),
    ("an answer to cards", "operator-type", _shown("{field: cards, ⟦answered: true}", field("type: cards, statements: [{id: a, text: {da: A, en: A}}]", "cards"))),
    ("shown if it is shown", "condition-circle", one("type: text, show_if: ⟦{field: extra, answered: true}")),
    ("a circle of two", "condition-circle", {SHEET: sheet("\n".join([field("type: text, show_if: ⟦{field: b, is: x}", "a"), field("type: text, show_if: {field: a, is: x}", "b")]))}),
    ("a section that waits for its own field", "condition-circle", {SHEET: sheet(sections=sheet().split("sections:")[1].join(["sections:", ""]).split("examples:")[0].replace("    fields:", "    show_if: ⟦{field: name, is: x}\n    fields:"), examples="examples: [{id: e, title: {da: A, en: A}, answers: {}}]\n")}),
    ("a chain that is too long", "condition-chain", _chain()),
    ("two values at once", "never-holds", _shown("⟦{all: [{field: pick, is: a}, {field: pick, is: b}]}", _PICK)),
    ("a text that cannot count", "unscorable", _score("mean_of: [⟦name]")),
    ("a grid of options", "unscorable", _score("sum_of: [⟦g]", field(f"type: grid, {_ROWS}, {_AB}", "g"))),
    ("a number turned round", "unscorable", _score("mean_of: [amount], reversed: [⟦amount]", _AMOUNT)),
    ("turned round, but not counted", "not-in-score", _score("mean_of: [step], reversed: [⟦grid]", GRID)),
    ("weighted, but not counted", "not-in-score", _score("mean_of: [step], weights: {⟦amount: 2}", _AMOUNT)),
    ("no weight", "number-range", _score("mean_of: [step], weights: {step: ⟦0}")),
    ("more answers than items", "too-many-needed", _score("mean_of: [step], min_answered: ⟦2")),
    ("bands over a number without bounds", "score-unbounded", {SHEET: sheet(_AMOUNT, top="scores:\n  - id: s\n    label: {da: A, en: A}\n    mean_of: [amount]\n    bands: ⟦[{up_to: 5, label: {da: A, en: A}}]")}),
    ("the highest score in no band", "band-hole", _bands("2", "⟦4.9")),
    ("the rounded score in no band", "band-hole", _bands("2", "⟦4", score="mean_of: [step]\n    decimals: 0")),
    ("bands that fall", "band-overlap", _bands("3", "⟦2", "5")),
    ("a band that rounding leaves empty", "band-overlap", _bands("3.41", "⟦3.44", "5")),
    ("a band below all scores", "band-overlap", _bands("⟦0.9", "5")),
    ("a band above all scores", "band-overlap", _bands("5", "⟦6")),
    ("a match over options of its own", "match-list", _match("{reason: {da: A, en: A}, shared: ⟦pick}")),
    ("a match over two lists", "match-lists-differ", _match("⟦{reason: {da: A, en: A}, wants: ours, gives: theirs}", second="others")),
    ("a change of this version", "change-version", _change("{from: ⟦2}")),
    ("two answers renamed to one place", "duplicate-id", _moved("{from: 1, rename: {one: grid.a, two: ⟦grid.a}}", GRID)),
    ("two changes of one version", "change-version", {SHEET: sheet(top="changes:\n  - {from: 1}\n  - {from: ⟦1}")}),
    ("dropped, but there", "dropped-but-there", _change("{from: 1, dropped: [⟦name]}")),
    ("a row that is dropped, but there", "dropped-but-there", _moved("{from: 1, dropped: [grid.gone, ⟦grid.a]}", GRID)),
    ("a column that is dropped, but there", "dropped-but-there", _moved("{from: 1, dropped: [free.gone, ⟦free.c]}", _FREE)),
    ("an answer that is too long", "invalid-example", _example("{name: Ida, short: ⟦toolong}", field("type: text, max_length: 3", "short"))),
    ("an answer of the wrong kind", "invalid-example", _example("{grid: ⟦[1, 2]}", GRID)),
    ("a sign that no font has", "sign-not-drawn", _example("{name: ⟦Łukasz 漢字}")),
    ("a sign that no font has, in a cell", "sign-not-drawn", _example("{free: [{c: Ida}, {c: {da: Ida, en: ⟦😀}}]}", _FREE)),
    ("a picture sign in a title", "sign-not-printed", _label("😀 A")),
    ("letters that no font has in a label", "sign-not-printed", _label("Navn 漢字")),
    ("a sign that nobody sees", "sign-not-printed", _label("Na\\u0000vn")),
    ("a mark that turns the writing", "sign-not-printed", _label("Fe\\u202elt")),
    ("a civil registration number in a label", "personal-number", _label("Ring til 010190-1234")),
    ("a civil registration number in a title", "personal-number", {SHEET: sheet().replace("title: {da: Titel,", "title: {da: ⟦Sag 0101901234,")}),
    ("a civil registration number in an example", "invalid-example", _example("{name: ⟦Ida 010190-1234}")),
    ("a step that is not there", "invalid-example", _example("{step: ⟦6}")),
    ("a step in words", "invalid-example", _example("{step: ⟦fire}")),
    ("a row of a table in one word", "invalid-example", _example("{t: [⟦fire]}", "{id: t, type: table, min_rows: 1, max_rows: 2, label: {da: T, en: T}, columns: [{id: s, type: scale, scale: {min: 1, max: 5}, label: {da: S, en: S}}]}")),
    ("a step of a table in words", "invalid-example", _example("{t: [{s: ⟦fire}]}", "{id: t, type: table, min_rows: 1, max_rows: 2, label: {da: T, en: T}, columns: [{id: s, type: scale, scale: {min: 1, max: 5}, label: {da: S, en: S}}]}")),
    ("a card in a row that is not there", "invalid-example", _example("{p: [{text: A, row: ⟦nu, column: on}]}", "{id: p, type: placement, max_cards: 2, label: {da: P, en: P}, rows: [{id: soon, label: {da: Snart, en: Soon}}, {id: later, label: {da: Siden, en: Later}}], columns: [{id: on, label: {da: Til, en: On}}]}")),
    ("a step of a grid in words", "invalid-example", _example("{grid: {a: 1, b: ⟦to}}", GRID)),
    ("a cell that is wrong", "invalid-example", _example("{grid: {a: 1, b: ⟦7}}", GRID)),
    ("a free row that is wrong", "invalid-example", _example("{free: [{c: 1}, {c: ⟦x}]}", field("type: table, max_rows: 3, columns: [" + field("type: number", "c") + "]", "free"))),
    ("an answer to no field", "invalid-example", _example("{nobody: ⟦x}")),
    ("numbers as keys of an answer", "invalid-example", _example("{nobody: ⟦{1: 2, x: 3}}")),
    ("nothing that is required", "invalid-example", _example("⟦{name: Ida}", field("type: text, required: true"))),
    ("an answer that is not asked", "invalid-example", _example("{name: Bo, extra: ⟦x}", field("type: text, show_if: {field: name, is: Ida}"))),
    ("a number that the other language reads otherwise", "invalid-example", _example("{amount: ⟦'1,5'}", field("type: number, decimals: 1", "amount"))),
    ("a sector that is none", "invalid-example", _example("{name: Ida}", more=", respondent: {sector: ⟦state}")),
    ("an answer that is too long in one language", "invalid-example", _example("{short: {da: kort, en: ⟦toolong}}", field("type: text, max_length: 4", "short"))),
    ("a group that is too long in one language", "invalid-example", _example("{name: Ida}", more=", respondent: {group: {da: Hold, en: ⟦" + "x" * 501 + "}}")),
    ("an answer without one language", "missing-translation", _example("{name: ⟦{da: Hej}}")),
    ("a cell without one language", "missing-translation", _example("{free: [{c: Hej}, {c: ⟦{en: Hello}}]}", _FREE)),
    ("a card without one language", "missing-translation", _example("{map: [{text: ⟦{da: Kort}, row: a, column: a}]}", _MAP)),
    ("other numbers in the languages of an answer", "numbers-differ", _example("{name: ⟦{da: 3 af 4, en: 3 of 5}}")),
    ("an answer in no language", "text-language", _example("{name: {da: Hej, ⟦english: Hello}}")),
    ("an answer that is a number in one language", "bad-text", _example("{name: {da: Hej, en: ⟦12}}")),
    ("a group without one language", "missing-translation", _example("{name: Ida}", more=", respondent: {group: ⟦{da: Hold}}")),
    ("a step by language", "invalid-example", _example("{step: ⟦{da: 3, en: 3}}")),
    ("a sector by language", "invalid-example", _example("{name: Ida}", more=", respondent: {sector: ⟦{da: public, en: public}}")),
    ("a card with a page's text", "card-too-full", one(f"type: cards, statements: [{{id: a, text: ⟦{{da: '{'Et ord til. ' * 60}', en: A}}}}]")),
    ("a card's question too long in one language", "card-too-full", one(f"type: cards, statements: [{{id: a, text: {{da: A, en: A}}}}, {{id: b, text: ⟦{{da: B, en: B}}, back: {{da: Hvad, en: '{'Another word. ' * 50}'}}}}]")),
    ("a box for fewer words", "box-too-small", one("type: longtext, lines: 1, max_length: ⟦5000")),
    ("a row that takes half a page", "row-too-high", one("type: table, max_rows: 3, columns: [⟦" + ", ".join(field("type: text, max_length: 300", name) for name in "abcdefgh") + "]")),
    ("a circle with a number in it", "layout-fields", _drawn("circle", "type: longtext, lines: 9", "type: ⟦number")),
    ("a circle with its text behind", "layout-fields", _drawn("circle", "type: longtext, lines: 9", "type: ⟦text", "type: longtext, lines: 9")),
    ("a circle with rows that have names", "layout-fields", _drawn("circle", "type: longtext, lines: 9", f"type: ⟦table, {_ROWS}, columns: [{field('type: text', 'c')}]")),
    ("a circle with one panel", "layout-fields", _drawn("⟦circle", "type: text", "type: longtext, lines: 9")),
    ("a circle with seven panels", "layout-fields", _drawn("⟦circle", *["type: longtext, lines: 9"] * 7)),
    ("forces from three sides", "layout-fields", _drawn("⟦forces", *[f"type: grid, {_ROWS}, scale: {{min: 1, max: 5}}"] * 3)),
    ("forces without strength", "layout-fields", _drawn("forces", f"type: grid, {_ROWS}, scale: {{min: 1, max: 5}}", f"type: ⟦grid, {_ROWS}, {_AB}")),
    ("forces that nobody has named", "layout-fields", _drawn("forces", f"type: grid, {_ROWS}, scale: {{min: 1, max: 5}}", f"type: ⟦table, max_rows: 3, columns: [{_STRENGTH}]")),
    ("a ladder without rungs", "layout-fields", _drawn("⟦ladder", "type: longtext, lines: 9")),
    ("a circle too big for its page", "layout-too-full", _drawn("⟦circle", *["type: longtext, lines: 30"] * 4)),
    ("forces too many for their page", "layout-too-full", _drawn("⟦forces", *[f"type: grid, rows: {_MANY_ROWS}, scale: {{min: 1, max: 5}}"] * 2)),
    ("forces with dates", "layout-fields", _drawn("forces", f"type: grid, {_ROWS}, scale: {{min: 1, max: 5}}", f"type: ⟦table, {_ROWS}, columns: [{_STRENGTH}, {field('type: date', 'd')}]")),
]  # fmt: skip
