"""The pictures of the README, from the built site: `make pictures`. What each shows stands in `pictures.yaml`."""

import sys
from pathlib import Path
from typing import Any

import pypdfium2
import yaml
from PIL import Image
from playwright.sync_api import sync_playwright

HERE = Path(__file__).parent
CHROMIUM = "/usr/bin/chromium-headless-shell"  # the tests' one (setup.sh)


def screen(page: Path, size: list[int], target: Path) -> None:
    """The top of a page, as a laptop shows it."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM)
        shown = browser.new_page(viewport={"width": size[0], "height": size[1]}, color_scheme="light")
        shown.goto(page.resolve().as_uri())
        shown.evaluate("document.fonts.ready")
        shown.screenshot(path=target)
        browser.close()


def sheets(pdf: Path, pages: list[int], across: int, width: int, gap: int, target: Path) -> None:
    """Pages of a PDF, each with a thin frame, so many `across`; `width` and `gap` in pixels."""
    document = pypdfium2.PdfDocument(pdf)
    drawn = []
    for number in pages:
        page = document[number - 1]
        made = page.render(scale=(width - 2) / page.get_width()).to_pil().convert("RGB")
        framed = Image.new("RGB", (made.width + 2, made.height + 2), "#555")
        framed.paste(made, (1, 1))
        drawn.append(framed)
    high, down = max(one.height for one in drawn), -(-len(drawn) // across)
    whole = Image.new("RGB", (across * (width + gap) - gap, down * (high + gap) - gap), "white")
    for at, one in enumerate(drawn):
        whole.paste(one, (at % across * (width + gap), at // across * (high + gap)))
    whole.save(target)


def main(site: Path) -> None:
    shown: dict[str, dict[str, Any]] = yaml.safe_load((HERE / "pictures.yaml").read_text("utf-8"))
    for name, what in shown.items():
        if "page" in what:
            screen(site / what["page"], what["size"], HERE / name)
        else:
            sheets(site / what.pop("pdf"), **what, target=HERE / name)
        small = Image.open(HERE / name).convert("RGB").quantize(128, dither=Image.Dither.NONE)
        small.save(HERE / name, optimize=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
