"""What a step of a worksheet's plan takes, as an author writes it: “Talk (15 min.)”, “Write (30 min. in groups).”"""

import re

_AT_THE_END = re.compile(r"\(([0-9]{1,4}) min\.?(?: ([^()]{0,100}))?\)([.!?]?)$")


def minutes_of(step: str) -> int | None:
    """None where the step does not end in its minutes."""
    found = _AT_THE_END.search(step)
    return int(found[1]) if found else None


def without_minutes(step: str) -> str:
    found = _AT_THE_END.search(step)
    if not found:
        return step
    more = f" ({found[2]})" if found[2] else ""
    return step[: found.start()].rstrip() + more + found[3]
