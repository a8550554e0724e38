"""The family of drawn signs (`templates/signs/`, one file each, a grid of 24 × 24). A page refers to a sign by its name; the theme
writes the drawings that the page refers to, each once: a use from another file does not work from disk."""

import re
from functools import cache

from markupsafe import Markup

from toolkit.paths import TEMPLATES

_DRAWING = re.compile(r"<svg[^>]*>(.*)</svg>", re.DOTALL)
# What stroke and ends all of them have; the colour is that of the text around them.
SHARED = 'viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round"'


@cache
def drawings() -> dict[str, str]:
    """Name → what stands inside its `<svg>`. Raises ValueError for a file that has another frame than the others."""
    found = {}
    for path in sorted((TEMPLATES / "signs").glob("*.svg")):
        text = path.read_text("utf-8").strip()
        drawing = _DRAWING.fullmatch(text)
        if drawing is None or SHARED not in text:
            raise ValueError(path.name)
        found[path.stem] = drawing[1]
    return found


def sign(name: str) -> Markup:
    """The sign as HTML. It repeats what the words beside it say, so screen readers pass it over. Of a name without a drawing: nothing."""
    if name not in drawings():
        return Markup("")
    return Markup(
        '<svg class="bb-sign bb-sign-{0}" width="24" height="24" aria-hidden="true"><use href="#sign-{0}"/></svg>'
    ).format(name)
