"""A figure as HTML: one frame, and a drawing by kind (templates/figures/<kind>.html.j2). The same on the site and in print."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from toolkit.content.guide.figures import Chain, Figure, Forces, Groups
from toolkit.content.normalise import pick
from toolkit.pages.guide.drawing import Block, ChainDrawn, chain_blocks, force_rows
from toolkit.templating.environment import rendered
from toolkit.templating.markdown_text import one_block

Say = Callable[[Any], str]


def drawn(
    key: str, figure: Figure, language: str, line: Say, places: Sequence[Mapping[str, object]], address: str = ""
) -> str:
    """The figure with its title, its words and its sources, as one block of HTML.

    `line`: writes a text with its references as HTML; `places`: its sources in words (Prose.places); `address`: of the
    figure's own page, where there is one to go to.
    """

    def say(text: Any) -> str:
        return pick(text, language) or ""

    kind: str = figure.kind  # type: ignore[attr-defined]  # each kind has its own literal
    values: dict[str, Any] = {
        "key": key,
        "kind": kind,
        "figure": figure,
        "say": say,
        "line": line,
        "places": places,
        "address": address,
    }
    if isinstance(figure, Chain):
        values["drawing"] = _chain(figure, say)
    elif isinstance(figure, Forces):
        pushing, holding = figure.pushing, figure.holding
        values["drawing"] = force_rows(
            list(map(say, pushing.items)), list(map(say, holding.items)), say(pushing.label), say(holding.label)
        )
    elif isinstance(figure, Groups):
        values["also_in"] = also_in(figure, say)
        values["choices"] = [(str(n), say(group.label)) for n, group in enumerate(figure.groups, 1)]
    return str(one_block(rendered(f"figures/{kind}.html.j2", language, **values)))


def _chain(figure: Chain, say: Say) -> ChainDrawn:
    steps = [
        Block(say(step.label), say(step.text) if step.text else "", tuple(map(say, step.items)))
        for step in figure.steps
    ]
    ends = (say(figure.ends.first), say(figure.ends.last)) if figure.ends else None
    return chain_blocks(steps, figure.arrows, ends)


def also_in(figure: Groups, say: Say) -> list[list[list[str]]]:
    """For each item of each group the labels of the other groups that it stands in too."""
    words = [[say(item.label).casefold() for item in group.items] for group in figure.groups]
    return [
        [
            [say(other.label) for g, other in enumerate(figure.groups) if g != own and word in words[g]]
            for word in words[own]
        ]
        for own in range(len(figure.groups))
    ]
