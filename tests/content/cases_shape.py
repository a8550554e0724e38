"""Worksheets of a wrong shape: what the typed model refuses."""

from tests.content.small import SHEET, Files, field, plain, sheet

_MANY = "[" + ", ".join(f"{{value: v{n}, label: {{da: A, en: A}}}}" for n in range(61)) + "]"


def one(keys: str) -> Files:
    return {SHEET: sheet(field(keys))}


def top(text: str) -> Files:
    return {SHEET: sheet(top=text)}


def _replaced(old: str, new: str) -> Files:
    assert old in plain()
    return {SHEET: plain().replace(old, new, 1)}


def _scores(text: str) -> Files:
    return top(f"scores:\n  - {text}")


def _shown(condition: str) -> Files:
    return one(f"type: text, show_if: {condition}")


_LINES = "rows: [{id: a, label: {da: L a, en: L a}}]"
_SCALE = "scale: {min: 1, max: 5}"
_OPTIONS = "options: [{value: a, label: {da: L a, en: L a}}]"

# (name, code, files); the code is expected at the marks. Each is refused by the JSON Schema too, but those of BEYOND_SCHEMA.
CASES: list[tuple[str, str, Files]] = [
    ("unknown key of the sheet", "unknown-key", top("⟦fascilitation: {minutes: 5}")),
    ("unknown key of a field", "unknown-key", one("type: text, ⟦requred: true")),
    ("a key of another field type", "unknown-key", one("type: text, ⟦options: degree")),
    ("unknown key deep inside", "unknown-key", one("type: choice, options: [{value: a, ⟦lable: x, label: {da: A, en: A}}]")),
    ("Python's name of a key", "unknown-key", _shown("{field: name, ⟦is_: x, is: x}")),
    ("no title", "missing-key", {SHEET: "⟦" + plain().replace("title: {da: Titel, en: Title}\n", "")}),
    ("no personal_data", "missing-key", {SHEET: "⟦" + plain().replace("personal_data: none\n", "")}),
    ("a field without label", "missing-key", {SHEET: sheet("⟦{id: extra, type: text}")}),
    ("a field without type", "missing-key", {SHEET: sheet("⟦" + field("required: true"))}),
    ("an option without label", "missing-key", one("type: choice, options: [{value: a, label: {da: L a, en: L a}}, ⟦{value: b}]")),
    ("a scale without its scale", "missing-key", {SHEET: sheet("⟦" + field("type: scale"))}),
    ("a scale without max", "missing-key", one("type: scale, scale: ⟦{min: 1}")),
    ("a column without label", "missing-key", one("type: table, max_rows: 2, columns: [⟦{id: c, type: scale, scale: degree}]")),
    ("an empty facilitation", "missing-key", top("facilitation: ⟦{}")),
    ("no type of that name", "unknown-type", one("type: ⟦checkbox")),
    ("a column that no column can be", "unknown-type", one("type: table, max_rows: 2, columns: [{id: c, type: ⟦grid, label: {da: A, en: A}}]")),
    ("no such degree of personal data", "unknown-value", _replaced("personal_data: none", "personal_data: ⟦non")),
    ("a language that the site cannot have", "no-language", {"site.yaml": "contact: a@b.dk\nlanguages: [da, ⟦xx]\n", SHEET: plain()}),
    ("a list at the top", "wrong-type", {SHEET: "⟦- a\n- b\n"}),
    ("a word at the top", "wrong-type", {SHEET: "⟦hello\n"}),
    ("sections without anything", "wrong-type", {SHEET: plain().split("sections:")[0] + "sections:⟦\nexamples: [{id: a, title: {da: A, en: A}, answers: {}}]\n"}),
    ("sections as keys", "wrong-type", {SHEET: plain().split("sections:")[0] + "sections: ⟦{a: 1}\nexamples: [{id: a, title: {da: A, en: A}, answers: {}}]\n"}),
    ("a field that is a word", "wrong-type", {SHEET: sheet("⟦name")}),
    ("a number as id", "bad-form", {SHEET: sheet("{id: ⟦5, type: text, label: {da: L 5, en: L 5}}")}),
    ("options that are a number", "wrong-type", one("type: choice, options: ⟦5")),
    ("options that are a mapping", "wrong-type", one("type: choice, options: ⟦{a: b}")),
    ("an option that is a word", "wrong-type", one("type: choice, options: [⟦yes]")),
    ("a value that is a number", "wrong-type", one("type: choice, options: [{value: ⟦1, label: {da: L 1, en: L 1}}]")),
    ("a scale that is a list", "wrong-type", one("type: scale, scale: ⟦[1, 5]")),
    ("min of a scale in quotes", "wrong-type", one('type: scale, scale: {min: ⟦"1", max: 5}')),
    ("a label for a word", "wrong-type", one('type: scale, scale: {min: 1, max: 5, labels: {⟦one: {da: A, en: A}}}')),
    ("required as a word", "wrong-type", one("type: text, required: ⟦yes")),
    ("half a character", "wrong-type", one("type: text, max_length: ⟦1.5")),
    ("a bound that is a word", "wrong-type", one("type: number, min: ⟦none")),
    ("a condition that is a word", "wrong-type", _shown("⟦name")),
    ("true as a wanted value", "wrong-type", _shown("{field: name, is: ⟦true}")),
    ("a wanted value that is a list", "wrong-type", _shown("{field: name, is: ⟦[a, b]}")),
    ("answers that are a list", "wrong-type", {SHEET: sheet(examples="examples: [{id: a, title: {da: A, en: A}, answers: ⟦[a]}]\n")}),
    ("examples that are a mapping", "wrong-type", {SHEET: sheet(examples="examples: ⟦{a: {name: Ida}}\n")}),
    ("a case number that is a number", "wrong-type", {SHEET: sheet(examples="examples: [{id: a, title: {da: A, en: A}, answers: {}, respondent: {case_no: ⟦12}}]\n")}),
    ("an old value that is a number", "wrong-type", top("changes: [{from: 1, values: {step: {⟦1: one}}}]")),
    ("an id in capitals", "bad-form", {SHEET: sheet("{id: ⟦Name, type: text, label: {da: L Name, en: L Name}}")}),
    ("an id with an underscore", "bad-form", {SHEET: sheet("{id: ⟦my_field, type: text, label: {da: L my_field, en: L my_field}}")}),
    ("a value with a space", "bad-form", one("type: choice, options: [{value: ⟦a b, label: {da: A, en: A}}]")),
    ("a date that is none", "bad-form", one("type: date, min: ⟦2026-13-01")),
    ("a day that is not there", "bad-form", one("type: date, min: ⟦2026-02-30")),
    ("a reference with too many parts", "bad-form", _shown("{field: ⟦a.b.c.d, is: x}")),
    ("a weight of what can be no field", "bad-form", _scores("{id: s, label: {da: L s, en: L s}, mean_of: [step], weights: {⟦Step: 2}}")),
    ("too many characters", "number-range", one("type: text, max_length: ⟦501")),
    ("no characters", "number-range", one("type: longtext, max_length: ⟦0")),
    ("a number beyond all", "number-range", one("type: number, max: ⟦1000000000000000")),
    ("no such step of the guide", "number-range", _replaced("version: 2\n", "version: 2\nstep: ⟦100\n")),
    ("no fields", "list-length", {SHEET: sheet(sections="sections:\n  - {id: first, title: {da: A, en: A}, fields: ⟦[]}\n", examples="examples: [{id: a, title: {da: A, en: A}, answers: {}}]\n")}),
    ("no options", "list-length", one("type: choice, options: ⟦[]")),
    ("too many options", "list-length", one(f"type: choice, options: ⟦{_MANY}")),
    ("no examples", "list-length", {SHEET: sheet(examples="examples: ⟦[]\n")}),
    ("a label that is true", "bad-text", {SHEET: sheet("{id: extra, type: text, label: {da: ⟦true, en: Yes}}")}),
    ("a label that is a number", "bad-text", {SHEET: sheet("{id: extra, type: text, label: ⟦2026}")}),
    ("a label of nothing", "bad-text", {SHEET: sheet("{id: extra, type: text, label: ⟦{}}")}),
    ("an empty label", "bad-text", {SHEET: sheet("{id: extra, type: text, label: {da: ⟦' ', en: Yes}}")}),
    ("a list for a text", "bad-text", {SHEET: sheet("{id: extra, type: text, label: {da: ⟦[A], en: A}}")}),
    ("steps that are one text", "bad-text-list", top("facilitation: {minutes: 5, steps: {da: ⟦Tal, en: [Talk]}}")),
    ("a step that is a number", "bad-text-list", top("facilitation: {minutes: 5, steps: {da: [⟦5], en: ['5']}}")),
    ("numbers_differ as a word", "wrong-type", _replaced("title: {da: Titel, en: Title}", "title: {da: Titel, en: Title, numbers_differ: ⟦yes}")),
    ("a language by its name", "text-language", _replaced("title: {da: Titel, en: Title}", "title: {da: Titel, en: Title, ⟦english: Title}")),
    ("a condition without operator", "condition-form", _shown("⟦{field: name}")),
    ("a condition with two operators", "condition-form", _shown("⟦{field: name, is: a, answered: true}")),
    ("an operator without field", "condition-form", _shown("⟦{is: a}")),
    ("a group with a field", "condition-form", _shown("⟦{field: name, any: [{field: name, is: a}]}")),
    ("two groups", "condition-form", _shown("⟦{any: [{field: name, is: a}], all: [{field: name, is: a}]}")),
    ("a condition of nothing, deep inside", "condition-form", _shown("{all: [{not: ⟦{}}]}")),
    ("min above max", "scale-range", one("type: scale, scale: ⟦{min: 5, max: 1}")),
    ("a scale of twelve steps", "scale-range", one("type: scale, scale: ⟦{min: 0, max: 11}")),
    ("a label for no step", "scale-labels", one("type: scale, scale: {min: 1, max: 5, labels: {⟦6: {da: A, en: A}}}")),
    ("a grid with both", "grid-kind", {SHEET: sheet("⟦" + field(f"type: grid, {_LINES}, {_SCALE}, {_OPTIONS}"))}),
    ("a grid with neither", "grid-kind", {SHEET: sheet("⟦" + field(f"type: grid, {_LINES}"))}),
    ("a table with fixed and free rows", "table-rows", {SHEET: sheet("⟦" + field(f"type: table, {_LINES}, max_rows: 3, columns: [{field('type: text', 'c')}]"))}),
    ("a table without rows", "table-rows", {SHEET: sheet("⟦" + field(f"type: table, columns: [{field('type: text', 'c')}]"))}),
    ("fixed rows with min_rows", "table-rows", {SHEET: sheet("⟦" + field(f"type: table, {_LINES}, min_rows: 1, columns: [{field('type: text', 'c')}]"))}),
    ("min_rows above max_rows", "table-rows", {SHEET: sheet("⟦" + field(f"type: table, min_rows: 4, max_rows: 3, columns: [{field('type: text', 'c')}]"))}),
    ("a score of both kinds", "score-kind", _scores("⟦{id: s, label: {da: L s, en: L s}, mean_of: [step], sum_of: [step]}")),
    ("a score of neither kind", "score-kind", _scores("⟦{id: s, label: {da: L s, en: L s}}")),
    ("a match of two kinds", "match-form", top("match: [⟦{reason: {da: A, en: A}, shared: name, both_lack: name}]")),
    ("three pages for no reason", "pages-without-why", top("paper: ⟦{pages: 3}")),
    ("more pages than a sheet may have", "number-range", top("paper: {pages: ⟦5, why: {da: A, en: A}}")),
    ("paper that lies neither way", "unknown-value", top("paper: {orientation: ⟦upright}")),
    ("a key that the respondent does not have", "unknown-value", top("respondent: [date, ⟦organization]")),
    ("a respondent's key twice", "duplicate-id", top("respondent: [date, name, ⟦date]")),
    ("a new page as a word", "wrong-type", _replaced("title: {da: Afsnit, en: Section}", "title: {da: Afsnit, en: Section}\n    new_page: ⟦back")),
    ("a match of half a kind", "match-form", top("match: [⟦{reason: {da: A, en: A}, wants: name}]")),
]  # fmt: skip

