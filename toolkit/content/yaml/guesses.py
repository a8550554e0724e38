"""What an author may have meant where libyaml gives up: every guess is a slip with the edit that would mend it.

Whether a guess is right is tried (`mended.py`): with the right one libyaml reads on.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any

from toolkit.content.yaml.around import QUOTES, Around
from toolkit.content.yaml.slip import (
    Edit,
    Slip,
    edited,
    ends_of_value,
    line_end,
    line_start,
    quoted,
    quoting,
    shown_line,
)
from toolkit.contract.codes import LintCode

_KEY_AND_TEXT = re.compile(r"([ \t]*(?:-[ \t]+)*)([A-Za-z_][\w-]*):(?=[^\s/:])")
_DASH_AND_TEXT = re.compile(r"([ \t]*)-(?=[^\W\d_])")
_WORD_AND_TEXT = re.compile(r"([ \t]*(?:-[ \t]+)*)([a-z_]+)(?= )")
_EQUALS = re.compile(r"[ \t]*=[ \t]*")
_HASH_VALUE = re.compile(r":[ \t]+(?=#)")
_HEAD = re.compile(r"^[ \t]*(?:-[ \t]+)*", re.MULTILINE)
_AFTER_DASH = re.compile(r"(?<=-)[ \t]+")
# What word processors make of a dash; a number is one where the list is counted.
_BULLET = re.compile(r"[ \t]*([–—•·*]|[0-9]{1,2}[.)])(?=[ \t]+[^\W\d_]+:)")
_SLASHES = re.compile(r"[ \t]*//(?= )")
_BLOCK = re.compile(r"[ \t]*(?:-[ \t]+)*[\w-]+:[ \t]+[|>][+-]?[ \t]*$", re.MULTILINE)
_NEXT = re.compile(r"[ \t]+(?=([A-Za-z_][\w-]*):(?:[ \t]|$))", re.MULTILINE)
_CURLY = "“”„‟«»‘’‚"


class Guesses(Around):
    """`known`: the keys that content files have."""

    def all(self) -> Iterator[Slip]:
        makers: list[Callable[[], Iterator[Slip]]] = [self.tabs, self.spaces, self.quotes, self.items]
        if "mapping values" in self.problem:
            makers += [self.colon]
        elif "or '}'" in self.problem or "or ']'" in self.problem:
            makers += [self.in_brackets]
        elif "expected ':'" in self.problem:
            makers += [self.no_colon]
        elif "expected key" in self.problem or "expected '-'" in self.problem or "sequence entries" in self.problem:
            makers += [self.in_block]
        elif "node content" in self.problem:
            makers += [self.cut_values, self.sign]
        elif "escape" in self.problem:
            makers += [self.escape]
        else:
            makers += [self.sign]
        for make in makers:
            yield from make()

    def tabs(self) -> Iterator[Slip]:
        """Tabs for spaces at the head of lines, and behind their dashes."""
        tabs = [match for match in _HEAD.finditer(self.text) if "\t" in match[0]]
        if tabs and any(match.start() in self.near() for match in tabs):
            depths = self.depths_of_twins()
            for width in (0, 2, 4, 8):
                edits = []
                for head in tabs:
                    text = _AFTER_DASH.sub(" ", head[0]).replace("\t", " " * (width or 2))
                    depth = depths.get(head.start(), 0) if not width else 0
                    edits.append(Edit(head.start(), head.end(), " " * depth + text.lstrip(" ") if depth else text))
                yield Slip("yaml-tab", tabs[0].start() + tabs[0][0].index("\t"), tuple(edits))

    def spaces(self) -> Iterator[Slip]:
        """`title:Mål`, `-id: a`."""
        for start in self.near():
            end = line_end(self.text, start)
            if (found := _KEY_AND_TEXT.match(self.text, start, end)) and found[2] in self.known:
                place, sign = found.end(), "space-colon"
            elif dashed := _DASH_AND_TEXT.match(self.text, start, end):
                place, sign = dashed.end(), "space-dash"
            elif bullet := _BULLET.match(self.text, start, end):
                for dash in ("-", " -")[: len(bullet[1])]:
                    edits: tuple[Edit, ...] = (Edit(bullet.start(1), bullet.end(), dash),)
                    yield self.slip("missing-dash", bullet.start(1), edits, start)
                continue
            elif slashes := _SLASHES.match(self.text, start, end):
                edits = (Edit(slashes.end() - 2, slashes.end(), "# "),)
                yield Slip("stray-line", slashes.end() - 2, edits, {"why": "slashes", "how": "slashes"})
                continue
            elif comma := self.comma_at_end(start, end):
                edits = (Edit(comma.start(), comma.end(), ""),)
                yield self.slip("stray-sign", comma.start(), edits, start, sign=comma[0])
                continue
            else:
                continue
            edits = (Edit(place, place, " "),)
            yield self.slip("missing-space", place - 1, edits, start, why=sign)

    def quotes(self) -> Iterator[Slip]:
        """A quote that is not closed, or one that closes before the text is over."""
        before = [(start, end) for start, end in self.scalars_in_quotes() if end <= self.at]
        wide = [start for start, end in before if "\n" in self.text[start:end]][-2:]
        for start in [*([self.since] if self.opened else []), *reversed(wide)]:
            end = line_end(self.text, start)
            curly = next((n for n in range(start + 1, end) if self.text[n] in _CURLY), None)
            sign = self.text[start]
            if curly is not None:
                edits: tuple[Edit, ...] = (Edit(curly, curly + 1, sign),)
                yield self.slip("word-quotes", curly, edits, start)
            for place in ends_of_value(self.text, start, start + 1):
                yield self.slip("open-quote", start, (Edit(place, place, sign),), start)
        if before and before[-1][1] <= self.at and "\n" not in self.text[before[-1][0] : self.at]:
            start, end = before[-1]
            if self.text[end : end + 20].lstrip(" \t")[:1] in (",", ";", "}", "]", ":", "\n", "#", ""):
                return  # it is over there indeed
            if after := _NEXT.match(self.text, end):
                yield self.no_comma(end, after, start)
            for place in ends_of_value(self.text, start, start + 1):
                if place < end:  # it closes where the next text opens: `{da: "Mål, en: "Aim"}`
                    yield self.slip("open-quote", start, (Edit(place, place, self.text[start]),), start)
            for place in ends_of_value(self.text, start, end)[:1]:
                yield self.needs_quotes("quotes", start, place, end - 1)

    def items(self) -> Iterator[Slip]:
        """`{id: a, …}` on a line of its own among items, without its dash."""
        for start in self.near():
            place = start + self.depth(start)
            if self.text[place : place + 1] == "{":
                for depth in dict.fromkeys([*self.dashes_around(start), place - start]):
                    yield self.slip("missing-dash", place, (Edit(start, place, " " * depth + "- "),), start)

    def colon(self) -> Iterator[Slip]:
        """A colon in a text, or a key that is indented too far."""
        start, end = self.line(self.at)
        key, above = self.key_of(start), self.above(start)
        if key is None or key.end() - 1 != self.at:  # not the first colon of the line
            if key and (key[3] in self.known or not key[2]):
                begin = key.end() + len(self.text[key.end() : end]) - len(self.text[key.end() : end].lstrip())
            else:
                begin = start + len(self.text[start:end]) - len(self.text[start:end].lstrip(" \t-"))
            for place in ends_of_value(self.text, begin, self.at)[-1:]:
                yield self.needs_quotes("colon", begin, place, self.at)
            if key is None and (begun := self.value_above(start)):
                yield self.needs_quotes("colon", begun, len(self.text[:end].rstrip()), self.at)
            return
        if above is None:
            return
        text_above = self.value_above(start)
        indent = [self.indent(start, depth) for depth in self.depths_above(start)]
        quote = [self.needs_quotes("colon", text_above, len(self.text[:end].rstrip()), self.at)] if text_above else []
        yield from [*indent, *quote] if key[3] in self.known else [*quote, *indent]

    def in_brackets(self) -> Iterator[Slip]:
        """Inside `{…}` or `[…]`: a colon, a `#` or a bracket in a text, or what opens is not closed."""
        opened = self.since
        first = line_end(self.text, opened)
        yield from self.hashes(opened)
        semicolon = self.text.rfind(";", opened, self.at + 1)
        if semicolon >= 0 and not self.text[semicolon + 1 : self.at].strip():
            start = line_start(self.text, semicolon)
            yield self.slip("missing-comma", semicolon, (Edit(semicolon, semicolon + 1, ","),), start)
        word = re.compile(r"[\w-]+$").search(self.text, line_start(self.text, self.at), self.at)
        if self.text[self.at : self.at + 1] == ":" and word and word[0] in self.known:
            before = len(self.text[: word.start()].rstrip(" \t"))
            if after := _NEXT.match(self.text, before):
                yield self.no_comma(before, after, opened)
        for begin in self.bracketed(opened):
            yield self.needs_quotes("bracket", begin, ends_of_value(self.text, begin, self.at)[0], begin)
        if self.at < len(self.text) and self.text[self.at] in ":[{" and line_start(self.text, self.at) <= first:
            for begin in self.value_starts(opened, self.at)[-1:]:
                if self.text[begin] not in "[{" + QUOTES and begin < self.at:
                    ends = ends_of_value(self.text, begin, self.at + 1)
                    for place in ends[:1] if self.text[self.at] == ":" else ends:
                        yield self.needs_quotes(
                            "colon" if self.text[self.at] == ":" else "bracket", begin, place, self.at
                        )
        closer = "}" if "'}'" in self.problem else "]"
        for place in ends_of_value(self.text, opened, opened + 1):
            yield self.slip("open-bracket", opened, (Edit(place, place, closer),), line_start(self.text, opened))
        if self.at < len(self.text) and self.text[self.at] in "}]" and self.text[self.at] != closer:
            yield self.slip("open-bracket", opened, (Edit(self.at, self.at, closer),), line_start(self.text, opened))

    def no_comma(self, place: int, after: re.Match[str], start: int) -> Slip:
        begin = place - (self.text[place - 1] == ";")
        return self.slip("missing-comma", begin, (Edit(begin, place, ","),), line_start(self.text, start))

    def hashes(self, opened: int) -> Iterator[Slip]:
        """A `#` in a text between brackets cuts off the bracket that closes."""
        cuts = [n for n in range(opened + 1, self.at) if self.text[n] == "#" and self.text[n - 1] in " \t"]
        slips: list[Slip] = []
        for cut in cuts[:20]:
            begins = self.value_starts(opened, cut + 1)[-1:] if not self.in_quotes(cut) else []
            slips += (
                [self.needs_quotes("hash", begins[0], ends_of_value(self.text, begins[0], cut + 1)[0], cut)]
                if begins
                else []
            )
        if slips:
            yield Slip(slips[0].code, slips[0].at, tuple(edit for slip in slips for edit in slip.edits), slips[0].data)

    def cut_values(self) -> Iterator[Slip]:
        """Values between brackets that are remarks, since they begin with `#`: colours."""
        above = self.above(line_start(self.text, self.at))
        starts = [found.end() for found in _HASH_VALUE.finditer(self.text, *above)] if above else []
        slips = [self.needs_quotes("hash", at, ends_of_value(self.text, at, at + 1)[0], at) for at in starts]
        if slips:
            yield Slip(slips[0].code, slips[0].at, tuple(edit for slip in slips for edit in slip.edits), slips[0].data)

    def no_colon(self) -> Iterator[Slip]:
        """A key without its colon, or a text that goes on without being indented."""
        start, end = self.line(self.since)
        word = _WORD_AND_TEXT.match(self.text, start, end)
        if word and word[2] in self.known:
            sign = _EQUALS.match(self.text, word.end(), end)
            edit = Edit(word.end(), sign.end(), ": ") if sign else Edit(word.end(), word.end(), ":")
            yield self.slip("missing-colon", word.end(), (edit,), start)
        above = self.above(start)
        block = _BLOCK.match(self.text, *above) if above else None
        if above and block and (key := self.key_of(above[0])):
            edits, place = [], start
            while place < len(self.text) and self.key_of(place) is None:
                edits.append(Edit(place, place, " " * max(self.column_of(key) + 2 - self.depth(start), 0)))
                place = line_end(self.text, place) + 1
            data = {"why": "goes-on", "wanted": self.column_of(key) + 2, "found": self.depth(start)}
            yield Slip("yaml-indent", start + self.depth(start), tuple(edits), data)
        begin = self.value_above(start)
        if begin is None:
            return
        above = self.above(start)
        cut = re.compile(r"[ \t]#").search(self.text, begin, above[1] if above else start)
        if cut:
            yield self.needs_quotes("hash", begin, len(self.text[:end].rstrip()), cut.start() + 1)
        key = self.key_of(line_start(self.text, begin))
        if key:
            yield self.indent(start, self.column_of(key) + 2, one_line=True, why="goes-on")

    def in_block(self) -> Iterator[Slip]:
        """A line with the wrong indent, an item without its dash, a text that begins with a bracket."""
        start = line_start(self.text, self.at)
        if "sequence entries" in self.problem and self.text[start : self.at].strip():
            yield self.needs_quotes("sign", self.at, ends_of_value(self.text, self.at, self.at + 1)[-1], self.at)
        key, depth = self.key_of(start), self.since - line_start(self.text, self.since)
        value = self.key_of(start)
        if self.text[self.at : self.at + 1] in ("}", "]"):
            edits: tuple[Edit, ...] = (Edit(self.at, self.at + 1, ""),)
            yield self.slip("stray-sign", self.at, edits, start, sign=self.text[self.at])
        elif value and value.end() < self.at:
            begin = value.end() + 1
            if self.text[begin : begin + 1] in ("[", "{"):
                for place in ends_of_value(self.text, begin, self.at)[-1:]:
                    yield self.needs_quotes("bracket", begin, place, begin)
        dashes = "expected '-'" in self.problem
        if dashes and key and not key[2]:
            first = self.first_key_of_item(start)
            made = self.dash(start, depth)
            ways = [self.indent(start, depth + 2), *([made] if made else [])]
            yield from reversed(ways) if first == key[3] else ways
        for place in dict.fromkeys([*self.depths_above(start), depth]):
            yield self.indent(start, place, one_line=True)
            yield self.indent(start, place)

    def escape(self) -> Iterator[Slip]:
        for place in ends_of_value(self.text, self.since, self.at)[:1]:
            yield self.needs_quotes("backslash", self.since, place, self.at)

    def sign(self) -> Iterator[Slip]:
        """A text that begins with a sign that means something."""
        for begin in (self.since, self.at):
            if begin < len(self.text) and self.text[begin] not in " \n-":
                for place in ends_of_value(self.text, begin, begin + 1)[:1]:
                    yield self.needs_quotes("sign", begin, place, begin)

    def slip(self, code: LintCode, at: int, edits: tuple[Edit, ...], start: int, **data: Any) -> Slip:
        before = self.text[start : line_end(self.text, start)]
        inside = tuple(
            Edit(e.start - start, e.end - start, e.text) for e in edits if start <= e.start <= start + len(before)
        )
        return Slip(code, at, edits, {"mended": shown_line(edited(before, inside)), **data})

    def needs_quotes(self, why: str, begin: int, end: int, at: int) -> Slip:
        value = self.text[begin:end]
        data = {"why": why, "mended": shown_line(quoted(value)), "sign": self.text[at : at + 1]}
        return Slip("needs-quotes", at if why != "quotes" else begin, quoting(self.text, begin, end), data)

    def indent(self, start: int, depth: int, one_line: bool = False, why: str = "depth") -> Slip:
        """The line at `start`, and those that belong to it, with `depth` spaces before it."""
        own = self.depth(start)
        edits, place = [], start
        while place < len(self.text):
            end = line_end(self.text, place)
            if self.text[place:end].strip():
                if place > start and (one_line or self.depth(place) < own):
                    break
                turn = depth - own
                edits.append(
                    Edit(place, place, " " * turn)
                    if turn > 0
                    else Edit(place, place + min(-turn, self.depth(place)), "")
                )
            place = end + 1
        data = {"why": why, "found": own, "wanted": depth}
        return Slip("yaml-indent", start + own, tuple(edits) if own != depth else (), data)

    def dash(self, start: int, depth: int) -> Slip | None:
        """`- ` before the line at `start`; the lines that belong to it move with it."""
        own = self.depth(start)
        if own != depth:
            return None
        moved = self.indent(start, own + 2)
        first, *others = moved.edits
        made = (
            Edit(first.start, first.end, " " * own + "- ")
            if first.start != first.end
            else Edit(start + own, start + own, "- "),
        )
        return self.slip("missing-dash", start + own, (*made, *others), start)
