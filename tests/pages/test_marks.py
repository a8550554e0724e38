"""Where the marks of notes stand: behind the sentence, the item or the cell, once for each note."""

import pytest

from toolkit.pages.guide.marks import Piece, marked
from toolkit.pages.page import Note


def shown(text: str) -> str:
    """Marks as `⟨1⟩`, numbered by what they lead to; terms have none."""
    known: list[Note] = []

    def write(piece: Piece) -> tuple[str, Note | None]:
        reference = piece.reference
        if reference is not None and reference.kind == "term":
            return f"<{reference.text}>", None
        note = Note("fact", reference.key) if reference else Note("text", piece.note or "")
        known.extend([] if note in known else [note])
        return piece.words, note

    return marked(text, write, lambda notes: " ".join(f"⟨{known.index(note) + 1}⟩" for note in notes))


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Her er [35 pct.](fact:a) af alle. Og så videre.", "Her er 35 pct. af alle.⟨1⟩ Og så videre."),
        ("[Alle kom](fact:a). »Godt,« sagde en.", "Alle kom.⟨1⟩ »Godt,« sagde en."),
        ("[Alle kom.](fact:a) De gik igen.", "Alle kom.⟨1⟩ De gik igen."),
        ("Det var [tidligt](fact:a) (ca. 2016) og [sent](fact:b).", "Det var tidligt (ca. 2016) og sent.⟨1⟩ ⟨2⟩"),
        ("[Ti](fact:a) og [ti](fact:a) igen. [Ti](fact:a) til.", "Ti og ti igen.⟨1⟩ Ti til.⟨1⟩"),
        ("- [Den ene](fact:a)\n- [Den anden](fact:b)\n", "- Den ene⟨1⟩\n- Den anden⟨2⟩\n"),
        ("| [1](fact:a) | [2](fact:b) |\n", "| 1⟨1⟩ | 2⟨2⟩ |\n"),
        ("**[Penge](fact:a).** I Aalborg.", "**Penge.**⟨1⟩ I Aalborg."),
        ("Vi mener det.^[Listen er vores.] Se mere.", "Vi mener det.⟨1⟩ Se mere."),
        ("[Fem ting](fact:a):\n\n1. En. To.", "Fem ting:⟨1⟩\n\n1. En. To."),
        ("Kom [nu](fact:a) til [siden. Her](../b.md) igen. Farvel.", "Kom nu til [siden. Her](../b.md) igen.⟨1⟩ Farvel."),
        ("[Mange](fact:a) kender ordet. [Bro](term:b) er nyt.", "Mange kender ordet.⟨1⟩ <Bro> er nyt."),
        ("Det var [tidligt](fact:a), ca. 2016. Så kom de.", "Det var tidligt, ca. 2016.⟨1⟩ Så kom de."),
        ("Kun [én](fact:a) fortsatte. 10 af 14 svarede.", "Kun én fortsatte.⟨1⟩ 10 af 14 svarede."),
        ("[Ja](fact:a)", "Ja⟨1⟩"),
        ("", ""),
    ],
)  # fmt: skip
def test_marks_stand_behind_what_they_belong_to(text: str, want: str) -> None:
    assert shown(text) == want


def test_other_text_is_written_as_it_is_to_be() -> None:
    made = marked(
        "a < [b](fact:x). C",
        lambda piece: (piece.words, Note("text", "x")),
        lambda notes: f"[{len(notes)}]",
        lambda text: text.replace("<", "&lt;"),
    )
    assert made == "a &lt; b.[1] C"


def test_a_page_of_brackets_takes_time_that_grows_with_its_length() -> None:
    assert marked("[^[" * 20_000, lambda piece: ("", None), lambda notes: "") == "[^[" * 20_000
