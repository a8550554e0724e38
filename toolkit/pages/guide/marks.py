"""Where the marks of a text's notes stand: behind the sentence that a note belongs to, not in the middle of it."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from toolkit.content.guide.references import NOTE, REFERENCE, Reference
from toolkit.pages.page import Note

# A sentence ends before what may begin another; paragraphs, items and cells of tables end sentences too. A short word with a dot
# before a number ("ca. 40") is taken for an abbreviation.
_CLOSED = r"[.!?…]+[»«”’\")\]*_]*"
_END = re.compile(
    rf"(?P<sentence>{_CLOSED}(?=\s+[»“‘(\[*_–-]*[A-ZÀ-Þ]|\s*\Z)|(?<=[^\W\d_]{{4}}){_CLOSED}(?=\s+[0-9]))"
    r"|[ \t]*(?:\n[ \t]*\n|\n(?=[ \t]*(?:[-*+]|[0-9]+\.)[ \t])|\||\n?\Z)"
)
_TOKEN = re.compile(
    rf"{NOTE.pattern}|{REFERENCE.pattern}|(?P<other>!?\[[^\[\]\n]{{0,500}}\]\([^()\n]{{0,500}}\)|`[^`\n]{{0,500}}`)"
)
_STOPS = re.compile(r"[.!?…|\n]")


@dataclass(frozen=True)
class Piece:
    """Part of a text: `words` as a reader meets them; `note` or `reference` where it is one."""

    words: str
    note: str | None = None
    reference: Reference | None = None
    whole: bool = False  # no sentence ends inside


def marked(
    text: str,
    write: Callable[[Piece], tuple[str, Note | None]],
    mark: Callable[[list[Note]], str],
    plain: Callable[[str], str] = str,
) -> str:
    """The text with its notes and references written anew.

    `write`: what stands for one, and the note it needs; `mark`: the marks of different notes that stand together; `plain`: how all
    other text is written.
    """
    pieces = list(_pieces(text))
    stops = _ends("".join(_without_stops(piece.words) if piece.whole else piece.words for piece in pieces))
    shown, notes = list[str](), dict[int, list[Note]]()
    at = 0
    for piece in pieces:
        at += len(piece.words)
        words, note = write(piece) if piece.note is not None or piece.reference is not None else (piece.words, None)
        shown.append(words)
        if note is not None:
            notes.setdefault(stops[bisect_left(stops, at)], []).append(note)
    marks = {stop: mark(list(dict.fromkeys(together))) for stop, together in notes.items()}
    return "".join(_with_marks(pieces, shown, marks, plain))


def _with_marks(
    pieces: list[Piece], shown: list[str], marks: dict[int, str], plain: Callable[[str], str]
) -> Iterator[str]:
    """Marks stand in what is neither note nor reference, or behind one: inside, no sentence ends."""
    begin = 0
    for piece, words in zip(pieces, shown, strict=True):
        end = begin + len(piece.words)
        if piece.note is None and piece.reference is None:
            cut = 0
            for stop in sorted(stop for stop in marks if begin < stop < end):
                yield plain(words[cut : stop - begin])
                yield marks.pop(stop)
                cut = stop - begin
            yield plain(words[cut:])
        else:
            yield words
        if end in marks:
            yield marks.pop(end)
        begin = end


def _pieces(text: str) -> Iterator[Piece]:
    at = 0
    for token in _TOKEN.finditer(text):
        yield Piece(text[at : token.start()])
        at = token.end()
        if token["note"] is not None:
            yield Piece("", note=token["note"], whole=True)
        elif token["other"] is not None:
            yield Piece(token["other"], whole=True)
        else:
            reference = Reference.of(token)
            yield Piece("" if reference.shown else reference.text, reference=reference, whole=True)
    yield Piece(text[at:])


def _without_stops(words: str) -> str:
    """As long as the words, with no end of a sentence but at their own end."""
    return _STOPS.sub("_", words[:-1]) + words[-1:]


def _ends(text: str) -> list[int]:
    """Behind how many characters a mark can stand, in order; the last is the end of the text."""
    return [end.end("sentence") if end["sentence"] else end.start() for end in _END.finditer(text)]
