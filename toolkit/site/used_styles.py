"""The theme's style sheet without what no page of ours can use: nine tenths of it are for parts of the theme that our frame leaves out.

A rule stays where one of its selectors names only classes that some template, script or text of ours names too. What looks like a name
keeps a rule too many; nothing is dropped that a page could need.
"""

import re
from collections.abc import Callable, Iterator, Set

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_NOT = re.compile(r":not\([^()]*(?:\([^()]*\)[^()]*)*\)")  # names what must not be there
_CLASS = re.compile(r"\.(-?[_a-zA-Z][\w-]*)")
_PROPERTY = re.compile(r"--[\w-]+")
_ASKED = re.compile(r"var\(\s*(--[\w-]+)")
_SET = re.compile(r"(?<=[{;])\s*(--[\w-]+):[^;{}]*(?:;|(?=\}))")
_ANIMATION = re.compile(r"animation[\w-]*\s*:[^;}]*")
_WORD = re.compile(r"[A-Za-z_][\w-]*")
_KEPT_WHOLE = ("@font-face", "@keyframes", "@page", "@charset", "@import", "@property")


def words_in(text: str) -> set[str]:
    """Everything in a template or script that could be the name of a class."""
    return set(_WORD.findall(text))


def used_styles(css: str, known: Set[str]) -> str:
    """The rules of a style sheet that can apply where no other classes than `known` occur. Empty `@media` blocks go too."""
    return "".join(_kept(_COMMENT.sub("", css), lambda selector: _can_apply(selector, known)))


def used_properties(css: str, others: str) -> str:
    """The style sheet without the custom properties that neither it nor `others` (all else that may ask for one) names."""
    used = set(_PROPERTY.findall(others)) | set(_ASKED.findall(css))
    left = _SET.sub(lambda found: found[0] if found[1] in used else "", css)
    # What is gone may have been all that asked for another.
    return left if left == css else used_properties(left, others)


def used_movements(css: str, others: str) -> str:
    """The style sheet without the `@keyframes` that no animation in it or in `others` names."""
    asked = words_in("\n".join(_ANIMATION.findall(css + others)))
    return "".join(
        head if body is None else f"{head}{{{body}}}"
        for head, body in _rules(css)
        if not head.startswith("@keyframes") or head.split()[-1] in asked
    )


def _can_apply(selector: str, known: Set[str]) -> bool:
    return set(_CLASS.findall(_NOT.sub("", selector))) <= known


def _kept(css: str, can_apply: Callable[[str], bool]) -> Iterator[str]:
    for head, body in _rules(css):
        if body is None:
            yield head
        elif head.startswith(_KEPT_WHOLE):
            yield f"{head}{{{body}}}"
        elif head.startswith("@"):
            inner = "".join(_kept(body, can_apply))
            if inner:
                yield f"{head}{{{inner}}}"
        else:
            selectors = [one for one in _listed(head) if can_apply(one)]
            if selectors:
                yield f"{','.join(selectors)}{{{body}}}"


def _rules(css: str) -> Iterator[tuple[str, str | None]]:
    """(what stands before the braces, what stands in them); a statement without braces has None."""
    start = at = 0
    while at < len(css):
        if css[at] == ";":
            yield css[start : at + 1], None
            start = at = at + 1
        elif css[at] == "{":
            end = _closing(css, at)
            yield css[start:at].strip(), css[at + 1 : end]
            start = at = end + 1
        else:
            at = _after_text(css, at)


def _closing(css: str, at: int) -> int:
    depth = 0
    while at < len(css):
        depth += (css[at] == "{") - (css[at] == "}")
        if not depth:
            return at
        at = _after_text(css, at)
    return at


def _after_text(css: str, at: int) -> int:
    """The next place to look at: behind a text in quotes or an escaped sign, else one on."""
    if css[at] in "\"'":
        end = at + 1
        while end < len(css) and css[end] != css[at]:
            end += 2 if css[end] == "\\" else 1
        return end + 1
    return at + (2 if css[at] == "\\" else 1)


def _listed(head: str) -> list[str]:
    """Selectors at their commas, but for those in brackets."""
    found, depth, start = [], 0, 0
    for at, sign in enumerate(head):
        depth += (sign in "([") - (sign in ")]")
        if sign == "," and not depth:
            found.append(head[start:at])
            start = at + 1
    return [*found, head[start:]]
