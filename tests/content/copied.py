"""Runs of eight words, hashed: so that a test can see a sentence of a source in our texts without the sources being here.

`python -m tests.content.copied SOURCE.txt…` writes seed_runs.bin anew: sorted hashes of five bytes each (with 100,000 runs, a chance
hit comes once in some ten million).
"""

import re
import sys
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path

RUNS = Path(__file__).parent / "seed_runs.bin"
LENGTH, BYTES = 8, 5
_BROKEN = re.compile(r"(?<=\w)[-\u00ad¬]\s*\n\s*(?=[a-zæøåé])|[\u00ad¬]")  # a word divided at the end of a line
_WORD = re.compile(r"[^\W_]+")


def words_of(text: str) -> list[str]:
    """The words in small letters, without signs."""
    return _WORD.findall(_BROKEN.sub("", text).casefold())


def runs_of(text: str) -> Iterator[tuple[str, bytes]]:
    """Every eight words that follow each other, with their hash."""
    words = words_of(text)
    for n in range(len(words) - LENGTH + 1):
        run = " ".join(words[n : n + LENGTH])
        yield run, blake2b(run.encode(), digest_size=BYTES).digest()


def known_runs() -> frozenset[bytes]:
    data = RUNS.read_bytes()
    return frozenset(data[at : at + BYTES] for at in range(0, len(data), BYTES))


if __name__ == "__main__":
    found = {mark for name in sys.argv[1:] for _, mark in runs_of(Path(name).read_text("utf-8", "replace"))}
    RUNS.write_bytes(b"".join(sorted(found)))
