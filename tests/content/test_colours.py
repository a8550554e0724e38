"""An organisation's colours: contrast as WCAG computes it, and what is made of the two for a dark display."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.content.colours import (
    DARK_GROUNDS,
    SHAPE,
    TEXT,
    WHITE,
    contrast,
    dark_header,
    faults,
    mixed,
    readable_on_dark,
    style_sheet,
)

HEX = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


@pytest.mark.parametrize(
    ("one", "other", "ratio"), [("#000000", "#ffffff", 21), ("#767676", "#ffffff", 4.54), ("#ffffff", "#ffffff", 1)]
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == contrast(other, one) == pytest.approx(ratio, abs=0.005)


@settings(deadline=None)
@given(HEX)
def test_what_is_made_for_a_dark_display_can_be_read(colour: str) -> None:
    assert min(contrast(readable_on_dark(colour), ground) for ground in DARK_GROUNDS) >= TEXT


@settings(deadline=None)
@given(HEX, HEX)
def test_what_has_no_fault_can_be_read(main: str, mark: str) -> None:
    found = {fault.key: fault.ratio for fault in faults(main, mark)}
    assert ("main" in found) == (contrast(main, "#f4f7f6") < TEXT)
    assert ("mark" in found) == (min(contrast(mark, main), contrast(mark, dark_header(main))) < SHAPE)
    if "main" not in found:
        assert contrast(WHITE, main) >= TEXT and contrast(WHITE, dark_header(main)) >= TEXT, "words on the header"


def test_our_own_colours_have_no_fault() -> None:
    assert list(faults("#12494d", "#e9a13b")) == []
    assert mixed("#000000", "#ffffff", 0.5) == "#808080"
    assert "--bb-sun:#e9a13b" in style_sheet("#12494d", "#e9a13b")
