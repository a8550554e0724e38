"""The theme's style sheet without what no page can use.

1 a rule stays with the selectors that can apply; 2 what must not be there is no reason to drop a rule; 3 blocks, texts and statements are
read as what they are; 4 the real one loses most of itself and nothing of what our frame names.
"""

import re

import pytest

from toolkit.site.theme import theme_rules, theme_sheet
from toolkit.site.used_styles import used_movements, used_properties, used_styles, words_in

KNOWN = {"card", "open"}


@pytest.mark.parametrize(
    ("css", "kept"),
    [
        (".card{a:b}.gone{a:b}", ".card{a:b}"),  # 1
        (".gone,.card p,h1{a:b}", ".card p,h1{a:b}"),
        (".card .gone{a:b}", ""),
        (".card:is(.open,p){a:b}", ".card:is(.open,p){a:b}"),
        (".card:not(.gone){a:b}", ".card:not(.gone){a:b}"),  # 2
        (".card:not(:is(.gone,p)){a:b}", ".card:not(:is(.gone,p)){a:b}"),
        ("@media print{.gone{a:b}}", ""),  # 3
        ("@media print{.gone{a:b}.card{}}", "@media print{.card{}}"),
        ("@keyframes turn{to{opacity:.5}}", "@keyframes turn{to{opacity:.5}}"),
        ('@charset "UTF-8";.gone{a:"}"}p{a:"{.gone"}', '@charset "UTF-8";p{a:"{.gone"}'),
        ("/* .a{ */.card{a:url(x.5)}", ".card{a:url(x.5)}"),
        (r".gone\:x{a:b}p{a:'\'}'}", r"p{a:'\'}'}"),
    ],
)
def test_a_rule_stays_where_it_can_apply(css: str, kept: str) -> None:  # 1, 2, 3
    assert used_styles(css, KNOWN) == kept


@pytest.mark.parametrize(
    ("css", "kept"),
    [
        (":root{--a:1;--b:2;c:var(--a)}", ":root{--a:1;c:var(--a)}"),
        (":root{--a:var(--b);--b:2}p{d:e}", ":root{}p{d:e}"),  # in the second round
        (":root{--ours:1;--gone:2}", ":root{--ours:1;}"),
        ("p{c:d}", "p{c:d}"),
    ],
)
def test_a_property_stays_where_something_asks_for_it(css: str, kept: str) -> None:
    assert used_properties(css, ".x{y:var(--ours)}") == kept


def test_a_movement_stays_where_something_asks_for_it() -> None:
    css = "@charset 'x';@keyframes turn{to{a:b}}@keyframes fade{to{c:d}}@keyframes gone{to{e:f}}p{animation:1s turn}"
    kept = used_movements(css, ".x{animation-name: fade}")
    assert kept == css.replace("@keyframes gone{to{e:f}}", "")


def test_names_are_found_wherever_they_stand() -> None:  # 1
    assert {"md-grid", "bb-header", "open"} <= words_in('<div class="md-grid bb-header">{{ "open" if x }}')


def test_most_of_the_theme_goes_and_our_frame_keeps_its_own() -> None:  # 4
    whole = theme_sheet()
    small = theme_rules()
    assert len(small) < len(whole) / 3
    assert ".md-typeset table:not([class])" in small and ".md-grid" in small
    assert ".md-search" not in small and ".md-nav__link" not in small
    assert ".md-consent" not in small and ".md-banner" not in small, "parts of the theme's frame that are turned off"
    assert ".highlight" not in small, "a word of the command line is no class of a page"
    asked = set(re.findall(r"var\(\s*(--md-[\w-]+)", small))
    assert asked & set(re.findall(r"(--md-[\w-]+):", whole)) <= set(re.findall(r"(--md-[\w-]+):", small))
