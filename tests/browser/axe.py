"""axe in a page: one way to ask it."""

from playwright.sync_api import Page

from tests.tiers import ALL
from toolkit.paths import NODE_MODULES

_AXE = (NODE_MODULES / "axe-core" / "axe.min.js").read_text("utf-8")


def axe_faults(page: Page, part: str = "") -> list[str]:
    """What axe finds wrong, by all its rules, in the page or in what the selector `part` names (in `make test`; the whole matrix looks at
    the whole page in each state): rule and the start of the element.

    What holds is not asked for: to name every element that is right takes longer than to find those that are not.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(_AXE)
    return page.evaluate(
        """part => axe.run(part || document, {preload: false, resultTypes: ["violations"]}).then(({ violations }) =>
            violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 120)}`)))""",
        "" if ALL else part,
    )
