"""Words in another language than the page, found in finished HTML wherever they stand (a text, a title in a list, the menu): each gets `lang`,
so that a screen reader changes its voice."""

import re
from functools import cache
from html import escape

from toolkit.reading.foreign import Foreign, pattern_of

_PIECE = re.compile(r"<!--.*?-->|<(/?)([A-Za-z][A-Za-z0-9-]*)([^<>]*)>", re.DOTALL)
_LANG = re.compile(r'\slang="?([A-Za-z-]+)')
_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
)
_NO_SPANS = frozenset(("title", "option", "textarea", "script", "style", "svg"))


def with_foreign(made: str, foreign: Foreign | None, page: str = "") -> str:
    """HTML with a span around foreign words where the language is another. `page`: the language of what has no `lang` around it."""
    pattern, languages = _looked_for(foreign or Foreign())
    if pattern is None or not pattern.search(made):
        return made
    pieces: list[str] = []
    # Of each open element its name and the language in it; `bare`: what holds no spans.
    spoken, bare, end = [("", page)], "", 0

    def marked(found: re.Match[str]) -> str:
        language = languages[" ".join(found[0].split())]
        return found[0] if language == spoken[-1][1] else f'<span lang="{language}">{found[0]}</span>'

    for piece in _PIECE.finditer(made):
        text = made[end : piece.start()]
        pieces += [text if bare else pattern.sub(marked, text), piece[0]]
        end = piece.end()
        slash, name, attributes = piece.groups()
        if name is None or bare:
            bare = "" if name == bare and slash else bare
        elif slash:
            open_ones = [at for at, (one, _) in enumerate(spoken) if one == name]
            del spoken[open_ones[-1] if open_ones else len(spoken) :]
        elif name in _NO_SPANS:
            bare = "" if attributes.endswith("/") else name
        elif name not in _VOID and not attributes.endswith("/"):
            said = _LANG.search(attributes)
            spoken.append((name, said[1] if said else spoken[-1][1]))
    return "".join(pieces) + made[end:]


@cache
def _looked_for(foreign: Foreign) -> tuple[re.Pattern[str] | None, dict[str, str]]:
    """How the words are found in HTML, and the language of each."""
    anywhere, quoted = (
        {" ".join(escape(words, quote=False).split()): language for language, words in pairs}
        for pairs in (foreign.anywhere, foreign.quoted)
    )
    return pattern_of(list(anywhere), list(quoted)), quoted | anywhere
