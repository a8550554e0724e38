"""The text around the place where libyaml gives up: lines, keys, values, what stands in quotes."""

import re
from collections.abc import Iterator

import yaml

from toolkit.content.yaml.slip import line_end, line_start

QUOTES = "\"'"
_BEGIN = re.compile(r"^([ \t]*)((?:-[ \t]+)*)(\{?[\w-]+:)", re.MULTILINE)
_KEY = re.compile(r"([ \t]*)((?:-[ \t]+)*)([\w-]+):(?=[ \t]|$)")

_COMMA_AT_END = re.compile(r"[,;](?=[ \t]*(?:#[^\n]*)?$)", re.MULTILINE)


class Around:
    """`at`: where it gives up; `since`: where what it was reading begins. Lines are known by the index of their start."""

    def __init__(self, text: str, error: yaml.MarkedYAMLError, known: frozenset[str]) -> None:
        self.text, self.known = text, known
        self.problem = error.problem or error.context or ""
        mark, context = error.problem_mark or error.context_mark, error.context_mark
        self.at = min(mark.index if mark else 0, len(text))
        self.since = min(context.index, len(text)) if context else self.at  # where what was being read begins
        self.opened = context is not None and "quoted scalar" in (error.context or "")

    def line(self, index: int) -> tuple[int, int]:
        return line_start(self.text, index), line_end(self.text, index)

    def above(self, start: int) -> tuple[int, int] | None:
        """The nearest line above that is neither empty nor a remark."""
        while start > 0:
            begin, end = self.line(start - 1)
            if self.text[begin:end].strip() and not self.text[begin:end].lstrip().startswith("#"):
                return begin, end
            start = begin
        return None

    def key_of(self, start: int) -> re.Match[str] | None:
        return _KEY.match(self.text, start, line_end(self.text, start))

    def near(self) -> list[int]:
        """The starts of the line of the fault, of the line above, and of the line where what was being read begins."""
        start = line_start(self.text, self.at)
        above = self.above(start)
        return list(dict.fromkeys([start, *([above[0]] if above else []), line_start(self.text, self.since)]))

    def depth(self, start: int) -> int:
        line = self.text[start : line_end(self.text, start)]
        return len(line) - len(line.lstrip(" \t"))

    def column_of(self, key: re.Match[str]) -> int:
        return len(key[1]) + len(key[2])

    def keys_above(self, start: int) -> Iterator[re.Match[str]]:
        """The nearest lines above that begin with a key."""
        for _ in range(3):
            above = self.above(start)
            if above is None:
                return
            start = above[0]
            if key := self.key_of(start):
                yield key

    def first_key_of_item(self, start: int) -> str | None:
        """The first key of the nearest item above."""
        for _ in range(40):
            above = self.above(start)
            if above is None:
                return None
            start = above[0]
            key = self.key_of(start)
            if key and key[2]:
                return key[3]
        return None

    def depths_of_twins(self) -> dict[int, int]:
        """How far the nearest line without tabs that begins alike is indented, by the start of each line with a tab."""
        begins = list(enumerate(_BEGIN.finditer(self.text)))
        nearest: dict[int, tuple[int, int]] = {}
        for lines in (begins, begins[::-1]):
            last: dict[tuple[int, str], tuple[int, int]] = {}
            for n, line in lines:
                kind, start = (line[2].count("-"), line[3]), line.start()
                if "\t" not in line[1]:
                    last[kind] = n, len(line[1])
                elif kind in last:
                    far = abs(last[kind][0] - n)
                    if start not in nearest or far < nearest[start][0]:
                        nearest[start] = far, last[kind][1]
        return {start: depth for start, (_, depth) in nearest.items()}

    def dashes_around(self, start: int) -> Iterator[int]:
        """How far the dashes of the line above and of the one below are indented."""
        above, below = self.above(start), line_end(self.text, start) + 1
        for line in ([above[0]] if above else []) + [below]:
            place = line + self.depth(line)
            if self.text[place : place + 1] == "-":
                yield place - line

    def depths_above(self, start: int) -> list[int]:
        """How far a line may be indented to stand with a key above it, or, an item, with those of the list that it stands in."""
        places = [place for found in self.keys_above(start) for place in (self.column_of(found), len(found[1]))]
        depth, above = self.depth(start), self.above(start)
        is_item = self.text.startswith("- ", start + depth) and above is not None and self.depth(above[0]) < depth
        while above and is_item:
            own = self.depth(above[0])
            if own < depth and self.text.startswith("-", above[0] + own):
                return [*places, own]
            above = self.above(above[0])
        return places

    def value_above(self, start: int) -> int | None:
        """Where the plain text begins that the line at `start` seems to go on with."""
        above = self.above(start)
        for _ in range(20):
            if above is None:
                return None
            key = self.key_of(above[0])
            if key:
                rest = self.text[key.end() : above[1]]
                begin = key.end() + len(rest) - len(rest.lstrip())
                return begin if rest.strip() and rest.strip()[0] not in "|>[{#" + QUOTES else None
            above = self.above(above[0])
        return None

    def value_starts(self, opened: int, until: int) -> list[int]:
        """Where values begin between a bracket and a place."""
        found = re.compile(r"(?:[{\[,]|:(?=[ \t]))[ \t\n]*(?:[\w-]+:[ \t]+)?(?=[^\s,{\[])")
        return [match.end() for match in found.finditer(self.text, opened, until) if not self.in_quotes(match.start())]

    def in_quotes(self, index: int) -> bool:
        return any(start < index < end for start, end in self.scalars_in_quotes())

    def scalars_in_quotes(self) -> list[tuple[int, int]]:
        if not hasattr(self, "_quoted"):
            self._quoted: list[tuple[int, int]] = []
            try:
                for token in yaml.scan(self.text, Loader=yaml.CSafeLoader):
                    if isinstance(token, yaml.ScalarToken) and token.style in ("'", '"'):
                        self._quoted.append((token.start_mark.index, token.end_mark.index))
            except yaml.YAMLError:
                pass
        return self._quoted

    def comma_at_end(self, start: int, end: int) -> re.Match[str] | None:
        """A comma behind a closed value that is in no brackets, as in JSON."""
        comma = _COMMA_AT_END.search(self.text, start, end)
        return comma if comma and self.text[start : comma.start()].rstrip()[-1:] in ("}", "]", '"', "'") else None

    def bracketed(self, opened: int) -> list[int]:
        """Where the value begins that is a bracket with more text behind it: `{da: [Ark](https://…), en: …}`."""
        found = re.compile(r"(?:^|[{,])[ \t]*[\w-]+:[ \t]+(?=\[)", re.MULTILINE)
        starts = [match.end() for match in found.finditer(self.text, opened, self.at)]
        return [
            start for start in starts[-1:] if self.text[self.at : self.at + 1] not in ("[", "{", ":", ",", "}", "]")
        ]
