"""The numbers of a text in one language, so that they can be compared with those of another: dates, times, references, ranges."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple

from toolkit.contract.data import LANGUAGES
from toolkit.words.locale import lacked_words, words

_SPACES = " \u00a0\u202f"
_LONG_YEAR = 4
_FRACTIONS = {"½": "5", "¼": "25", "¾": "75"}
_DIGIT = re.compile("[0-9½¼¾]")
_AND_A_HALF = re.compile(rf"(?<=[0-9])[{_SPACES}]?([½¼¾])")
_ADDRESS = re.compile(r"(?<=\])\([^()\s]{1,500}\)")  # of a link or a reference: its digits are no numbers of the text


class Figure(NamedTuple):
    """`number` (its value), `day` (day, month, year or 0), `time` (hour, minute), `place` (1.2.3 of a reference), `fraction` (½ alone, which
    another language may say in a word)."""

    kind: str
    value: tuple[Decimal, ...]


_Reader = tuple[re.Pattern[str], Callable[[re.Match[str]], Iterable[Figure]]]


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
        if any(figure.kind != "fraction" for figure in (*left, *right)):
            return [_shown(figure) for figure in sorted([*left.elements(), *right.elements()])]
    return []


def figures_in(text: Any, language: str) -> Counter[Figure]:
    """Every number of a text, or of a list of texts, as its language writes them: 1.000,5 and 1,000.5 are one."""
    rest = _ADDRESS.sub("", "\n".join(text) if isinstance(text, list) else str(text))
    found: Counter[Figure] = Counter()
    if not _DIGIT.search(rest):
        return found
    rest = _AND_A_HALF.sub(lambda half: LANGUAGES[language]["decimal"] + _FRACTIONS[half[1]], rest)
    for pattern, read in _readers(language):

        def take(match: re.Match[str], read: Callable[[re.Match[str]], Iterable[Figure]] = read) -> str:
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
    if figure.kind in ("ordinal", "fraction"):
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
    """In the language itself: those of another one would find numbers where there are none."""
    return [] if f"numbers.{key}" in lacked_words(language) else list(words(language)["numbers"][key])


def _any_of(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) or r"(?!)"


@cache
def _readers(language: str) -> list[_Reader]:
    """What is read out of a text, in this order; what one has taken, the next does not see."""
    return [*_of_days(language), *_of_hours(language), *_of_places(language), *_of_numbers(language)]


def _of_days(language: str) -> Iterator[_Reader]:
    months = {name.lower(): n for names in LANGUAGES.values() for n, name in enumerate(names["months"], 1)}
    months |= {name[:3]: n for name, n in months.items()}
    month = rf"({_any_of(list(months))})\b\.?"
    ending = rf"(?:{_any_of([*_words('ordinal-endings', language), '.'])})?"
    year = rf"(?:,?[{_SPACES}]?([0-9]{{4}}))?"
    spaced_year = rf"(?:,?[{_SPACES}]([0-9]{{4}}))?"
    yield re.compile(r"(?<![0-9])([0-9]{4})-([0-9]{2})-([0-9]{2})(?![0-9])"), lambda m: _day(m[3], int(m[2]), m[1])
    yield (
        re.compile(rf"(?<![0-9])([0-9]{{1,2}}){ending}[{_SPACES}]?(?:of )?{month}{year}", re.IGNORECASE),
        lambda m: _day(m[1], months[m[2].lower()], m[3]),
    )
    yield (
        re.compile(rf"\b{month}[{_SPACES}]([0-9]{{1,2}}){ending}(?![0-9]){spaced_year}", re.IGNORECASE),
        lambda m: _day(m[2], months[m[1].lower()], m[3]),
    )
    yield (
        re.compile(
            r"(?<![0-9./-])([0-9]{1,2})([./-]) ?([0-9]{1,2})(?:\2 ?|[ -])([0-9]{4}|[0-9]{2})(?![0-9/]|[.,][0-9])"
        ),
        lambda m: _day(m[1], int(m[3]), m[4]),
    )


def _day(day: str, month: int, year: str | None) -> Iterator[Figure]:
    whole = 0 if not year else int(year) + (2000 if len(year) < _LONG_YEAR else 0)
    if 1 <= int(day) <= 31 and 1 <= month <= 12:
        yield Figure("day", (Decimal(day), Decimal(month), Decimal(whole)))


def _of_hours(language: str) -> Iterator[_Reader]:
    before, after = (_any_of(_words(key, language)) for key in ("before-noon", "after-noon"))
    noon = rf"(?:[{_SPACES}]?({before})|[{_SPACES}]?({after}))(?!\w)"
    clock = rf"(?<!\w)(?:{_any_of(_words('clock', language))})[{_SPACES}]"
    time = r"([0-9]{1,2})(?:[.:]([0-9]{2}))?(?![0-9])"
    until = rf"[{_SPACES}]?(?:[–-]|til|to|and|og)[{_SPACES}]?"
    yield re.compile(rf"(?<![0-9.,])(?:{time}{until})?{time}{noon}", re.IGNORECASE), _hours_by_noon
    yield re.compile(rf"{clock}{time}(?:{until}{time})?(?!{noon})", re.IGNORECASE), _both_hours
    yield re.compile(r"(?<![0-9:])([0-9]{1,2}):([0-9]{2})(?![0-9:])"), lambda m: _hour(m[1], m[2])
    if LANGUAGES[language]["decimal"] != ".":
        yield (
            re.compile(r"(?<![0-9.,])([0-9]{1,2})\.([0-9]{2})(?![0-9]|[.,][0-9])"),
            lambda m: _hour(m[1], m[2]),
        )


def _hour(hour: str, minute: str | None, after: bool = False) -> Iterator[Figure]:
    full = int(hour) % 12 + 12 if after else int(hour)
    if full <= 24 and int(minute or 0) < 60:
        yield Figure("time", (Decimal(full), Decimal(minute or 0)))


def _hours_by_noon(match: re.Match[str]) -> Iterator[Figure]:
    """`3 pm`, `1–3 pm`; `11–1 pm` begins before noon."""
    first, last, is_after = match[1], match[3], match[6] is not None
    if first:
        yield from _hour(first, match[2], is_after and int(first) % 12 <= int(last) % 12)
    yield from _hour(last, match[4], is_after)


def _both_hours(match: re.Match[str]) -> Iterator[Figure]:
    yield from _hour(match[1], match[2])
    if match[3]:
        yield from _hour(match[3], match[4])


def _of_places(language: str) -> Iterator[_Reader]:
    references = _any_of(_words("references", language))
    for pattern in (
        rf"(?<!\w)(?:{references})\.?[{_SPACES}]([0-9]+(?:\.[0-9]+)+)(?![0-9])",
        r"(?<![0-9.,])([0-9]{1,2}(?:\.[0-9]{1,2}){2,})(?![0-9]|[.,][0-9])",
    ):
        yield (
            re.compile(pattern, re.IGNORECASE),
            lambda m: [Figure("place", tuple(map(Decimal, m[1].split("."))))],
        )


def _of_numbers(language: str) -> Iterator[_Reader]:
    """Telephone numbers of eight digits, with or without +45, two years of one span (2011-13), ordinals, and last whatever is left."""
    group, decimal = (re.escape(LANGUAGES[language][key]) for key in ("group", "decimal"))
    powers = {"thousand": 3, "million": 6, "milliard": 9}
    power_of = {word: power for key, power in powers.items() for word in _words(key, language)}
    number = rf"[0-9]{{1,3}}(?:[{group}{_SPACES}][0-9]{{3}})+(?![0-9])(?:{decimal}[0-9]+)?|[0-9]+(?:{decimal}[0-9]+)?"
    endings = _any_of(_words("ordinal-endings", language))

    def amount(match: re.Match[str]) -> Iterator[Figure]:
        power = power_of.get((match[2] or "").lower(), 0)
        yield Figure("number", (_value(match[1], language).scaleb(power).normalize() + 0,))

    yield re.compile("[½¼¾]"), lambda m: [Figure("fraction", (Decimal(f"0.{_FRACTIONS[m[0]]}"),))]
    pairs = "".join(rf"[{_SPACES}]?([0-9]{{2}})" for _ in range(4))
    yield (
        re.compile(rf"(?<![0-9.,])(?:(?:\+|00)45)?{pairs}(?![0-9]|[.,][0-9])"),
        lambda m: [Figure("number", (Decimal("".join(m.groups())),))],
    )
    yield (
        re.compile(r"(?<![0-9])([12][0-9])([0-9]{2})([–/-])([0-9]{2})(?![0-9]|[.,][0-9])"),
        lambda m: [Figure("number", (Decimal(m[1] + m[2]),)), Figure("number", (Decimal(m[1] + m[4]),))],
    )
    yield (
        re.compile(rf"(?<![0-9.,])([0-9]{{1,2}})(?:{endings})(?=[{_SPACES}]+[^\W\d]|[–-])", re.IGNORECASE),
        lambda m: [Figure("ordinal", (Decimal(m[1]),))],
    )
    yield re.compile(rf"({number})(?:[{_SPACES}]({_any_of(list(power_of))})(?!\w))?", re.IGNORECASE), amount


def _value(text: str, language: str) -> Decimal:
    decimal = LANGUAGES[language]["decimal"]
    kept = ("." if char == decimal else char for char in text if char.isdigit() or char == decimal)
    return Decimal("".join(kept))
