"""Danish civil registration numbers (CPR): recognised by their form and masked wherever text, names or numbers leave the form.

What is looked for, and what is let pass, stands in docs/model.md; why, in docs/decisions/0006-civil-registration-numbers.md.
"""

import re
import unicodedata
from typing import Any

from toolkit.contract.data import LANGUAGES

MASK = "******-****"
# Day 61–91: the number of somebody who has none of their own yet (60 more than the day of birth).
_DAY, _MONTH, _SIGN = "(?:[06][1-9]|[1278][0-9]|[39][01])", "(?:0[1-9]|1[0-2])", "[-./_]"
_SHORT_DAY, _SHORT_MONTH = "(?:0?[1-9]|[12][0-9]|3[01])", "(?:0?[1-9]|1[0-2])"
_NAMED_MONTH = f"(?:{'|'.join(sorted({name[:3].lower() for known in LANGUAGES.values() for name in known['months']}))})"
_NO_YEAR, _NO_AMOUNT = "(?!(?:19|20)[0-9]{2}(?![0-9]))", "(?=[0-9]{4}(?! ?(?:kr|dkk|eur|€|%|pct)))"
# Between day and year and the last four: one odd sign; or what writers put round words, at a dash.
_ODD, _ROUND = "[!\"#$%&'*+:<=>?@^`{}~\u00a4\u00b4\u00d7\u2019\u2026\u2192]", "[-\"'*<>_`~\u00b4\u2019\\[\\]]"
_BREAK = "(?:\r\n?|\n)"
_DASH, _TIGHT = f" {{0,2}}-(?: ?{_BREAK})? {{0,2}}", f"-(?: ?{_BREAK})?"  # where a line may end
# Day, month and year together; apart, with the same sign twice (then no amount of money follows a day)
# or any signs before a dash; as a Danish day (`1/1-90-1234`), with the month's name or with the whole year, first or last (then no other year
# follows, as behind brackets); the last four in pairs; a box for each digit.
_CPR = re.compile(
    rf"(^|[^0-9+])((?:{_DAY}{_MONTH}[0-9]{{2}}(?: ?{_SIGN}{{0,2}} ?|{_ODD}| ?[:*~#] ?|{_ROUND}{{0,2}}-{_ROUND}{{0,2}}|[,;](?![0-9]+[,;])|(?:\) ?-? ?| ?-? ?\(){_NO_YEAR}|{_DASH})"
    rf"|{_DAY}([-./_ ]){_MONTH}\3[0-9]{{2}} ?{_SIGN}{{0,2}} ?{_NO_AMOUNT}"
    rf"|{_SHORT_DAY}/{_SHORT_MONTH}(?:-[0-9]{{2}}|[- ]19[0-9]{{2}}){_DASH}{_NO_YEAR}"
    rf"|{_SHORT_DAY}([./]){_SHORT_MONTH}\4(?:[0-9]{{2}}{_DASH}|(?:18|19|20)[0-9]{{2}}{_TIGHT}){_NO_YEAR}"
    rf"|{_DAY}[-./_, ]?{_MONTH}[-./_, ]?[0-9]{{2}}{_DASH}{_NO_YEAR}"
    rf"|(?:{_SHORT_DAY}[^0-9]{{0,7}}?{_NAMED_MONTH}|{_NAMED_MONTH}[^0-9]{{1,10}}{_SHORT_DAY})[^0-9]{{0,11}}(?:19[0-9]{{2}}(?: ?|{_DASH})|[0-9]{{2}}{_DASH}|20[0-9]{{2}}{_TIGHT}){_NO_YEAR}{_NO_AMOUNT}"
    rf"|{_DAY}([-./_ ]?){_MONTH}\5(?:18|19|20)[0-9]{{2}}{_TIGHT}{_NO_YEAR}"
    rf"|19[0-9]{{2}}([-./_]?){_MONTH}\6{_DAY}{_DASH}{_NO_YEAR})[0-9]{{4}}"
    rf"|{_DAY}([-./_ ]?){_MONTH}\7[0-9]{{2}}(?: ?- ?[0-9]{{2}} |-[0-9]{{2}}-)[0-9]{{2}}"
    r"|(?=[0-9]([-./_ ]))(?:[06]\8[1-9]|[1278]\8[0-9]|[39]\8[01])\8(?:0\8[1-9]|1\8[0-2])\8[0-9]\8[0-9] ?[-/_] ?[0-9]\8[0-9]\8[0-9]\8[0-9](?!\8[0-9]))(?![0-9])",
    re.IGNORECASE | re.ASCII,
)
# On two lines: a hyphen begins the second; or none stands there, and the four digits are no year, no round amount, not the beginning of another
# number or of a place behind its postal code.
_DAY_ALONE = rf"{_DAY}(?!1000)([-./_ ]?){_MONTH}\{{0}}[0-9]{{{{2}}}} {{{{0,2}}}}{_BREAK} {{{{0,2}}}}"
_BROKEN = re.compile(
    rf"(^|[^0-9+])({_DAY_ALONE.format(3)}(?:-{{1,2}} ?{_BREAK}? {{0,2}}[0-9]{{4}}(?![0-9])"
    rf"|{_NO_YEAR}[0-9]{{2}}(?!00)[0-9]{{2}}(?![ .,:]?[0-9]| ?- ?[0-9]| ?(?:[Kk][Rr]|[Dd][Kk][Kk]|[Ee][Uu][Rr]|€|%|[Pp]ct)| [A-ZÆØÅ])))"
)
# Lines of numbers are a column, unless each two of them are one.
_COLUMN = re.compile(rf"(?:^|[\r\n])(?: *(?:[-+*] ?)?[0-9][0-9 .,:/_-]*[^0-9\r\n]{{0,5}}(?:{_BREAK}|$)){{2,}}")
_PAIRS = re.compile(rf"\s*(?:{_DAY_ALONE.format(1)}(?:-{{1,2}} ?)?[0-9]{{4}}[^0-9]{{0,7}})+")
_DIGITS = re.compile(r"\d")
_IN_CIRCLES = (
    {ord(one) + more: str(more + 1) for one in "①⑴⒈⓵❶➀➊" for more in range(9)}
    | {ord(sign): str(digit) for row in ("⁰¹²³⁴⁵⁶⁷⁸⁹", "₀₁₂₃₄₅₆₇₈₉") for digit, sign in enumerate(row)}
    | dict.fromkeys(map(ord, "⓪⓿"), "0")
)
_CIRCLE = re.compile(f"[{''.join(map(chr, _IN_CIRCLES))}]")
_LEAST = 7  # digits: `1. jan. 90-1234`
_WRITTEN_OUT = 10  # circles and raised digits: in so many a whole number is written; fewer are marks of notes
_OF_ONE_KIND = (
    {wide: chr(wide - 0xFEE0) for wide in range(0xFF01, 0xFF5F)}
    | dict.fromkeys(map(ord, "\x85\u2028\u2029"), "\n")
    | dict.fromkeys(map(ord, "\t\v\f\u115f\u1160\u2800\u3164\uffa0"), " ")
    | dict.fromkeys(map(ord, "\u02d7\u2043\u207b\u208b\u2212\u2500\u2501\u2796\u30fc\u4e00\ua7f7"), "-")
    | dict.fromkeys(map(ord, "\u00b7\u2022\u2024\u2027\u2219\u22c5\u3002\u30fb\uff0e"), ".")
    | dict.fromkeys(map(ord, "\\|\uff5c\uff3c\u2044\u2215\u29f8"), "/")
    | dict.fromkeys(map(ord, "\u2236\ua789"), ":")
    | dict.fromkeys(map(ord, "\u060c\u3001"), ",")
)
_UNSEEN = frozenset({"Mn", "Mc", "Me", "Cf"})
_CONTROLS = frozenset(map(chr, (*range(10), 11, 12, *range(14, 32), *range(127, 160))))  # but the ends of lines
_LOST_NOUGHT, _WHOLE = 10**8, 10**10  # a number has no leading nought


def looks_like_cpr(value: Any) -> bool:
    """Whether a text has one in it, or a JSON number is one. Round amounts (`110000000`) are none: nobody has the number 0000."""
    if isinstance(value, str):
        return bool(_spans(value))
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return False
    is_long = _LOST_NOUGHT <= value < _WHOLE and value == int(value) and value % 1000 != 0
    return is_long and bool(_CPR.fullmatch(f"{int(value):010}"))


def mask(text: str) -> str:
    """The text with every number that looks like a CPR number starred out."""
    parts, end = [], 0
    for start, stop in _spans(text):
        parts += [text[end:start], MASK]
        end = stop
    return "".join(parts) + text[end:] if parts else text


def _spans(text: str) -> list[tuple[int, int]]:
    """Where they stand: found in the text without signs that nobody sees, all white space, dashes, dots and slashes alike."""
    if not text.isascii() and len(_CIRCLE.findall(text)) >= _WRITTEN_OUT:
        text = text.translate(_IN_CIRCLES)
    if len(text) < 10 or len(_DIGITS.findall(text)) < _LEAST:
        return []
    plain, places = _plain(text)
    found = [match.span(2) for match in _CPR.finditer(plain)]
    if "\n" in plain or "\r" in plain:
        taken = found + [match.span() for match in _COLUMN.finditer(plain) if not _PAIRS.fullmatch(match[0])]
        broken = [match.span(2) for match in _BROKEN.finditer(plain)]
        found += [span for span in broken if all(span[1] <= start or end <= span[0] for start, end in taken)]
    return [(places[start], places[end - 1] + 1) for start, end in sorted(found)]


def _plain(text: str) -> tuple[str, list[int] | range]:
    if text.isascii() and text.isprintable():
        return text.translate(_OF_ONE_KIND), range(len(text))
    signs, places = [], []
    for place, sign in enumerate(text.translate(_OF_ONE_KIND)):
        kind = "" if sign.isascii() else unicodedata.category(sign)
        if kind in _UNSEEN or sign in _CONTROLS:
            continue
        signs.append(
            " " if kind == "Zs" else "-" if kind == "Pd" else str(unicodedata.decimal(sign)) if kind == "Nd" else sign
        )
        places.append(place)
    return "".join(signs), places


def mask_document(value: Any) -> Any:
    """A copy of any JSON value with every text and number in it masked, keys included; no key takes another's place."""
    if isinstance(value, str):
        return mask(value)
    if isinstance(value, list):
        return [mask_document(item) for item in value]
    if not isinstance(value, dict):
        return MASK if looks_like_cpr(value) else value
    made: dict[str, Any] = {}
    for key, item in value.items():
        name = shown = mask_name(str(key))
        number = 2
        while shown in made:
            shown, number = f"{name} ({number})", number + 1
        made[shown] = mask_document(item)
    return made


def mask_name(name: str) -> str:
    """A key, which may be a number that has lost its leading nought."""
    return MASK if is_name(name) and not looks_like_cpr(name) else mask(name)


def is_name(name: str) -> bool:
    """Whether a key is or holds one."""
    if len(name) < 9:
        return False  # nearly all: rows and columns are called `1`, `who`
    return looks_like_cpr(name) or (len(name) == 9 and name.isascii() and name.isdigit() and looks_like_cpr(int(name)))


def has_cpr(value: Any) -> bool:
    """Whether anything inside a JSON value looks like one; not by recursion, which a deep file could exhaust."""
    if isinstance(value, str):
        return bool(_spans(value))
    rest = [value]
    while rest:
        item = rest.pop()
        if isinstance(item, list):
            rest += item
        elif isinstance(item, dict):
            if any(map(is_name, map(str, item))):
                return True
            rest += item.values()
        elif looks_like_cpr(item):
            return True
    return False
