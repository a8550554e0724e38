"""(c) What a page weighs at first load: the HTML, and every style sheet and script that it names, gzipped one by one."""

import gzip
import re
from pathlib import Path

from bench.run import ROOT, run

GUIDE_GOAL, SHEET_GOAL = 85.0, 30.0


def measure() -> None:
    run(["build.py", "build"])
    site = ROOT / "site"
    guide = {page: weigh(page) for page in site.glob("*/**/*.html") if page.parent.name != "worksheets"}
    sheets = {page: weigh(page) for page in site.glob("*/worksheets/*.html") if page.name != "index.html"}
    heaviest, shared = max(guide, key=lambda page: guide[page]), min(guide.values())
    sheet = max(sheets, key=lambda page: sheets[page])
    print("\nweight: kB gzipped at first load")
    print(f"  guide page, heaviest: {guide[heaviest]:.1f} ({heaviest.relative_to(site)}), goal ≤ {GUIDE_GOAL}")
    print(
        f"  worksheet page, heaviest, above the lightest guide page: {sheets[sheet] - shared:.1f} ({sheet.relative_to(site)}), goal ≤ {SHEET_GOAL}"
    )


def weigh(page: Path) -> float:
    """kB of a page and of what it loads at once; pictures that wait until they are scrolled to do not count."""
    text = page.read_text("utf-8")
    named = re.findall(r'<script[^>]*\ssrc="([^"?]+)', text) + re.findall(
        r'<link[^>]*rel="stylesheet"[^>]*href="([^"?]+)', text
    )
    named += re.findall(r'<link[^>]*href="([^"?]+)"[^>]*rel="stylesheet"', text) + re.findall(
        r'<img(?![^>]*\sloading="lazy")[^>]*\ssrc="([^"?]+)', text
    )
    files = [page, *((page.parent / name).resolve() for name in dict.fromkeys(named))]
    return sum(len(gzip.compress(file.read_bytes(), 9)) for file in files) / 1000
