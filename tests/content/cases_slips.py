"""Slips of the pen of people who are no programmers: each is told once, at its place, and nothing that follows from it."""

from tests.content.small import SHEET, Files, plain, sheet

_TITLE = "title: {da: Titel, en: Title}\n"
_SECTION = "    title: {da: Afsnit, en: Section}\n"


def _with(text: str) -> Files:
    return {SHEET: plain().replace(_TITLE, text + "\n")}


def _item(text: str) -> Files:
    """A field in block style, after the others."""
    lines = "".join(f"      {line}\n" for line in text.strip("\n").split("\n"))
    return {SHEET: plain().replace("examples:", lines + "examples:")}


def _top(text: str) -> Files:
    return {SHEET: sheet(top=text)}


_STEPS = "facilitation:\n  minutes: 5\n  steps:\n"
_LABEL = "{da: Felt, en: Field}"

# (name, code, files); the code is expected at the marks, and nothing else.
CASES: list[tuple[str, str, Files]] = [
    ("a comma behind braces", "stray-sign", _with("title: {da: Titel, en: Title}⟦,")),
    ("a comma behind a text in quotes", "stray-sign", {SHEET: plain().replace("personal_data: none", 'personal_data: "none"⟦,')}),
    ("a remark as programmers write it", "stray-line", {SHEET: "⟦// Vores ark\n" + plain()}),
    ("code as chats give it", "stray-line", {SHEET: "⟦```yaml\n" + plain() + "```\n"}),
    ("two versions that git could not join", "stray-line", _with("⟦<<<<<<< HEAD\ntitle: {da: Titel, en: Title}\n=======\ntitle: {da: Andet, en: Other}\nversion: 3\n>>>>>>> mine")),
    ("a colon of another keyboard", "missing-colon", {SHEET: plain().replace("version: 2", "version⟦：2")}),
    ("numbers for dashes", "missing-dash", {SHEET: plain().replace("  - id: first", "  ⟦1. id: first")}),
    ("numbers for dashes, keys in line", "missing-dash", {SHEET: plain().replace("  - id: first", " ⟦1. id: first")}),
    ("a long text without indent", "yaml-indent", {SHEET: plain().replace("purpose: {da: Formål, en: Purpose}", "purpose:\n  da: |\n  ⟦Formål og mere\n  i to linjer\n  en: Purpose")}),
    ("languages in capitals", "text-language", _with("title: {⟦DA: Titel, EN: Title}")),
    ("options that are texts by language", "wrong-type", _item("- {id: x, type: choice, label: {da: A, en: A}, options: [⟦{da: Ja, en: Yes}, {da: Nej, en: No}]}")),
    ("a comma in a text", "needs-quotes", _with("title: {da: Antal⟦, i alt, en: Total}")),
    ("a tab behind a dash", "yaml-tab", _item("-⟦\t{id: x, type: text, label: {da: Felt, en: Field}}")),
    ("a tab before one item", "yaml-tab", {SHEET: plain().replace("      - {id: step", "⟦\t- {id: step")}),
    ("a tab before the last item", "yaml-tab", {SHEET: _item("- {id: x, type: text, label: {da: A, en: A}}")[SHEET].replace("      - {id: x", "⟦\t- {id: x")}),
    ("a tab among spaces", "yaml-tab", {SHEET: plain().replace("      - {id: step", "    ⟦\t  - {id: step")}),
    ("tabs before some lines", "yaml-tab", {SHEET: plain().replace("    title: {da: Afsnit", "⟦\ttitle: {da: Afsnit").replace("      - {id: name", "\t\t- {id: name")}),
    ("a brace too many", "stray-sign", _with("title: {da: Titel, en: Title}⟦}")),
    ("a bracket too many in an item", "stray-sign", _item("- id: x\n  type: choice\n  label: {da: A, en: A}\n  options: [{value: a, label: {da: A, en: A}}]⟦]")),
    ("a brace too many behind an item", "stray-sign", _item("- {id: x, type: text, label: {da: A, en: A}}⟦}")),
    ("equals signs in brackets", "missing-colon", _with("title: {da⟦= Titel, en= Title}")),
    ("equals signs without spaces", "missing-colon", _with("title: {da⟦=Titel, en=Title}")),
    ("a colour without quotes", "needs-quotes", {SHEET: plain(), "site.yaml": "contact: a@b.dk\ncolours: {main: ⟦#7A1F3D, mark: \"#FFD166\"}\nlicence: CC0\n"}),
    ("both colours without quotes", "needs-quotes", {SHEET: plain(), "site.yaml": "contact: a@b.dk\ncolours: {main: ⟦#7A1F3D, mark: #FFD166}\nlicence: CC0\n"}),
    ("a comma in both texts", "needs-quotes", _with("title: {da: Ja⟦, tak, en: Yes, please}")),
    ("several commas in a text", "needs-quotes", _with("title: {da: Tid⟦, sted, folk, en: Time}")),
    ("a comma in an option", "needs-quotes", _item("- {id: x, type: choice, label: {da: L x, en: L x}, options: [{value: a, label: {da: Ja⟦, måske, en: A}}]}")),
    ("a comma before other keys", "needs-quotes", _item("- {id: x, type: text, label: {da: Felt⟦, to, en: Field}, max_length: 9}")),
    ("a comma in an answer", "needs-quotes", {SHEET: plain().replace("answers: {name: Ida", "answers: {name: Ida⟦, Bo og Per")}),
    ("a colon in a text", "needs-quotes", {SHEET: plain().replace("purpose: {da: Formål, en: Purpose}", "purpose:\n  da: Formål⟦: mål\n  en: Purpose")}),
    ("a colon in a text in brackets", "needs-quotes", _with("title: {da: Formål⟦: mål, en: Title}")),
    ("colons in both texts", "needs-quotes", _with("title: {da: Formål⟦: mål, en: Title: aim}")),
    ("a colon in a step", "needs-quotes", _top(_STEPS + "    da:\n      - ⟦Husk: en pen\n    en: [Remember a pen]")),
    ("a colon in a text over two lines", "needs-quotes", {SHEET: plain().replace("purpose: {da: Formål, en: Purpose}", "purpose:\n  da: Formål og\n    andre ting⟦: mål\n  en: Purpose")}),
    ("a text that begins with @", "needs-quotes", _with("title: {da: ⟦@alle, en: Title}")),
    ("a text that begins with a percent sign", "needs-quotes", _with("title:\n  da: ⟦%-andel\n  en: Share")),
    ("a bold text", "needs-quotes", _with("title:\n  da: ⟦**Titel**\n  en: Title")),
    ("a text that begins with >", "needs-quotes", _with("title:\n  da: ⟦> et år\n  en: Title")),
    ("a text that begins with a bracket", "needs-quotes", _with("title:\n  da: ⟦[Mål] for alle\n  en: Title")),
    ("brackets in a text", "needs-quotes", _with("title: {da: Vælg ⟦[én], en: Title}")),
    ("a # in a text in brackets", "needs-quotes", _with("title: {da: Sag ⟦#12, en: Case #12}")),
    ("a word in quotes at the beginning", "needs-quotes", _with('title:\n  da: ⟦"Mål" og midler\n  en: Title')),
    ("quotes inside quotes", "needs-quotes", _with('title:\n  da: ⟦"Han sagde "ja" til det"\n  en: Title')),
    ("an apostrophe in single quotes", "needs-quotes", _with("title: {da: Titel, en: ⟦'Don't'}")),
    ("a path with backslashes", "needs-quotes", _with('title: {da: "C:⟦\\mappe", en: Title}')),
    ("a bold text in brackets", "needs-quotes", _with("title: {da: ⟦**Titel**, en: **Title**}")),
    ("quotes inside quotes in brackets", "needs-quotes", _with('title: {da: ⟦"Det "nye" ark", en: "The sheet"}')),
    ("an apostrophe in the second text", "needs-quotes", _with("title: {da: 'Titel', en: ⟦'The group's sheet'}")),
    ("a quote left open in a question", "open-quote", _item('- {id: x, type: text, label: {da: ⟦"Hvad vil I?, en: "What do you want?"}}')),
    ("no comma between languages", "missing-comma", _with('title: {da: "Titel"⟦ en: "Title"}')),
    ("no comma between languages without quotes", "missing-comma", _with("title: {da: Titel⟦ en: Title}")),
    ("a link at the beginning of a text", "needs-quotes", _with("title: {da: ⟦[Ark](https://x.dk), en: Sheet}")),
    ("a dash at the beginning of a text", "needs-quotes", _with("title:\n  da: ⟦- Titel\n  en: Title")),
    ("a long dash for an item", "missing-dash", _item("⟦– id: x\n  type: text\n  label: {da: A, en: A}")),
    ("a semicolon for a comma", "missing-comma", _with('title: {da: "Titel"⟦; en: "Title"}')),
    ("a semicolon between texts without quotes", "missing-comma", _with("title: {da: Titel⟦; en: Title}")),
    ("an equals sign for a colon", "missing-colon", {SHEET: plain().replace("personal_data: none", "personal_data⟦ = none")}),
    ("options that are words", "wrong-type", _item("- {id: x, type: choice, label: {da: A, en: A}, options: [⟦Ja, Nej, Måske]}")),
    ("an item indented one too little", "yaml-indent", _item("- id: x\n ⟦type: text\n  label: {da: A, en: A}")),
    ("an id that is no id, and its answer", "bad-form", {SHEET: plain().replace("{id: name,", "{id: ⟦Vores navn,")}),
    ("Word's quotes", "word-quotes", _with("title: {da: ⟦“Titel”, en: Title}")),
    ("Word's quotes around a comma", "word-quotes", _with("title: {da: ⟦“Antal, i alt”, en: Title}")),
    ("Word's quotes in German style", "word-quotes", _with("title: {da: ⟦„Titel“, en: Title}")),
    ("Word's single quotes", "word-quotes", _with("title: {da: ⟦‘Titel’, en: Title}")),
    ("Word's quotes around an id", "word-quotes", _item("- {id: ⟦“x”, type: text, label: {da: A, en: A}}")),
    ("closed by Word", "word-quotes", {SHEET: plain().replace(_TITLE, 'title:\n  da: "Titel⟦”\n  en: "Title"\n')}),
    ("a quote left open", "open-quote", _with('title:\n  da: ⟦"Titel\n  en: Title')),
    ("a quote left open before another", "open-quote", _with('title:\n  da: ⟦"Titel\n  en: "Title"')),
    ("a quote left open in brackets", "open-quote", _with('title: {da: ⟦"Titel, en: Title}')),
    ("a quote left open in brackets before another", "open-quote", _with('title: {da: ⟦"Titel, en: "Title"}')),
    ("a single quote left open", "open-quote", _with("title:\n  da: ⟦'Titel\n  en: Title")),
    ("a bracket left open", "open-bracket", _with("title: ⟦{da: Titel, en: Title")),
    ("a list left open", "open-bracket", _with("keywords: {da: ⟦[a, b, en: [c, d]}\n" + _TITLE)),
    ("a decimal comma in a weight", "decimal-comma", _top("scores: [{id: s, label: {da: L s, en: L s}, mean_of: [step], weights: {step: ⟦1,5}}]")),
    ("a decimal comma in a band", "decimal-comma", _top("scores:\n  - id: s\n    label: {da: A, en: A}\n    mean_of: [step]\n    bands:\n      - up_to: ⟦2,9\n        label: {da: A, en: A}\n      - {up_to: 5, label: {da: B, en: B}}")),
    ("a decimal comma in a band in brackets", "decimal-comma", _top("scores: [{id: s, label: {da: L s, en: L s}, mean_of: [step], bands: [{up_to: ⟦2,9, label: {da: A, en: A}}, {up_to: 5, label: {da: B, en: B}}]}]")),
    ("a number in groups with a space", "decimal-comma", _item("- {id: x, type: number, label: {da: L x, en: L x}, max: ⟦10 000}")),
    ("a number in groups", "decimal-comma", _item("- {id: x, type: number, label: {da: L x, en: L x}, max: ⟦1.000.000}")),
    ("a thousand with a point", "thousands-point", _item("- {id: x, type: number, label: {da: L x, en: L x}, max: ⟦1.000}")),
    ("no space after a colon", "missing-space", {SHEET: plain().replace("personal_data: none", "personal_data⟦:none")}),
    ("no space after a colon in brackets", "missing-space", _with("title: {da⟦:Titel, en:Title}")),
    ("no space after a dash", "missing-space", _item("⟦-id: x\n  type: text\n  label: {da: A, en: A}")),
    ("no space after the dashes of a list", "missing-space", _top(_STEPS + "    da:\n      ⟦-Tal sammen\n    en: [Talk]")),
    ("no colon", "missing-colon", {SHEET: plain().replace("personal_data: none", "personal_data⟦ none")}),
    ("no dash", "missing-dash", _item("⟦id: x\ntype: text\nlabel: {da: A, en: A}")),
    ("no dash, in line with the keys", "missing-dash", _item("- id: x\n  type: text\n  label: {da: A, en: A}\n  ⟦id: y\n  type: text\n  label: {da: B, en: B}")),
    ("no dash before braces", "missing-dash", {SHEET: plain().replace("      - {id: step", "      ⟦{id: step")}),
    ("no dash before the first braces", "missing-dash", {SHEET: plain().replace("      - {id: name", "      ⟦{id: name")}),
    ("no dash before the last braces", "missing-dash", _item("⟦{id: x, type: text, label: {da: A, en: A}}")),
    ("no dash before the braces of an option", "missing-dash", _item("- id: x\n  type: choice\n  label: {da: A, en: A}\n  options:\n    - {value: a, label: {da: A, en: A}}\n    ⟦{value: b, label: {da: B, en: B}}")),
    ("a year where a day belongs", "bad-form", _item("- {id: x, type: date, label: {da: A, en: A}, min: ⟦2026}")),
    ("minutes with their unit", "wrong-type", _top("facilitation: {minutes: ⟦30 min}")),
    ("minutes from and to", "wrong-type", _top("facilitation: {minutes: ⟦30-45}")),
    ("options of a list that are words", "wrong-type", {SHEET: plain(), "lists.yaml": "yes-no: [⟦ja, nej]\n"}),
    ("a list of lists", "wrong-type", {SHEET: plain(), "lists.yaml": "⟦- yes-no: {min: 1, max: 5}\n"}),
    ("a field about itself", "names-itself", _item("- {id: x, type: text, label: {da: A, en: A}, about: ⟦x}")),
    ("a text in an example that is a number", "invalid-example", {SHEET: plain().replace("name: Ida", "name: ⟦2024")}),
    ("an example that answers by the label", "invalid-example", {SHEET: _item("- {id: x, type: choice, label: {da: A, en: A}, options: [{value: a, label: {da: Ja, en: Yes}}]}")[SHEET].replace("step: 3}", "step: 3, x: ⟦Ja}")}),  # type: ignore[union-attr, arg-type]
    ("one answer where an example has a list", "invalid-example", {SHEET: _item("- {id: x, type: choices, label: {da: A, en: A}, options: [{value: a, label: {da: Ja, en: Yes}}]}")[SHEET].replace("step: 3}", "step: 3, x: ⟦a}")}),  # type: ignore[union-attr, arg-type]
    ("a misspelt field in an example", "invalid-example", {SHEET: plain().replace("name: Ida", "nmae: ⟦Ida")}),
    ("a number that a number includes", "operator-type", _item("- {id: n, type: number, label: {da: A, en: A}}\n- {id: x, type: text, label: {da: B, en: B}, show_if: {field: n, ⟦includes: 3}}")),
    ("a test of a whole grid", "operator-type", _item("- {id: g, type: grid, label: {da: A, en: A}, scale: {min: 1, max: 3}, rows: [{id: a, label: {da: L, en: L}}]}\n- {id: x, type: text, label: {da: B, en: B}, show_if: {field: g, ⟦is: 2}}")),
    ("options without dashes", "missing-dash", _item("- id: x\n  type: choice\n  label: {da: A, en: A}\n  options:\n    ⟦value: a\n    label: {da: A, en: A}\n    value: b\n    label: {da: B, en: B}")),
    ("rows without dashes", "missing-dash", _item("- id: x\n  type: grid\n  label: {da: A, en: A}\n  scale: {min: 1, max: 3}\n  rows:\n    ⟦id: a\n    label: {da: A, en: A}\n    id: b\n    label: {da: B, en: B}\n    id: c\n    label: {da: C, en: C}")),
    ("a list of one without its dash", "missing-dash", {SHEET: plain().split("examples:")[0] + "examples:\n    ⟦id: filled\n    title: {da: A, en: A}\n    answers: {}\n"}),
    ("an id that is no id, wherever it is named", "bad-form", {SHEET: sheet(top="scores: [{id: s, label: {da: L s, en: L s}, mean_of: [trin-å], weights: {trin-å: 2}}]").replace("{id: step,", "{id: ⟦trin-å,").replace("step: 3", "name: Bo").replace("name: Ida, name", "name")}),
    ("languages that are not indented", "yaml-indent", _with("title:\n⟦da: Titel\nen: Title")),
    ("languages that are not indented in an item", "yaml-indent", _item("- id: x\n  type: text\n  label:\n  ⟦da: A\n  en: A")),
    ("lists of languages that are not indented", "yaml-indent", _with("keywords:\n⟦da: [a]\nen: [b]\ntitle: {da: Titel, en: Title}")),
    ("a wrong indent", "yaml-indent", _with("title:\n    da: Titel\n  ⟦en: Title")),
    ("a key indented too far", "yaml-indent", {SHEET: plain().replace("personal_data:", "  ⟦personal_data:").replace("version: 2\n", "")}),
    ("a key in an item indented too far", "yaml-indent", _item("- id: x\n   ⟦type: text\n  label: {da: A, en: A}")),
    ("a text that goes on without indent", "yaml-indent", {SHEET: plain().replace("purpose: {da: Formål, en: Purpose}", "purpose:\n  da: En lang tekst\n  ⟦der går videre\n  en: A long text")}),
    ("a no-break space as indent", "no-break-space", {SHEET: plain().replace(_SECTION, "⟦\u00a0\u00a0\u00a0 title: {da: Afsnit, en: Section}\n")}),
    ("no-break spaces in every line", "no-break-space", {SHEET: plain().replace("  - id: first", "⟦\u00a0 - id: first").replace(_SECTION, "\u00a0\u00a0 \u00a0title: {da: Afsnit, en: Section}\n")}),
    ("a no-break space after a colon", "no-break-space", {SHEET: plain().replace("personal_data: none", "personal_data:⟦\u00a0none")}),
    ("an unseen sign in a key", "no-break-space", {SHEET: plain().replace("personal_data:", "personal⟦\u200b_data:")}),
    ("letters of a wrong encoding", "broken-letters", _with("title: {da: M⟦Ã¥l, en: Title}")),
    ("a # in a text", "text-cut", _with("title:\n  da: Sag ⟦#12\n  en: Case")),
    ("a remark behind a text", "remark-behind-text", _with("title:\n  da: Titel  ⟦# skal rettes\n  en: Title")),
    ("a # instead of a text", "text-cut", _with("title:\n  da: ⟦#1 i byen\n  en: Title")),
    ("a list in brackets without them", "bad-text-list", _with("keywords: {da: ⟦møde, partner, en: [meeting]}\n" + _TITLE)),
]  # fmt: skip
