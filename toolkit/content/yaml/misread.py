"""What libyaml reads without a word, and otherwise than its author meant it."""

import re
from typing import Any, NamedTuple

from toolkit.content.yaml.slip import Edit, Slip, ends_of_value, line_start, quoted, quoting, shown_line

_CURLY_WHOLE = re.compile(
    "[“”„‟]([^“”„‟\n]*)[“”„‟](?=[ \t]*(?:[,}\\]]|$|[ \t]#))|[‘’‚]([^\n‘‚]*)[’‘](?=[ \t]*(?:[,}\\]]|$|[ \t]#))",
    re.MULTILINE,
)
_THOUSANDS = re.compile(r"[-+]?[1-9][0-9]{0,2}\.[0-9]{2}0")
_EQUALS = re.compile(r" ?= ?")
_REMARK = re.compile(r"[ \t]+(#[^\n]*)")


class Met(Exception):
    """The composer has met a slip."""

    def __init__(self, slip: Slip) -> None:
        super().__init__(slip.code)
        self.slip = slip


class Remark(NamedTuple):
    """What stands after `#` behind a value, and how far behind it."""

    gap: int
    text: str


class Misread:
    """Looks at the events of an author's file. Raises Met. `known`: the keys that content files have."""

    def __init__(self, text: str, known: frozenset[str]) -> None:
        self.text, self.known = text, known

    def pair(self, key: Any, value: Any, before: Any, after: str | int | None, in_flow: bool) -> None:
        """A key and its value: `{da: Antal, i alt, en: …}`, `{x: 1,5}`, `{da:Antal}`. `before`, `after`: the value before, and its key."""
        if not in_flow or not _is_plain(key) or not _is_nothing(value):
            return
        end = key.end_mark.index
        if self.text[end : end + 20].lstrip()[:1] == ":":
            return  # a key whose value is left out
        start = key.start_mark.index
        name, colon, rest = str(key.value).partition(":")
        if colon and rest.strip() and re.fullmatch(r"[A-Za-z_][\w-]*", name):
            place = start + len(name) + 1
            data = {"why": "space-colon", "mended": shown_line(f"{name}: {rest.strip()}")}
            raise Met(Slip("missing-space", place - 1, (Edit(place, place, " "),), data))
        if (sign := _EQUALS.search(str(key.value))) and key.value[: sign.start()] in self.known:
            edit = Edit(start + sign.start(), start + sign.end(), ": ")
            data = {"mended": shown_line(_EQUALS.sub(": ", key.value, 1))}
            raise Met(Slip("missing-colon", edit.start, (edit,), data))
        if before is None or (key.value in self.known and not re.fullmatch("[a-z]{2}", str(after))):
            return  # a key without its value; but what follows the text of a language is no key
        begin, comma = before.start_mark.index, before.end_mark.index
        if re.fullmatch("-?[0-9]+", before.value) and re.fullmatch("[0-9]+", key.value) and _is_plain(before):
            written = f"{before.value},{key.value}"
            raise Met(decimal_comma(written, begin, end))
        end = ends_of_value(self.text, begin, end)[0]
        edits = quoting(self.text, begin, end)
        data = {"why": "comma", "mended": shown_line(quoted(self.text[begin:end])), "sign": ","}
        raise Met(Slip("needs-quotes", comma + len(self.text[comma:]) - len(self.text[comma:].lstrip()), edits, data))

    def item(self, key: Any, is_first: bool) -> None:
        """The first key of an item again: a new item without its dash."""
        start = key.start_mark.index
        begin = line_start(self.text, start)
        if is_first and start - begin >= 2 and not self.text[begin:start].strip(" "):
            mended = shown_line(f"- {self.text[start:].split(chr(10), 1)[0]}")
            raise Met(Slip("missing-dash", start, (Edit(start - 2, start, "- "),), {"mended": mended}))

    def scalar(self, event: Any) -> None:
        """A plain word or text: `“Mål”`, `1.000`."""
        start = event.start_mark.index
        whole = _CURLY_WHOLE.match(self.text, start)
        if whole:
            mended = quoted(whole[1] if whole[1] is not None else whole[2])
            raise Met(Slip("word-quotes", start, (Edit(start, whole.end(), mended),), {"mended": shown_line(mended)}))
        if _THOUSANDS.fullmatch(event.value):
            end = event.end_mark.index
            whole_number = event.value.replace(".", "")
            data = {"value": event.value, "read": f"{float(event.value):g}", "whole": whole_number}
            raise Met(Slip("thousands-point", start, (Edit(start, end, whole_number),), data))


def remark_after(text: str, event: Any) -> Remark | None:
    """What is cut off after `#` behind a word or text without quotes. `text`: of the whole file."""
    found = _REMARK.match(text, event.end_mark.index)
    return Remark(found.start(1) - found.start(), found[1]) if found else None


def decimal_comma(written: str, begin: int, end: int) -> Slip:
    """`1,5` for `1.5`."""
    point = written.replace(",", ".")
    return Slip("decimal-comma", begin, (Edit(begin, end, point),), {"value": written, "mended": point})


def _is_plain(event: Any) -> bool:
    return bool(event.implicit[0]) if hasattr(event, "implicit") and hasattr(event, "value") else False


def _is_nothing(event: Any) -> bool:
    return _is_plain(event) and event.value == "" and event.start_mark.index == event.end_mark.index
