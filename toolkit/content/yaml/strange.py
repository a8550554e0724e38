"""Signs that a word processor or a web page leaves behind: spaces that are none, letters read in a wrong encoding."""

import re
from collections.abc import Iterator

from toolkit.content.yaml.slip import Edit, Slip, line_end, shown_line

_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_UNSEEN = "\u00ad\u200b-\u200f\u2060\ufeff"
# At the head of a line, after its dashes, in and after its key: where a space or nothing belongs.
_WHITE = rf"[ \t{_SPACES}{_UNSEEN}]"
_AT_HEAD = re.compile(
    rf"^({_WHITE}*(?:-{_WHITE}+)*)([a-z_{_UNSEEN}]+:(?=[{_SPACES}{_UNSEEN} \t\r\n]){_WHITE}*)?", re.MULTILINE
)
_STRANGE = re.compile(rf"[{_SPACES}{_UNSEEN}]")
# UTF-8 that was read as Windows-1252 and saved again: æ ø å Æ Ø Å é ö ü ä, – “ ” ’ …, and the no-break space.
_WIDE_COLON = re.compile(r"^[ \t]*(?:-[ \t]+)*[a-z_]+([：﹕][ \t]*)", re.MULTILINE)
_FENCE = re.compile(r"\s*((?:```|~~~)[^\n]*)")
_LAST_FENCE = re.compile(r"^(?:```|~~~)[ \t]*$(?=\s*\Z)", re.MULTILINE)
# Two versions that git could not bring together: ours, theirs.
_MERGE = re.compile(r"^<{7} [^\n]*\n(.*?)^={7}\n(.*?)^>{7} [^\n]*$", re.MULTILINE | re.DOTALL)
_BROKEN = re.compile("Ã[¦¸¥†˜…©¶¼¤\u0086\u0098\u0085]|â€[œ\u009d™“”˜¦]|Â[\u00a0«»§°]")


def strange_signs(text: str) -> Iterator[Slip]:
    """One slip for all the spaces of a file that are none, and one for all its broken letters."""
    edits: list[Edit] = []
    for head in _AT_HEAD.finditer(text):
        for strange in _STRANGE.finditer(head[0]):
            at = head.start() + strange.start()
            edits.append(Edit(at, at + 1, " " if re.fullmatch(f"[{_SPACES}]", strange[0]) else ""))
    if edits:
        sign = f"U+{ord(text[edits[0].start]):04X}"
        lines = {text.count("\n", 0, edit.start) for edit in edits[:2000]}
        yield Slip("no-break-space", edits[0].start, tuple(edits), {"sign": sign, "lines": len(lines)})
    broken = _BROKEN.search(text)
    if broken:
        start = max(text.rfind("\n", 0, broken.start()), text.rfind(" ", 0, broken.start())) + 1
        word = re.compile(r"\S*").match(text, start)
        shown = shown_line(word[0]) if word else broken[0]
        yield Slip("broken-letters", broken.start(), (), {"found": shown, "meant": _repaired(shown)})


def merge_marks(text: str) -> Iterator[Slip]:
    """One slip for all places where git has left two versions. Theirs is not read."""
    edits: list[Edit] = []
    for found in _MERGE.finditer(text):
        edits.append(Edit(found.start(), line_end(text, found.start()), ""))
        at = found.end(1)
        while at < found.end():
            end = line_end(text, at)
            edits.append(Edit(at, end, ""))
            at = end + 1
    if edits:
        yield Slip("stray-line", edits[0].start, tuple(edits), {"why": "merge", "how": "merge"})


def fences(text: str) -> Iterator[Slip]:
    """A file between the lines by which Markdown marks code, as chats and web pages give it."""
    first, last = _FENCE.match(text), _LAST_FENCE.search(text)
    if first and last and last.start() > first.end():
        edits = Edit(first.start(1), first.end(1), ""), Edit(last.start(), last.end(), "")
        yield Slip("stray-line", first.start(1), edits, {"why": "fence", "how": "fence"})


def wide_colons(text: str) -> Iterator[Slip]:
    """One slip for all colons of Chinese or Japanese keyboards behind keys."""
    found = list(_WIDE_COLON.finditer(text))
    if found:
        line = text[found[0].start() : line_end(text, found[0].start())]
        mended = shown_line(line.replace("：", ": ", 1).replace("﹕", ": ", 1))
        edits = tuple(Edit(one.start(1), one.end(1), ": ") for one in found)
        yield Slip("missing-colon", found[0].start(1), edits, {"mended": mended})


def _repaired(word: str) -> str:
    try:
        return word.encode("cp1252").decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return word
