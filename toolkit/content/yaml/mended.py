"""An author's file read to its end: slips of the pen are told, mended in memory, and the rest is read."""

from typing import Any

import yaml

from toolkit.content.problem import ContentError, Problem, Word
from toolkit.content.yaml.compose import Composer
from toolkit.content.yaml.guesses import Guesses
from toolkit.content.yaml.known import known_keys
from toolkit.content.yaml.misread import Met
from toolkit.content.yaml.slip import Manuscript, Slip, edited
from toolkit.content.yaml.strange import fences, merge_marks, strange_signs, wide_colons
from toolkit.contract.codes import LintCode

_MOST_SLIPS = 40
_MOST_TRIED = 4_000_000  # characters that guesses may cost
_LARGE = 200_000  # of a file so long only the first slip is told


def read_mended(text: str, name: str, faults: list[Problem]) -> tuple[Any, Composer]:
    """The data of `text`, and the composer with its places; every slip and every repeated key goes to `faults`.

    Raises ContentError and yaml.YAMLError where nobody can read on.
    """
    script = Manuscript(text)
    said: list[Problem] = []
    for maker in (merge_marks, fences, wide_colons, strange_signs):
        for slip in list(maker(script.text)):
            said.append(_problem(slip, script, name))
            script.mend(slip.edits)
    budget = _MOST_TRIED
    before: tuple[LintCode | None, int, int] = (
        None,
        0,
        0,
    )  # of the slip before: its code, and where its mended text stands
    for _ in range(_MOST_SLIPS):
        found: list[Problem] = []
        composer = Composer(name, found, known_keys(), script)
        try:
            data = composer.compose(script.text)
        except Met as met:
            slip = met.slip
        except yaml.MarkedYAMLError as error:
            best, cost = _best(Guesses(script.text, error, known_keys()), error, budget)
            budget -= cost
            if best is None:
                faults += said
                raise
            slip = best
        except ContentError:
            faults += said
            raise
        else:
            faults += _once([*said, *found])
            return data, composer
        code, start, end = before
        if slip.code == code and start < slip.at < end:
            break  # in what was mended: it did not help, and quotes in quotes would double without end
        said.append(_problem(slip, script, name))
        script.mend(slip.edits)
        before = (slip.code, *_mended_span(slip))
        if len(text) > _LARGE:
            break
    faults += _once(said[:-1])
    raise ContentError(said[-1])


def _once(problems: list[Problem]) -> list[Problem]:
    """One message of a kind for a line: `{da: Ja, tak, en: Yes, please}` is one slip."""
    kept = {(problem.code, problem.line): problem for problem in reversed(problems)}
    return sorted(kept.values(), key=lambda problem: (problem.line, problem.column))


def _best(guesses: Guesses, error: yaml.MarkedYAMLError, budget: int) -> tuple[Slip | None, int]:
    """The guess with which libyaml reads furthest, and what trying cost; None where none helps."""
    here = error.problem_mark.index if error.problem_mark else 0
    best, furthest, cost = None, here, 0
    for slip in guesses.all():
        if not slip.edits or cost + len(guesses.text) > budget:
            continue
        cost += len(guesses.text)
        added = sum(len(edit.text) - (edit.end - edit.start) for edit in slip.edits)
        reached = _reached(edited(guesses.text, slip.edits)) - added
        if reached > furthest:
            best, furthest = slip, reached
        if reached > len(guesses.text):
            break
    return best, cost


def _reached(text: str) -> int:
    """How far libyaml comes: beyond the end where it reads everything."""
    try:
        for _ in yaml.parse(text, Loader=yaml.CSafeLoader):
            pass
    except yaml.MarkedYAMLError as error:
        return error.problem_mark.index if error.problem_mark else 0
    except yaml.YAMLError:
        return 0
    return len(text) + 1


def _mended_span(slip: Slip) -> tuple[int, int]:
    """Where what was mended begins and ends in the mended text."""
    added = sum(len(edit.text) - (edit.end - edit.start) for edit in slip.edits)
    return min((edit.start for edit in slip.edits), default=0), max(
        (edit.end for edit in slip.edits), default=0
    ) + added


def _problem(slip: Slip, script: Manuscript, name: str) -> Problem:
    line, column = script.place(slip.at)
    begin = min([slip.at, *(edit.start for edit in slip.edits)])
    end = max([slip.at, *(edit.end for edit in slip.edits)])
    data = dict(slip.data) | {"span": (script.place(begin), script.place(end))}
    if "why" in data:
        data["why"] = Word(f"why.{data['why']}")
    if "how" in data:
        data["how"] = Word(f"how.{data['how']}")
    if "reason" in data:
        data["reason"] = Word(data["reason"])
    return Problem(slip.code, name, line, column, data=data)
