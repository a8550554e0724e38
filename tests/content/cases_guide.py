"""A guide that does not hold together: pages, facts, figures, cases, terms, stories."""

from tests.content.small import SHEET, Files, plain

_SOURCES = "book: {title: Bog, publisher: Forlag, year: 2011, rights: Forlagets, counted: lines}\n"
_BOUNDED = _SOURCES.replace("}", ", contents: [{line: 1, chapter: Forord}], last_line: 8}")
_FACTS = "share: {says: {da: I 2004 var det 35 pct., en: In 2004 it was 35 per cent.}, at: 1–2}\n"
_GLOSSARY = "bridge: {term: {da: bro, en: bridge}, definitions: [{text: {da: A, en: B}, by: {da: os, en: us}}]}\n"
_LISTS = "target-groups:\n  - {value: young, label: {da: Unge, en: Young people}}\n"
_ABOUT = "title: {da: T, en: T}\nabout: {da: A, en: A}\nalternative: {da: A, en: A}\nsources: [{ref: book, at: 3}]\n"
_GROUPS = "kind: groups\n" + _ABOUT + "groups: [{label: {da: G, en: G}, items: [{label: {da: I, en: I}}]}]\n"
_CASE = """\
title: {da: T, en: T}
summary: {da: S, en: S}
who: {da: W, en: W}
where: {da: W, en: W}
years: 2011
sectors: [public]
target_groups: [young]
steps: [1]
did: {da: D, en: D}
outcome: {da: O, en: O}
sources: [{ref: book, at: 4–5}]
"""
_STORY = """\
title: {da: T, en: T}
summary: {da: S, en: S}
note: {da: N, en: N}
sources: [{ref: book}]
scenes:
  - {id: start, title: {da: A, en: A}, text: {da: A, en: A}, choices: [{label: {da: X, en: X}, to: end}]}
  - {id: end, title: {da: B, en: B}, text: {da: B, en: B}}
"""
_HEAD = "---\ntitle: Side\nstep: 1\n---\n"


def whole(**changed: str) -> Files:
    """A small guide without faults, and what is changed in it: by the name of a file without its folder and ending."""
    files: dict[str, str] = {
        SHEET: plain(),
        "sources.yaml": _SOURCES,
        "lists.yaml": _LISTS,
        "glossary.yaml": _GLOSSARY,
        "literature.yaml": "",
        "facts/book.yaml": _FACTS,
        "figures/picture.yaml": _GROUPS,
        "cases/project.yaml": _CASE,
        "stories/tale.yaml": _STORY,
        "guide/da/step-1/index.md": _HEAD + "# Side\n\nTekst.\n",
        "guide/en/step-1/index.md": _HEAD + "# Side\n\nText.\n",
    }
    by_stem = {name.rpartition("/")[2].rpartition(".")[0]: name for name in files if not name.startswith("guide/")}
    by_stem |= {"da": "guide/da/step-1/index.md", "en": "guide/en/step-1/index.md"}
    made: Files = dict(files)
    made.update({by_stem[stem]: text for stem, text in changed.items()})
    return made


_FOREIGN: Files = {"foreign.yaml": "names: {language: en, words: [House of Cards]}\n"}
_WORDS: Files = {
    "words.yaml": "book: {language: da, words: [forlægget], instead: bogen}\nguide: {language: en, words: [old guide], instead: the book}\n"
    "drop: {language: da, words: [se], instead: kig, excused: [guide/da/step-1/index.md]}\n"
}


def _themes(keys: str, more: str = "") -> Files:
    text = f"bridges:\n  title: {{da: Broer, en: Bridges}}\n  keywords: {{da: [bro], en: [bridge, bridges]}}\n  {keys}\n{more}"
    return whole() | {"themes.yaml": text}


def page(text: str, head: str = _HEAD) -> Files:
    return whole(da=head + f"# Side\n\n{text}\n")


