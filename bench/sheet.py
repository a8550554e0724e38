"""(f) One worksheet's PDF: laid out, made a form and linted, against WeasyPrint alone on the same HTML and styles, in the same process."""

import statistics
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from toolkit.content.lint import lint
from toolkit.content.normalise import normalise
from toolkit.paper.boxes import Part
from toolkit.paper.paper import Paper, sheet_paper
from toolkit.paper.sheet import print_html
from toolkit.paths import CONTENT, TEMPLATES
from toolkit.pdf.make.growing import GROWS
from toolkit.pdf.make.layout import STYLESHEETS, laid
from toolkit.pdf.make.lint import lint_form
from toolkit.pdf.make.worksheet import form_from_layout

GOAL, TIMES = 1.1, 5


def measure(content: Path = CONTENT) -> None:
    from weasyprint import CSS
    from weasyprint.text.fonts import FontConfiguration

    library, _ = lint(content)
    language, fonts = library.languages[0], FontConfiguration()
    shared = [CSS(filename=str(path), font_config=fonts) for path in STYLESHEETS]
    ratios: dict[bool, list[float]] = {False: [], True: []}
    print(f"\nsheet: our PDF ÷ WeasyPrint alone on the same HTML, CPU, median of {TIMES}; goal ≤ {GOAL}")
    for sheet in library.worksheets:
        model = normalise(sheet, language, library)
        paper, html = sheet_paper(model), print_html(model)
        styles = [CSS(string=paper.css(), font_config=fonts), *shared]

        base, made, ratio = _compared(partial(_alone, html, styles, fonts), partial(_ours, html, model, paper))
        drawn = GROWS in html
        ratios[drawn].append(ratio)
        print(
            f"{model['id']:>22} {base * 1000:>6.0f} ms  {made * 1000:>6.0f} ms  {ratio:.2f}{'  a page made twice' if drawn else ''}"
        )
    for drawn, found in ratios.items():
        if found:
            print(f"{'with a drawing' if drawn else 'without':>22} {statistics.median(found):.2f}")


def _alone(html: str, styles: list[Any], fonts: Any) -> None:
    from weasyprint import HTML

    document = HTML(string=html, base_url=str(TEMPLATES))
    document.write_pdf(stylesheets=styles, font_config=fonts, pdf_variant="pdf/ua-1")


def _ours(html: str, model: dict[str, Any], paper: Paper) -> None:
    part = Part(model, paper)
    data = form_from_layout(laid(html, (paper,)).data, part)
    if faults := lint_form(data, part):
        raise SystemExit(f"{model['id']}: {faults}")


def _compared(alone: Callable[[], None], ours: Callable[[], None]) -> tuple[float, float, float]:
    """Seconds of CPU of both, and the ratio: medians over pairs that run one after the other, so that what else the machine does meets
    both alike. The first pair warms caches up."""
    pairs = [(_seconds(alone), _seconds(ours)) for _ in range(TIMES + 1)][1:]
    base, made = (statistics.median(column) for column in zip(*pairs, strict=True))
    return base, made, statistics.median(ours / alone for alone, ours in pairs)


def _seconds(work: Callable[[], None]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun
