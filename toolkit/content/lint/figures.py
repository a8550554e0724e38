"""The numbers of a text in one language, so that they can be compared with those of another: dates, times, references, ranges."""

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple

from toolkit.contract.data import LANGUAGES
from toolkit.words.locale import bilingual

_SPACES = " \u00a0\u202f"
_LONG_YEAR = 4
_ADDRESS = re.compile(r"(?<=\])\([^()\s]{1,500}\)")  # of a link or a reference: its digits are no numbers of the text


class Figure(NamedTuple):
    """`number` (its value), `day` (day, month, year or 0), `time` (hour, minute), `place` (1.2.3 of a reference)."""

    kind: str
    value: tuple[Decimal, ...]


def differing(texts: dict[str, Any]) -> list[str]:
    """The numbers that the languages do not share, as words; [] where they hold the same."""
    found = {language: figures_in(text, language) for language, text in texts.items()}
    first, *others = found
    for other in others:
        left, right = found[first] - found[other], found[other] - found[first]
        _settle(left, right)
        _settle(right, left)
        _spelt(left, texts[other], other)
        _spelt(right, texts[first], first)
        if left or right:
            return [_shown(figure) for figure in sorted([*left.elements(), *right.elements()])]
    return []


def figures_in(text: Any, language: str) -> Counter[Figure]:
    """Every number of a text, or of a list of texts, as its language writes them: 1.000,5 and 1,000.5 are one."""
    rest = _ADDRESS.sub("", "\n".join(text) if isinstance(text, list) else str(text))
    found: Counter[Figure] = Counter()
    for pattern, read in _readers(language):

        def take(match: re.Match[str], read: Any = read) -> str:
            figures = list(read(match))
            found.update(figures)
            return " ¤ " if figures else match[0]

        rest = pattern.sub(take, rest)
    return found


def _settle(left: Counter[Figure], right: Counter[Figure]) -> None:
    """Pairs that are one thing written in two ways: `trin 1.2` and 1.2, `kl. 9.30` and 9.30."""
    for figure in list(left):
        for twin in _twins(figure):
            same = min(left[figure], right[twin])
            if same > 0:
                left[figure] -= same
                right[twin] -= same
    for counter in (left, right):
        for figure in [figure for figure, count in counter.items() if count <= 0]:
            del counter[figure]


def _twins(figure: Figure) -> list[Figure]:
    first, second = figure.value[0], figure.value[1] if len(figure.value) > 1 else Decimal(0)
    if figure.kind == "time":
        return [Figure("number", (first + second / 100,))]
    if figure.kind == "ordinal":
        return [Figure("number", figure.value)]
    if figure.kind == "place" and len(figure.value) == 2:
        return [Figure("number", (Decimal(f"{first}.{second}"),))]
    return []


def _spelt(left: Counter[Figure], other: Any, language: str) -> None:
    """An ordinal that the other language spells out: `3. gang`, the third time."""
    words = re.findall(r"\w+", ("\n".join(other) if isinstance(other, list) else str(other)).lower())
    names = _words("ordinals", language)
    for figure in [figure for figure in left if figure.kind == "ordinal"]:
        number = int(figure.value[0])
        if number <= len(names) and names[number - 1] in words:
            del left[figure]


def _shown(figure: Figure) -> str:
    sign = {"day": ".", "time": ":", "place": "."}.get(figure.kind, " ")
    return sign.join(format(part, "f") for part in figure.value if part or figure.kind != "day")


def _words(key: str, language: str) -> list[str]:
    found: list[str] = bilingual("numbers")[key].get(language, [])
    return found


def _any_of(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) or r"(?!)"


@cache
def _readers(language: str) -> list[tuple[re.Pattern[str], Any]]:
    """What is read out of a text, in this order; what one has taken, the next does not see."""
    signs = LANGUAGES[language]
    group, decimal = re.escape(signs["group"]), re.escape(signs["decimal"])
    months = {name.lower(): n for names in LANGUAGES.values() for n, name in enumerate(names["months"], 1)}
    months |= {name[:3]: n for name, n in months.items()}
    month, flags = rf"({_any_of(list(months))})\b\.?", re.IGNORECASE
    ending = rf"(?:{_any_of([*_words('ordinal-endings', language), '.'])})?"
    noon = rf"(?:[{_SPACES}]?({_any_of(_words('before-noon', language))})|[{_SPACES}]?({_any_of(_words('after-noon', language))}))(?!\w)"
    clock = rf"(?<!\w)(?:{_any_of(_words('clock', language))})[{_SPACES}]"
    powers = {"thousand": 3, "million": 6, "milliard": 9}
    power_of = {word: power for key, power in powers.items() for word in _words(key, language)}
    number = rf"[0-9]{{1,3}}(?:[{group}{_SPACES}][0-9]{{3}})+(?![0-9])(?:{decimal}[0-9]+)?|[0-9]+(?:{decimal}[0-9]+)?"

    def day(day_: str, month_: int, year: str | None) -> Iterator[Figure]:
        whole = 0 if not year else int(year) + (2000 if len(year) < _LONG_YEAR else 0)
        if 1 <= int(day_) <= 31 and 1 <= month_ <= 12:
            yield Figure("day", (Decimal(day_), Decimal(month_), Decimal(whole)))

    def hour(hour_: str, minute: str | None, after: bool = False) -> Iterator[Figure]:
        full = int(hour_) % 12 + 12 if after else int(hour_)
        if full <= 24 and int(minute or 0) < 60:
            yield Figure("time", (Decimal(full), Decimal(minute or 0)))

    def both_hours(match: re.Match[str]) -> Iterator[Figure]:
        yield from hour(match[1], match[2])
        if match[3]:
            yield from hour(match[3], match[4])

    def value(text: str) -> Decimal:
        kept = "".join(
            "." if char == signs["decimal"] else char for char in text if char.isdigit() or char == signs["decimal"]
        )
        return Decimal(kept)

    def amount(match: re.Match[str]) -> Iterator[Figure]:
        power = power_of.get((match[2] or "").lower(), 0)
        yield Figure("number", (value(match[1]).scaleb(power).normalize() + 0,))

    time = r"([0-9]{1,2})(?:[.:]([0-9]{2}))?(?![0-9])"
    return [
        (re.compile(r"(?<![0-9])([0-9]{4})-([0-9]{2})-([0-9]{2})(?![0-9])"), lambda m: day(m[3], int(m[2]), m[1])),
        (
            re.compile(
                rf"(?<![0-9])([0-9]{{1,2}}){ending}[{_SPACES}]?(?:of )?{month}(?:,?[{_SPACES}]?([0-9]{{4}}))?", flags
            ),
            lambda m: day(m[1], months[m[2].lower()], m[3]),
        ),
        (
            re.compile(rf"\b{month}[{_SPACES}]([0-9]{{1,2}}){ending}(?![0-9])(?:,?[{_SPACES}]([0-9]{{4}}))?", flags),
            lambda m: day(m[2], months[m[1].lower()], m[3]),
        ),
        (
            re.compile(
                r"(?<![0-9./-])([0-9]{1,2})([./-]) ?([0-9]{1,2})(?:\2 ?|[ -])([0-9]{4}|[0-9]{2})(?![0-9/]|[.,][0-9])"
            ),
            lambda m: day(m[1], int(m[3]), m[4]),
        ),
        (re.compile(rf"(?<![0-9.,]){time}{noon}", flags), lambda m: hour(m[1], m[2], bool(m[4]))),
        (
            re.compile(rf"{clock}{time}(?:[{_SPACES}]?(?:[–-]|til|to|and|og)[{_SPACES}]?{time})?(?!{noon})", flags),
            both_hours,
        ),
        (re.compile(r"(?<![0-9:])([0-9]{1,2}):([0-9]{2})(?![0-9:])"), lambda m: hour(m[1], m[2])),
        *(
            []
            if signs["decimal"] == "."
            else [(re.compile(r"(?<![0-9.,])([0-9]{1,2})\.([0-9]{2})(?![0-9]|[.,][0-9])"), lambda m: hour(m[1], m[2]))]
        ),
        (
            re.compile(
                rf"(?<!\w)(?:{_any_of(_words('references', language))})\.?[{_SPACES}]([0-9]+(?:\.[0-9]+)+)(?![0-9])",
                flags,
            ),
            lambda m: [Figure("place", tuple(map(Decimal, m[1].split("."))))],
        ),
        (
            re.compile(r"(?<![0-9.,])([0-9]{1,2}(?:\.[0-9]{1,2}){2,})(?![0-9]|[.,][0-9])"),
            lambda m: [Figure("place", tuple(map(Decimal, m[1].split("."))))],
        ),
        (
            re.compile(r"(?<![0-9])([12][0-9])([0-9]{2})([–/-])([0-9]{2})(?![0-9]|[.,][0-9])"),
            lambda m: [Figure("number", (Decimal(m[1] + m[2]),)), Figure("number", (Decimal(m[1] + m[4]),))],
        ),
        (
            re.compile(
                rf"(?<![0-9.,])([0-9]{{1,2}})(?:{_any_of(_words('ordinal-endings', language))})(?=[{_SPACES}]+[^\W\d]|[–-])",
                flags,
            ),
            lambda m: [Figure("ordinal", (Decimal(m[1]),))],
        ),
        (re.compile(rf"({number})(?:[{_SPACES}]({_any_of(list(power_of))})(?!\w))?", flags), amount),
    ]
