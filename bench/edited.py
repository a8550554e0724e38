"""What an author does to a content folder: a word more in a sentence, a question or a title, so that it still lints."""

import random
import re
from dataclasses import dataclass
from pathlib import Path
from string import ascii_lowercase

_LETTERS = 8
_BEFORE = {"a question": r'(?m)^(.*\blabel: \{da: "?)', "a title": r'(?m)^(title: \{da: "?)'}


@dataclass(frozen=True)
class Edit:
    """`pattern`: of what the word comes after; "" for the end of the file. `page`: the address of the page that shows it."""

    file: Path
    pattern: str
    page: str

    def make(self) -> str:
        """Makes it, and returns the word: another one each time."""
        # In letters: what has other numbers in one language than in the other does not lint. By chance: what an earlier run has made of the
        # same word lies in the cache.
        word = f"Maalt{''.join(random.choices(ascii_lowercase, k=_LETTERS))}"
        text = self.file.read_text("utf-8")
        if self.pattern:
            edited, times = re.subn(self.pattern, rf"\g<1>{word} ", text, count=1)
            if not times:
                raise ValueError(f"nothing to edit in {self.file}")
        else:
            edited = text.rstrip("\n") + f"\n\n{word}.\n"
        self.file.write_text(edited, "utf-8")
        return word


def edits(content: Path) -> dict[str, Edit]:
    """A page in the middle of the guide, where there is one, and a question and the title of a sheet in the middle of the folder."""
    pages = [path for path in sorted(content.glob("guide/da/step-*/*.md")) if path.stem != "index"]
    sheets = sorted(content.glob("worksheets/*.yaml"))
    found = {}
    if pages:
        page = pages[len(pages) // 2]
        address = page.relative_to(content / "guide").with_suffix(".html").as_posix()
        found["a sentence of the guide"] = Edit(page, "", address)
    sheet = sheets[len(sheets) // 2]
    return found | {name: Edit(sheet, pattern, f"da/worksheets/{sheet.stem}.html") for name, pattern in _BEFORE.items()}
