"""The whole picture: title, what the figure shows, the drawing, how not to read it, its sources, who publishes it."""

from typing import Any

from toolkit.content.guide.figures import Chain, Figure, Forces, Groups
from toolkit.content.guide.references import without_references
from toolkit.content.publisher import publisher_line
from toolkit.pages.guide.alone.canvas import Canvas, wrapped
from toolkit.pages.guide.alone.kinds import draw
from toolkit.pages.guide.figure import also_in
from toolkit.pages.guide.prose import Prose
from toolkit.reading.lent import Lent
from toolkit.templating.environment import rendered
from toolkit.templating.markdown_text import one_block
from toolkit.words.locale import say as words
from toolkit.words.written import written

WIDE, NARROW = 800.0, 600.0
_MARGIN = 32.0


def picture(key: str, figure: Figure, prose: Prose) -> str:
    """The SVG, as a file and as a part of a page alike: its ids are its own."""
    language = prose.language

    def said(text: Any) -> str:
        return " ".join(without_references(prose.say(text)).split())

    def ours(name: str, **values: Any) -> str:
        if name == "number":
            return written(values["value"], language)
        if "max" in values:
            values["max"] = written(values["max"], language)
        return words(language, f"guide.figure.{name}", **values)

    canvas = Canvas(NARROW if isinstance(figure, Chain | Forces) else WIDE)
    for line in wrapped(said(figure.title), canvas.width, 24, bold=True):
        canvas.y += 30
        canvas.word(line, 0, canvas.y - 7, size=24, bold=True)
    canvas.y += 4
    canvas.paragraph(said(figure.about), size=16)
    canvas.y += 18
    draw(figure, canvas, said, ours, also_in(figure, said) if isinstance(figure, Groups) else None)
    canvas.y += 14
    for note in (figure.lost, figure.caution):
        if note:
            top = canvas.y
            canvas.paragraph(said(note), 14, size=13.5)
            canvas.line(2, top + 3, 2, canvas.y, ink="sun", stroke=4)
            canvas.y += 10
    places = [
        place["title"]
        + (f" ({place['year']})" if place["year"] else "")
        + (f", {place['where']}" if place["where"] else "")
        for place in prose.places(figure.sources)
    ]
    canvas.paragraph(f"{ours('source')}: {'; '.join(places)}", size=12.5, ink="dim")
    site = prose.library.site
    canvas.y += 4
    licence = prose.say(site.licence)
    canvas.paragraph(" · ".join(filter(None, [publisher_line(site, language), licence])), size=12.5, ink="dim")
    title = prose.say(figure.title)
    return str(
        one_block(
            rendered(
                "figures/alone.svg.j2",
                language,
                key=key,
                title=said(figure.title),
                words=said(figure.alternative),
                spoken=title.spoken if isinstance(title, Lent) else language,
                marks=canvas.marks,
                width=canvas.width + 2 * _MARGIN,
                height=canvas.y + 2 * _MARGIN - 8,
                margin=_MARGIN,
            )
        )
    )