def _figure(kind: str, keys: str) -> Files:
    return whole(picture=f"kind: {kind}\n{_ABOUT}{keys}\n")


def _case(old: str, new: str) -> Files:
    assert old in _CASE
    return whole(project=_CASE.replace(old, new))


# (name, code, files); the code is expected at the marks.
CASES: list[tuple[str, str, Files]] = [
    ("a civil registration number on a page", "personal-number", page("Tekst.\n⟦Ring til 010190-1234, se [siden](https://example.org/0101901234).")),
    ("two versions of a page", "stray-line", page("Tekst.\n\n⟦<<<<<<< HEAD\nA\n=======\nB\n>>>>>>> mine")),
    ("a place that ends before it begins", "bad-form", whole(book=_FACTS.replace("at: 1–2", "at: ⟦12–2"))),
    ("a story without an end", "story-endless", whole(tale=_STORY.replace("scenes:\n", "scenes:\n  ⟦", 1).replace("⟦  - {id", "⟦- {id").replace("{id: end,", "{id: end, choices: [{label: {da: Y, en: Y}, to: start}],"))),
    ("two cases of one title", "same-title", whole() | {"cases/twin.yaml": _CASE.replace("title: {da: T,", "title: {da: ⟦t,")}),
    ("two topics of one title", "same-title", _themes("pages: [step-1/index.md]", "more:\n  title: {da: ⟦Broer, en: More}\n  keywords: {da: [mere], en: [more]}\n  pages: [step-1/index.md]\n")),
    ("two worksheets of one title", "same-title", whole() | {"worksheets/twin.yaml": plain().replace("id: small", "id: twin").replace("{da: Titel,", "{da: ⟦Titel,")}),
    ("a page without a head", "front-matter-missing", whole(da="⟦# Side\n", en="⟦# Page\n")),
    ("a page that opens a step in one language only", "step-differs", whole(da="⟦---\ntitle: Side\n---\n# Side\n\nTekst.\n")),
    ("a page that opens another step in each language", "step-differs", whole(da="⟦" + _HEAD.replace("step: 1", "step: 2") + "# Side\n\nTekst.\n")),
    ("a picture without words", "bad-reference", page("Her: ⟦![ ](baad.png)") | {"guide/da/step-1/baad.png": "x"}),
    ("a picture that no browser shows", "bad-reference", page("⟦![Både](baad.HEIC)") | {"guide/da/step-1/baad.HEIC": "x"}),
    ("a page that only one language has", "twin-missing", whole() | {"guide/da/lone.md": "⟦---\ntitle: A\n---\n\n# A\n"}),
    ("one page called differently in each language", "twin-named", whole() | {"guide/da/besoeg.md": "⟦---\ntitle: A\n---\n\n# A\n", "guide/en/visit.md": "---\ntitle: A\n---\n\n# A\n"}),
    ("a link whose address stands behind a space", "bad-reference", page("Se [her] ⟦(https://example.org/x) og [huset](index.md), `[x] (a.md)`, [x] (i øvrigt).")),
    ("code that is not ended", "bad-markup", page("```\nkode [x](\n```\n\n~~~\n**\n~~~\n\n⟦```\nkode **")),
    ("a remark that is not ended", "bad-markup", page("<!-- [x]( -->\n\nTekst ⟦<!-- slet **")),
    ("bold and code that are not ended", "bad-markup", page("**Fed** og ***begge*** 2 \\** 3 `**` ``a`b``.\n\nDet er ⟦**vigtigt.\n\nSkriv ⟦`kode.")),
    ("a list as Word writes it", "bad-markup", page("A • B\n\n⟦• en\n• to")),
    ("HTML that is not ended", "bad-markup", page("<p>A <b>fed</b> <br> `<div>` \\<div> 2 < 3 <https://example.org>\n<ul><li>en<li>to</ul><img alt=\"a > b\" src=\"x.png\"/>\n\n⟦<div class=\"x\">\n\nTekst **fed** ⟦<navn> her.")),
    ("HTML that is ended twice, and crosswise", "bad-markup", page("<b>A</b>⟦</b>\n\n<div>⟦<i>skrå</div></i>")),
    ("a heading without its space", "bad-markup", page("\\#emne\n\n```\n#kode\n```\n\n⟦##Overskrift\n\nTekst.")),
    ("headings as other programs write them", "bad-markup", page("A\n\n---\n\na | b\n---|---\n1 | 2\n\n⟦Overskrift\n===\n\n⟦Underrubrik\n---\nTekst.")),
    ("HTML that is not ended, in a case", "bad-markup", _case("did: {da: D, en: D}", "did: {da: ⟦<div>D, en: D}")),
    ("bold that is not ended, in a story", "bad-markup", whole(tale=_STORY.replace("text: {da: A,", "text: {da: ⟦'**A',", 1))),
    ("a table without its line of dashes", "bad-markup", page("| a | b |\n|---|:-:|\n| 1 | 2 |\n\n⟦| a | b |\n| 1 | 2 |")),
    ("a link whose address is not ended", "bad-reference", page("[a](index.md \"Et (1)\") \\[b](c [d] [e [f]] [h](https://x.dk/a_(b)) [i](<a b.md>) \n- [ ] g\n\nSe ⟦[siden](index.md for mere.\n\n⟦[her](fact:share")),
    ("a link whose words are not ended", "bad-reference", page("Se ⟦[siden (index.md) her.")),
    ("a link without an address, and one without words", "bad-reference", page("![](figure:picture)\n\nSe ⟦[siden]().\n\n⟦[](index.md)")),
    ("an address with spaces", "bad-reference", page("Se ⟦[siden](index.md og mere) her.")),
    ("a picture on somebody's disk", "bad-reference", page("Se !⟦[huset](C:\\\\billeder\\\\hus.png).")),
    ("a note as other programs write it", "bad-reference", page("Se her.⟦[^1] Og her.[^2]\n\n[^1]: Noten.")),
    ("a link by a key that is not there", "bad-reference", page("Se [a][1], [b][Nøgle].\n\n[1]: https://x.dk\n[nøgle]: https://y.dk\n\nSe ⟦[c][2].")),
    ("a second heading of the top kind", "heading-twice", page("Tekst.\n\n```\n# kode\n```\n\n⟦# Mere")),
    ("a film of another site on a page", "foreign-content", page("Tekst og `<img src=x>`.\n\n⟦<iframe src=\"https://example.org/film\"></iframe>")),
    ("a picture of another site", "foreign-content", page("Se ⟦![huset](https://example.org/hus.png) og <https://example.org> <img alt=\"\" src=\"hus.png\">.\n\n⟦<img alt=\"\" src='//example.org/hus.png'>")),
    ("HTML in a case", "foreign-content", whole() | {"cases/project.yaml": _CASE.replace("{da: T,", "{da: ⟦T <script>x</script>,", 1)}),
    ("two terms with one name", "same-label", whole(glossary=_GLOSSARY + _GLOSSARY.replace("bridge: {term: {da: bro, en: bridge}", "crossing: {term: {da: ⟦Bro, en: crossing}"))),
    ("a word excused in a file that is not there", "excused-unknown", whole() | {"words.yaml": "book: {language: da, words: [forlægget], instead: bogen, excused: [cases/project.yaml, glossary.yaml, ⟦cases/projekt.yaml]}\n"}),
    ("a figure that is written as another kind", "figure-kind", whole(picture=_GROUPS.replace("kind: groups", "kind: ⟦bars"))),
    ("two pages of one step", "step-twice", whole() | {f"guide/{one}/two.md": "---\ntitle: A\nstep: ⟦1\n---\n" for one in ("da", "en")}),
    ("an empty figure", "guide-file-empty", whole() | {"figures/nothing.yaml": "⟦"}),
    ("a case called as the list", "same-page", whole() | {"cases/index.yaml": "⟦" + _CASE}),
    ("a figure called as the list", "same-page", whole() | {"figures/index.yaml": "⟦" + _GROUPS}),
    ("a theme called as the list", "same-page", _themes("worksheets: [small]", "⟦index: {title: {da: A, en: A}, keywords: {da: [a], en: [a]}, worksheets: [small]}\n")),
    ("facts of a source called as the list", "same-page", whole() | {"sources.yaml": _SOURCES + _SOURCES.replace("book", "index"), "facts/index.yaml": "⟦" + _FACTS.replace("share", "other")}),
    ("a fact in two sources", "duplicate-part", whole() | {"sources.yaml": _SOURCES + _SOURCES.replace("book", "other"), "facts/other.yaml": "⟦" + _FACTS}),
    ("a head that does not end", "front-matter-open", whole(da="⟦---\ntitle: Side\nstep: 1\n\n# Side\n")),
    ("a reference with a space", "bad-reference", page("Det er [35 pct.](fact:share), se [her]⟦(fact: share).")),
    ("a reference with a capital letter", "bad-reference", page("Se [her]⟦(Fact:share).")),
    ("a reference of no kind", "bad-reference", page("Se [her]⟦(facts:share).")),
    ("a reference behind a space", "bad-reference", page("Se [her]⟦ (term:bridge).")),
    ("a place in Word's quotes", "bad-reference", page("Se [her]⟦(source:book “3”).")),
    ("a note that does not end", "bad-reference", page("Tekst.⟦^[En note.\n\nMere.")),
    ("a misspelt reference in a case", "bad-reference", _case("did: {da: D, en: D}", "did:\n  da: ⟦'[D](Term:bridge)'\n  en: D")),
    ("a word that sees itself", "names-itself", whole(glossary=_GLOSSARY.replace("us}}]}", "us}}],\n  see: [⟦bridge]}"))),
    ("a case among the stories", "wrong-folder", whole() | {"stories/project.yaml": _CASE.replace("who:", "⟦who:")}),
    ("an item that is a text", "missing-key", whole(picture=_GROUPS.replace("items: [{label: {da: I, en: I}}]", "items: [⟦{da: I, en: I}]"))),
    ("no such fact", "unknown-fact", page("Det er ⟦[35 pct.](fact:shore).")),
    ("no such term", "unknown-term", page("En ⟦[bro](term:brigde).")),
    ("no such term to see", "unknown-term", whole(glossary=_GLOSSARY.replace("us}}]}", "us}}],\n  see: [⟦tunnel]}"))),
    ("no such case", "unknown-case", page("Se ⟦[den](case:projekt).")),
    ("no such case in the head", "unknown-case", page("Tekst.", _HEAD.replace("step: 1", "step: 1\ncases: [⟦projekt]"))),
    ("no such case in a story", "unknown-case", whole(tale=_STORY.replace("{da: B, en: B}}", "{\n    da: ⟦'[B](case:x)', en: B}}"))),
    ("no such figure", "unknown-figure", page("⟦![](figure:pictures)")),
    ("no such worksheet", "unknown-worksheet", page("Se ⟦[arket](worksheet:smal).")),
    ("no such worksheet of a case", "unknown-worksheet", _case("steps: [1]", "steps: [1]\nworksheets: [⟦smal]")),
    ("no such source in a page", "unknown-source", page('Se ⟦[bogen](source:boog "1").')),
    ("a fact from behind the end of its source", "place-outside", whole(sources=_BOUNDED, book=_FACTS.replace("at: 1–2", "at: ⟦8–9"))),
    ("a place before the contents of its source", "place-outside", whole(sources=_BOUNDED.replace("line: 1", "line: 4"), book=_FACTS.replace("at: 1–2", "at: 4"), picture=_GROUPS.replace("at: 3", "at: ⟦3"))),
    ("a place in a page that its source does not reach", "place-outside", page('Se ⟦[bogen](source:book "9").') | {"sources.yaml": _BOUNDED}),
    ("facts of no source", "unknown-source", whole() | {"facts/nobody.yaml": "other: ⟦" + _FACTS.partition(": ")[2]}),
    ("no such work", "unknown-literature", whole(book=_FACTS.replace("at: 1–2", "at: 1–2,\n  origin: ⟦thesis"))),
    ("a work of no source", "unknown-source", whole(literature="thesis: {reference: A, via: ⟦boook, used_for: {da: A, en: A}}\n")),
    ("no such target group", "unknown-option", _case("[young]", "[⟦yuong]")),
    ("no list of target groups", "list-missing", whole(lists="", project=_CASE.replace("[young]", "[⟦young]"))),
    ("no such scene", "unknown-scene", whole(tale=_STORY.replace("{id: end,", "{id: end, choices: [{label: {da: Y, en: Y}, to: ⟦ende}],"))),
    ("a scene that nothing leads to", "scene-unreached", whole(tale=_STORY + "  - {id: ⟦lost, title: {da: C, en: C}, text: {da: C, en: C}}\n")),
    ("a card in no row", "unknown-board-row", _figure("board", "corner: {da: A, en: A}\ncolumns: [{id: c, label: {da: L c, en: L c}}]\nrows: [{id: r, label: {da: L r, en: L r}}]\ncards: [{row: ⟦q, column: c, text: {da: A, en: A}}]")),
    ("a card in no column", "unknown-board-column", _figure("board", "corner: {da: A, en: A}\ncolumns: [{id: c, label: {da: L c, en: L c}}]\nrows: [{id: r, label: {da: L r, en: L r}}]\ncards: [{row: r, column: ⟦q, text: {da: A, en: A}}]")),
    ("a row with too few cells", "figure-cells", _figure("table", "columns: [{da: A, en: A}, {da: B, en: B}, {da: C, en: C}]\nrows: [{label: {da: A, en: A}, cells: ⟦[{da: B, en: B}]}]")),
    ("a bar beyond the scale", "figure-bar", _figure("bars", "unit: {da: pct., en: per cent}\nmax: 100\ngroups: [{label: {da: A, en: A}, bars: [{label: {da: A, en: A}, value: ⟦101}]}]")),
    ("another number than the fact has", "fact-number", page("Det er ⟦[36 pct.](fact:share).")),
    ("a case of a step that the guide has not", "unknown-step", _case("steps: [1]", "steps: [⟦9]")),
    ("a case of no sector", "unknown-option", _case("sectors: [public]", "sectors: [⟦church]")),
    ("a number without a source", "number-untraced", page("⟦Der kom 120 mennesker.")),
    ("a share without a source", "number-untraced", page("Tekst.\n\n- Et punkt.\n⟦- Det var 3 pct.")),
    ("a number in a row of a table", "number-untraced", page("| A | B |\n|---|---|\n| x | [35](fact:share) |\n⟦| y | 17 |")),
    ("a worksheet that is named but not linked", "worksheet-unlinked", page("Brug arket ⟦Titel til det.")),
    ("a word that is not ours in a page", "word-not-ours", page("Se ⟦forlægget.\n\nDe skrev »forlægget« i `forlægget`.") | _WORDS),
    ("a phrase that is not ours beside a title that may have it", "word-not-ours", whole(literature="thesis: {reference: The old guide, via: book, used_for: {da: D, en: ⟦The Old  guide says so}}\n") | _WORDS),
    ("a phrase that is not ours in a case", "word-not-ours", _case("did: {da: D, en: D}", "did: {da: D, en: ⟦The Old  guide says so}") | _WORDS),
    ("words of another language in a page", "word-foreign", page("Navne: House of Cards, [her](https://x.dk/a-of-b).\n\nVi så ⟦of og with.") | _FOREIGN),
    ("words of another language in a case", "word-foreign", _case("did: {da: D, en: D}", "did: {da: House of Cards, en: ⟦House of Cards og Co}") | _FOREIGN),
    ("a language that no foreign words can have", "no-language", whole() | {"foreign.yaml": "x: {language: ⟦xx, words: [Y]}\n"}),
    ("a worksheet with an aim that no list has", "unknown-option", whole(lists=_LISTS + "aims: [{value: plan, label: {da: Plan, en: A plan}}]\n") | {SHEET: plain().replace("personal_data: none", "personal_data: none\naims: [plan, ⟦paln]")}),
    ("a theme with a page that is not there", "theme-nowhere", _themes("pages: [step-1/index.md, ⟦step-1/indxe.md]")),
    ("a theme with a pack that is not there", "theme-nowhere", _themes("packs: [⟦meeting]")),
    ("a theme with a case that is not there", "unknown-case", _themes("cases: [project, ⟦projekt]")),
    ("a theme with a worksheet that is not there", "unknown-worksheet", _themes("worksheets: [⟦smal]")),
    ("a theme with a term that is not there", "unknown-term", _themes("terms: [bridge, ⟦brigde]")),
    ("a theme with people that no list has", "unknown-option", _themes("target_groups: [young, ⟦yuong]")),
    ("a word of two themes", "theme-twice", _themes("terms: [bridge]", "more:\n  title: {da: Mere, en: More}\n  keywords:\n    da: ⟦[Bro]\n    en: [more]\n")),
    ("a block of no kind", "block-unknown", page("⟦::: shrot\n- A\n:::")),
    ("a block that does not end", "block-open", page("⟦::: short\n- A\n\n## B")),
    ("an end without a block", "block-unopened", page("Tekst.\n\n⟦:::")),
    ("a key number that is no fact", "block-number", page("⟦::: number mange\nkom\n:::")),
    ("an empty block", "block-empty", page("⟦::: pull\n:::")),
    ("a checklist without items", "block-list", page("⟦::: checklist Før mødet\nRing\n:::")),
    ("a key number that is not in its fact", "fact-number", _case("did: {da: D, en: D}", "key_number:\n  fact: share\n  number:\n    da: ⟦36 pct.\n    en: ⟦36 per cent\n  says: {da: A, en: A}\ndid: {da: D, en: D}")),
    ("a key number of no fact", "unknown-fact", _case("did: {da: D, en: D}", "key_number: {fact: ⟦shore, number: {da: mange, en: many}, says: {da: A, en: A}}\ndid: {da: D, en: D}")),
    ("a figure without its words", "missing-key", whole(picture="⟦" + _GROUPS.replace("alternative: {da: A, en: A}\n", ""))),
    ("a figure of no kind", "missing-key", whole(picture="⟦" + _GROUPS.replace("kind: groups\n", ""))),
    ("a figure of a strange kind", "unknown-value", whole(picture=_GROUPS.replace("kind: groups", "kind: ⟦group"))),
    ("a figure in one language", "missing-translation", whole(picture=_GROUPS.replace("about: {da: A, en: A}", "about: ⟦{da: A}"))),
    ("a case with other numbers in English", "numbers-differ", _case("did: {da: D, en: D}", "did: ⟦{da: 12 kom, en: 13 came}")),
    ("a name that is no key", "bad-form", whole() | {"cases/My Case.yaml": "⟦" + _CASE}),
    ("no such topic on the start page", "unknown-theme", whole() | {"guide/da/index.md": "---\ntitle: A\nsummary: B\nopening: {topics: [⟦young]}\n---\n", "guide/en/index.md": "---\ntitle: A\nsummary: B\n---\n"}),
    ("an opening on another page", "opening-elsewhere", whole() | {"guide/da/step-1/index.md": "---\ntitle: A\nsummary: B\nstep: 1\nopening: ⟦{question: C}\n---\n"}),
    ("a place that is no place", "bad-form", _case("at: 4–5", "at: ⟦side 4")),
]  # fmt: skip