# What JSON Schema cannot say: a calendar, a comparison of two values; `wrong-type` of a key is about YAML, not JSON.
BEYOND_SCHEMA = {
    "a day that is not there", "min above max", "a scale of twelve steps", "a label for no step", "min_rows above max_rows",
    "an old value that is a number",
}  # fmt: skip

# In lists.yaml and sources.yaml: (name, code, files)
ELSEWHERE: list[tuple[str, str, Files]] = [
    ("a source without year", "missing-key", {"sources.yaml": "a: ⟦{title: T, publisher: P, rights: R}\n", SHEET: plain()}),
    ("sources that are a list", "wrong-type", {"sources.yaml": "⟦- a\n", SHEET: plain()}),
    ("lists that are a list", "wrong-type", {"lists.yaml": "⟦- a\n", SHEET: plain()}),
    ("a named list that is nothing", "wrong-type", {"lists.yaml": "empty:⟦\n", SHEET: plain()}),
    ("a named scale without max", "missing-key", {"lists.yaml": "degree: ⟦{min: 1, labels: {1: {da: A, en: A}}}\n", SHEET: plain()}),
    ("a grouped scale without max", "missing-key", {"lists.yaml": "scales:\n  degree: ⟦{min: 1}\n", SHEET: plain()}),
    ("a value that is a number in a list", "wrong-type", {"lists.yaml": "ages:\n  - {value: ⟦18, label: {da: L 18, en: L 18}}\n", SHEET: plain()}),
    ("the same name in two groups", "duplicate-id", {"lists.yaml": "a:\n  degree: {min: 1, max: 5}\nb:\n  ⟦degree: {min: 1, max: 4}\n", SHEET: plain()}),
    ("a source whose key is no id", "bad-form", {"sources.yaml": "⟦Hand Book: {title: T, publisher: P, year: 2011, rights: R}\n", SHEET: plain()}),
    ("a source that is called like a path", "bad-form", {"sources.yaml": "⟦../a: {title: T, publisher: P, year: 2011, rights: R}\n", SHEET: plain()}),
    ("a source with a bare address", "bad-form", {"sources.yaml": "a: {title: T, publisher: P, year: 2011, rights: R, url: ⟦www.sl.dk}\n", SHEET: plain()}),
    ("a source with a script for an address", "bad-form", {"sources.yaml": "a: {title: T, publisher: P, year: 2011, rights: R, url: ⟦'javascript:alert(1)'}\n", SHEET: plain()}),
    ("a site with a word for an address", "bad-form", {"site.yaml": "contact: a@b.dk\nurl: ⟦kommunen\n", SHEET: plain()}),
    ("a site that is a list", "wrong-type", {"site.yaml": "⟦- a\n", SHEET: plain()}),
    ("an unknown key of the site", "unknown-key", {"site.yaml": "contact: a@b.dk\n⟦langauges: [da]\n", SHEET: plain()}),
]  # fmt: skip
