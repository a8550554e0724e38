"""The part of the contract that is data: JSON files beside this module, which the browser's half imports too (`#contract/…`)."""

import json
from pathlib import Path
from typing import Any, Literal, NotRequired, TypedDict

from toolkit.contract.language import Language, languages_in


class RespondentKey(TypedDict):
    """A question of the block "Om jer": a field without its words. `options`: the values of a choice."""

    id: str
    type: Literal["text", "date", "choice"]
    max_length: NotRequired[int]
    options: NotRequired[list[str]]


class PdfFields(TypedDict):
    """Hidden fields: which worksheet it is; what an older version asked, as JSON."""

    identity: str
    aside: str


class PdfLimits(TypedDict):
    """How much of a stranger's PDF is looked at."""

    head: int  # bytes in which it says that it is one
    tail: int  # bytes behind the end in which nothing of the file is
    tables: int  # of one file
    hole: int  # noughts in a row, where nothing says whether they belong there; a packed map of a font (128 KB, nearly empty) has 127
    small_hole: int  # … where that can be told; a text in UTF-16 ends in three
    nodes: int  # fields and widgets; the largest sheet has about 2,000
    fields: int
    depth: int  # of the tree of fields
    pages: int
    text: int  # characters of all values together
    options: int  # of one field
    listed: int  # parts of a value that is a list where one text belongs
    shared: int  # so many names in two places are no slip of a program
    notes: int  # annotations that are no fields
    note: int  # characters of one
    files: int  # attached ones
    tree: int  # depth of the tree of their names
    joined: int  # PDFs one behind the other
    look: int  # bytes of what one field shows
    looks: int  # … of all
    empty_look: int  # bytes, packed or not, in which no look can show a letter
    seen: int  # points, across and down, of what can be seen
    streams: int  # of a page that are looked at
    drawn: int  # bytes of one of them
    words: int  # that are none or keys given twice, behind which an object is read on
    nested: int  # lists and dictionaries within each other, and what they hold
    held: int  # in one of them
    heads: int  # bytes of the head of a packed table
    unpacked: int  # bytes of what the parser unpacks at once


class PdfPatterns(TypedDict):
    """In what Python and JavaScript both read, without flags."""

    definition: str  # what an attached definition is called, `w1.` before it in a pack
    digest: str  # hash of a definition, whole or its beginning
    renamed: str  # the identity field, however a program that merges forms has renamed it
    index: str  # of an option
    page_number: str  # what is drawn last on a page of a pack: its words up to the number, what stands before that of all pages, the end
    binary: str  # the head of an object that may hold noughts
    stream: str  # the end of its head, behind which its data begin
    length: str  # in its head; a reference, where it stands elsewhere
    number: str  # such an object
    stream_end: str  # what stands behind the data
    holds_objects: str  # the head of a stream with objects, or a table of them, in it
    own_text: str  # what stands before the text of an answer or of a name
    wide: str  # the beginning of one in UTF-16
    packed: str  # the head of one that is packed by Flate and by nothing else
    before_objects: str  # what stands before an object, at the end
    object: str  # its head
    table: str  # the beginning of a table of objects
    end: str  # of a saving, and where its table stands
    goes_on: str  # the beginning of another saving behind that
    part: str  # of a table: its first object, and how many rows follow
    row: str  # of it: where an object is
    seven_bits: str  # what a gateway for mail makes of the sign by which programs tell that a file is no text: without its eighth bit, or of `?`
    space: str  # between words of the file, with comments
    key: str  # of a dictionary
    atom: str  # a value in one that holds no other
    is_table: str  # the head of a table of objects that is packed
    is_packed: str  # of a stream in which objects are packed
    version: str  # the first words of a file
    widths: str  # of the columns of a table that is packed
    parts: str  # which objects it has rows of; else all up to its size
    size: str
    predicted: str  # whether a row is written as what it has more than the one above
    known_filters: str  # the head of a stream that is packed in a way of PDF
    objects_in: str  # how many objects a stream holds
    first_in: str  # where the first of them begins
    beside: str  # where a packed table stands that goes with one in text, for programs that know it
    before: str  # where the table of the saving before stands
    linearized: str  # the head of a file made for reading from the net, and its length
    windows: str  # bytes, as signs of Latin-1, that are text of Windows and hardly PDFDocEncoding
    not_windows: str  # … that Windows does not have
    joint: str  # the end of a PDF where another one begins, also behind what mails and servers put between
    language: str  # mark in text in UTF-16: ESC, code, ESC (ISO 32000 7.9.2.2)
    shown: str  # a string that a look shows
    escaped: str  # a sign in one
    font: str
    markup: str  # a tag of rich text
    entity: str  # a sign in it by its name
    paints: str  # an operator that leaves something to be seen
    said: str  # … that shows text
    marks: str  # where a marked part of a page begins (its tag, its properties) or ends, and strings, in which anything may stand
    more: str  # words that are not shown, or a look inside the look


class PdfRules(TypedDict):
    """What both readers of PDFs go by. `inherited`: entries that a field has from its ancestors; `not_written`: annotations that a form has
    itself, or that hang on another one; `encodings`: of plain fonts; `flags`: of buttons."""

    fields: PdfFields
    attachment: str
    limits: PdfLimits
    patterns: PdfPatterns
    inherited: list[str]
    not_written: list[str]
    encodings: list[str]
    flags: dict[Literal["radio", "push", "hidden", "no_view"], int]


class Signs(TypedDict):
    """`plain`: what stands for a sign that cp1252 lacks and says the same; `stand_in`: for one that no font has."""

    plain: dict[str, str]
    stand_in: str


def _load(name: str) -> Any:
    return json.loads(Path(__file__).with_name(f"{name}.json").read_text("utf-8"))


LANGUAGES: dict[str, Language] = languages_in(Path(__file__).with_name("languages.json"))
RESPONDENT: list[RespondentKey] = _load("respondent")
FORMATS: dict[str, str] = _load("formats")
PATTERNS: dict[str, str] = _load("patterns")  # to be matched against a whole text
UNSEEN: str = _load("unseen")  # a text with nothing to be seen; by itself: a form carries no other pattern
UNITS: dict[str, list[str]] = _load("units")  # what is one unit, however it is called
LIMITS: dict[str, Any] = _load("limits")
PDF: PdfRules = _load("pdf")
SIGNS: Signs = _load("signs")
KINDS: dict[str, Any] = _load("kinds")  # of files that one meets, by name and content
NOTES: frozenset[str] = frozenset(_load("codes")["notes"])  # codes that are no error

ANSWER_FORMAT = FORMATS["answers"]
RESPONDENT_KEYS = tuple(key["id"] for key in RESPONDENT)
DEFAULT_RESPONDENT = ("organisation", "date")  # which of them a sheet shows first where its author does not say
RESPONDENT_PREFIX = "respondent__"  # of its fields in a PDF


def respondent_rules() -> dict[str, dict[str, Any]]:
    """The questions of the block by key, with everything that reading one needs: fields without words."""
    return {
        key["id"]: {"max_length": key.get("max_length"), "min": None, "max": None, "required": False, "show_if": None}
        | key
        | {"options": [{"value": value, "exclusive": False} for value in key.get("options", [])]}
        for key in RESPONDENT
    }
