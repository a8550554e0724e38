"""How many of what, and when: the cases of `plans.yaml`, and what holds for any number of people."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.packs.small import part, small
from tests.rules.browser import node
from toolkit.content.packs.document import PackDocument
from toolkit.packs.plan import PlanError, clock, group_sizes, make_plan

CASES: list[dict[str, Any]] = yaml.load(
    (Path(__file__).parent / "plans.yaml").read_text("utf-8"), Loader=yaml.CSafeLoader
)


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    ask, expect = dict(case["ask"]), case["expect"]
    document = small(group_size=ask.pop("group_size", 5))
    if "refused" in expect:
        with pytest.raises(PlanError) as error:
            make_plan(document, **ask)
        assert error.value.code == expect["refused"]
        assert error.value.data.get("latest") == expect.get("latest")
        return
    plan = make_plan(document, **ask)
    numbers = {item.key: item.number for item in plan.items}
    assert len(numbers) == len(plan.items)
    found = {
        "participants": plan.participants,
        "groups": list(plan.groups),
        "organisations": plan.organisations,
        "agenda": [[clock(slot.start), clock(slot.end)] for slot in plan.agenda],
        "print": {key: numbers[key] for key in expect.get("print", {})},
    }
    assert {key: found[key] for key in expect} == expect


@pytest.mark.parametrize("size", [4, 5, 6])
def test_groups_of_any_number_of_people(size: int) -> None:
    for people in range(1, 400):
        sizes = group_sizes(people, size)
        assert sum(sizes) == people and max(sizes) - min(sizes) <= 1
        assert list(sizes) == sorted(sizes, reverse=True)
        assert (people < 4 and sizes == (people,)) or people == 7 or all(4 <= one <= 6 for one in sizes)
        for groups in (1, 2, people):
            if groups <= people:
                asked = group_sizes(people, size, groups)
                assert len(asked) == groups and sum(asked) == people and max(asked) - min(asked) <= 1


def test_what_the_pack_leaves_out_is_not_printed() -> None:
    items = {item.key for item in make_plan(small(evaluation=False, results=None)).items}
    assert not items & {"evaluation", "afterwards"} and "results" in items


def test_one_sheet_of_two_parts_is_printed_once_for_each_of_its_uses() -> None:
    sheet = {"ref": "value", "title": "Value", "copies": "group"}
    document = small(
        parts=[
            part(name, 10, worksheets=[sheet | {"copies": copies}])
            for name, copies in (("a", "group"), ("b", "group"), ("c", "person"))
        ]
    )
    assert [(item.key, item.copies) for item in make_plan(document).items if item.kind == "worksheet"] == [
        ("worksheet:value", "group"),
        ("worksheet:value", "person"),
    ]


def asked(document: PackDocument, **ask: Any) -> dict[str, Any]:
    """What Python answers, in the form of `plan_runner.mjs`."""
    try:
        plan = make_plan(document, **ask)
    except PlanError as error:
        return {"refused": error.code} | error.data
    return {
        "participants": plan.participants,
        "groups": list(plan.groups),
        "organisations": plan.organisations,
        "agenda": [[clock(slot.start), clock(slot.end)] for slot in plan.agenda],
        "print": [[item.key, item.copies, item.number, item.spares, item.printed] for item in plan.items],
    }


def test_the_browser_plans_as_python_does() -> None:
    requests: list[tuple[PackDocument, dict[str, Any]]] = []
    for case in CASES:
        ask = dict(case["ask"])
        requests.append((small(group_size=ask.pop("group_size", 5)), ask))
    requests += [(small(group_size=size), {"participants": people}) for size in (4, 5, 6) for people in range(1, 130)]
    sheet = {"ref": "value", "title": "Value"}
    shared = [part(name, 10, worksheets=[sheet | {"copies": name}]) for name in ("group", "group", "person")]
    requests.append((small(parts=shared, evaluation=False, results=None), {}))
    given = json.dumps([{"document": document, "ask": ask} for document, ask in requests]).encode()
    runner = Path(__file__).with_name("plan_runner.mjs")
    done = subprocess.run([node(), runner], input=given, stdout=subprocess.PIPE, check=True)
    for (document, ask), found in zip(requests, json.loads(done.stdout), strict=True):
        assert found == asked(document, **ask), ask
