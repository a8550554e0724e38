"""A built site for the tests in the browser, with stand-ins for its PDFs."""

from pathlib import Path

import pytest

from tests.site import fakes
from toolkit.site import target
from toolkit.site.build import build_site


def built_site(content: Path, folder: Path) -> Path:
    """The site of `content` in `folder`, with a work folder of its own: tests build at the same time."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(target, "CACHE", folder / "cache")
        report = build_site(content, folder / "brobygger", make_sheet=fakes.quick_sheet)
    assert report.ok, [problem.sentence("en") for problem in report.problems]
    return folder / "brobygger"
