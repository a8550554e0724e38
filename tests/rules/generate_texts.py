"""Random scalars for answers: texts, numbers and dates as people and programs write them, and any JSON value."""

import random
from typing import Any

HOSTILE_KEYS = [
    "__proto__",
    "constructor",
    "toString",
    "hasOwnProperty",
    "",
    " ",
    "zz",
    "1",
    "0",
    "å",
    "\uffff",
    "\U0001f600",
    "010190-1234",
]
_PIECES = [
    "abc", "æøå ÆØÅ", "e\u0301", "a\u030a", "\r\n", "\r", "\n", " ", "\u00a0", "\u2028", "\ufeff", "\x85", "\x1c", "\t", "\U0001f600", "\ud83d",
    "\u1100\u1161", "\u1e9b\u0323", "010190-1234", "3112991234", "010190 - 1234", "310299–1234", "1010190-1234", "010190-12345", "010190--1234",
    "321290-1234", "011390-1234", "０１０１９０-１２３４", "x" * 30, "æ" * 119, "\u2000", "K", "'\"<&",
    "010190\n1235", "- 121290\n- 1534", "1534 kr\n",
]  # fmt: skip


def text(rng: random.Random) -> str:
    return "".join(rng.choice(_PIECES) for _ in range(rng.choice([0, 1, 1, 2, 3, 6])))


def number_text(rng: random.Random, unit: str | None = None) -> str:
    group = rng.choice(["", "", ".", ",", " ", "\u00a0", "\u202f", "'", "\u2009", "\u2007", "\t", "\u200b"])
    sign = rng.choice(["", "", "", "-", "+", "\u2212", "--"])
    digits = str(rng.randint(0, 10 ** rng.randint(1, 17)))
    whole = (
        group.join([digits[max(0, end - 3) : end] for end in range(len(digits), 0, -3)][::-1])
        if rng.random() < 0.7
        else digits
    )
    if rng.random() < 0.1:
        whole = whole.replace(group or "0", rng.choice([".", ",", "00", "٣"]), 1)
    part = rng.choice(
        ["", "", ",5", ".5", ",50", ".250000", ",1234567", ",", ".", ",000001", ".30000000000000004", "e5"]
    )
    end = rng.choice(
        [
            "",
            " ",
            f" {unit}",
            f"{unit}",
            f"\u00a0{unit} ",
            " euro",
            ",-",
            " ,\u2013",
            ".- kr",
            " kr.",
            " DKK",
            " %",
            " pct",
            "-",
        ]
    )
    return rng.choice(["", "", " ", "", "kr. ", "KR", "dkk ", "% ", "\u0130"]) + sign + whole + part + end


def number(rng: random.Random) -> int | float:
    near = [
        0,
        -0.0,
        0.1,
        0.2,
        0.3,
        0.1 + 0.2,
        2.5,
        -2.5,
        1e15,
        999999999999999,
        999999999999999.9,
        1e-6,
        1e-7,
        1e21,
        -1e300,
        2**53 + 1,
        999999.999999,
    ]
    return rng.choice(
        [
            rng.choice(near),
            rng.randint(-5, 1100),
            round(rng.uniform(-10, 1100), rng.randint(0, 7)),
            rng.randint(1, 10) / rng.randint(1, 10),
        ]
    )


def date_text(rng: random.Random) -> str:
    day, month, year = (
        rng.randint(1, 31),
        rng.randint(1, 12),
        rng.choice([rng.randint(1990, 2030), rng.randint(0, 12000)]),
    )
    if rng.random() < 0.3:
        return f"{year:04}-{month:02}-{day:02}" + rng.choice(["", "", " ", "T00:00"])
    names = [
        "januar",
        "Feb",
        "mar.",
        "april",
        "maj",
        "May",
        "JUNI",
        "jul",
        "aug.",
        "september",
        "Oct",
        "okt.",
        "december",
        "dece",
        "sept.",
        "of march",
        "ju",
        "o\u212at",
    ]
    middle = rng.choice([str(month), f"{month:02}", rng.choice(names), "0", "13"])
    first, second = (
        rng.choice([".", "/", "-", " ", ". ", "/ ", "- ", "  ", "..", "\u00a0", "th ", "rd of ", ", ", "\u2009"])
        for _ in range(2)
    )
    if rng.random() < 0.1:
        return f"{rng.choice(names)}{first}{day}{second}{year}"
    before = rng.choice(["", "", "", "", "den ", "d. ", "the ", "tirs. d. ", "L\u00f8rdag, ", "friday", "Den"])
    return f"{before}{rng.choice([day, f'{day:02}', 0, 32])}{first}{middle}{second}{rng.choice([year, f'{year % 100:02}', year % 10])}"


def hostile(rng: random.Random) -> Any:
    """Any JSON value."""
    simple = [None, True, False, 0, -0.0, 1, 2.5, 1e300, "", "  ", "x", "na", "__proto__", "010190-1234", [], {}]
    shapes = [
        [None],
        [[]],
        [{}],
        ["yes", "yes"],
        ["yes", 1],
        [0],
        {"": ""},
        {"__proto__": {"a": 1}},
        {"constructor": "x"},
        {"r1": {"r1": "1"}},
        [{"text": ["010190-1234"]}],
    ]
    return rng.choice(simple) if rng.random() < 0.6 else rng.choice(shapes)
