"""How wide the columns of the tables are that questions share. Pure arithmetic over a `Paper`; None where there is no room."""

from collections.abc import Sequence
from dataclasses import dataclass

from toolkit.contract.document import ChoicesField
from toolkit.contract.shape import has_steps, has_text
from toolkit.paper.follow_ups import FollowUps, Member
from toolkit.paper.lettering import widest_word, words_fit
from toolkit.paper.paper import Paper

# At 10 pt, in mm.
_LABEL, _LEAST_LABEL = 60.0, 40.0  # of the questions
_STEPS = (
    8.0,
    9.0,
    10.0,
    11.0,
    12.0,
    13.0,
    15.0,
    17.0,
)  # widths of a step: a circle of 4.2 keeps at least 2 from the next
_NOT_RELEVANT = 11.0  # least width of "ved ikke"
_COLUMN, _LINE = {"longtext": 40.0, "date": 26.0}, 34.0  # least width of a follow-up; of one on a line
_TICK, _WIDEST_TICK = 13.0, 34.0  # of a column of ticks


@dataclass(frozen=True)
class RunWidths:
    """Widths in mm. `has_words`: the steps' words stand in the head; else a line above the table says them."""

    label: float
    step: float
    not_relevant: float
    columns: tuple[float, ...]
    has_words: bool


@dataclass(frozen=True)
class TickWidths:
    """Widths in mm of the options' labels and of the questions' columns."""

    label: float
    columns: tuple[float, ...]


def run_widths(members: Sequence[Member], follow_ups: Sequence[FollowUps], paper: Paper) -> RunWidths | None:
    """The columns of a table of scales or choices with the same answers."""
    scale, labels = paper.scale, [option["label"] for option in members[0]["options"]]
    least = [_least_width(column) * scale for column in follow_ups]
    room = paper.width_mm - sum(least) - _LEAST_LABEL * scale

    first = members[0]
    has_not_relevant = has_steps(first) and first["not_relevant"]

    def marks(step: float) -> tuple[float, float]:
        apart = max(step, _NOT_RELEVANT) * scale if has_not_relevant else 0.0
        return len(labels) * step * scale + apart, apart

    wanted = _STEPS if follow_ups else _STEPS[::-1]  # what is saved is for those who write
    has_words = True
    step = next((step for step in wanted if marks(step)[0] <= room and words_fit(labels, step * scale, paper)), None)
    if step is None:
        if not has_steps(first) or marks(_STEPS[0])[0] > room:
            return None
        has_words = False
        step = next(step for step in wanted if marks(step)[0] <= room)
    total, apart = marks(step)
    free = paper.width_mm - total
    if not follow_ups:
        return RunWidths(round(free, 2), step * scale, apart, (), has_words)
    label = max(_LEAST_LABEL * scale, min(_LABEL * scale, free * 0.45, free - sum(least)))
    more, shares = free - label - sum(least), [_share(column) for column in follow_ups]
    columns = (width + more * share / sum(shares) for width, share in zip(least, shares, strict=True))
    return RunWidths(round(label, 2), step * scale, apart, tuple(round(width, 2) for width in columns), has_words)


def _least_width(column: FollowUps) -> float:
    return max(_COLUMN.get(field["type"], _LINE) for field in column.fields.values())


def _share(column: FollowUps) -> float:
    """Of what is left: texts take more, the longer they may be."""
    return max(float(field["max_length"] if has_text(field) else 20) for field in column.fields.values())


def tick_widths(members: Sequence[ChoicesField], paper: Paper) -> TickWidths | None:
    """The columns of a table of lists with the same options."""
    scale = paper.scale
    columns = tuple(
        round(max(_TICK * scale, min(_WIDEST_TICK * scale, _head_width(member["short"], paper))), 2)
        for member in members
    )
    label = round(paper.width_mm - sum(columns), 2)
    fits = all(words_fit([member["short"]], width, paper) for member, width in zip(members, columns, strict=True))
    return TickWidths(label, columns) if fits and label >= _LEAST_LABEL * scale else None


def _head_width(head: str, paper: Paper) -> float:
    """Room for the longest word, and no more than three lines or so."""
    return max(widest_word(head, paper), widest_word("n" * 10, paper) * len(head) / 30)
