"""(f) One worksheet's PDF: laid out, made a form and linted, against WeasyPrint alone on the same HTML and styles, in the same process.

Our own lint is in it; what page-validation takes for its second opinion is told beside it: it comes with the tests, and no build elsewhere has it.
"""

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
from toolkit.pdf.make import lint as rules
from toolkit.pdf.make.growing import GROWS
from toolkit.pdf.make.layout import STYLESHEETS, laid
from toolkit.pdf.make.lint import lint_form, second_opinion
from toolkit.pdf.make.swapped import swapped
from toolkit.pdf.make.worksheet import form_from_layout

GOAL, TIMES = 1.1, 5


def measure(content: Path = CONTENT) -> None:
    from weasyprint import CSS
    from weasyprint.text.fonts import FontConfiguration

    library, _ = lint(content)
    language, fonts = library.languages[0], FontConfiguration()
    shared = [CSS(filename=str(path), font_config=fonts) for path in STYLESHEETS]
    ratios: dict[bool, list[tuple[float, float]]] = {False: [], True: []}
    judge = second_opinion()
    print(f"\nsheet: our PDF ÷ WeasyPrint alone on the same HTML, CPU, median of {TIMES}; goal ≤ {GOAL}")
    print(f"{'':>22} {'alone':>9} {'ours':>8} ratio   with the second opinion on PDF/UA")
    for sheet in library.worksheets:
        model = normalise(sheet, language, library)
        paper, html = sheet_paper(model), print_html(model)
        styles = [CSS(string=paper.css(), font_config=fonts), *shared]

        with swapped(rules, "second_opinion", lambda: None):
            base, made, judged = _compared(
                partial(_alone, html, styles, fonts), partial(_ours, html, model, paper), partial(_judged, judge)
            )
        drawn = GROWS in html
        ratios[drawn].append((made / base, judged / base))
        print(
            f"{model['id']:>22} {base * 1000:>6.0f} ms {made * 1000:>5.0f} ms  {made / base:.2f}    {judged / base:.2f}{'  a page made twice' if drawn else ''}"
        )
    for drawn, found in ratios.items():
        if found:
            own, all_of_it = (statistics.median(column) for column in zip(*found, strict=True))
            print(f"{'with a drawing' if drawn else 'without':>22} {'':>18}  {own:.2f}    {all_of_it:.2f}")


def _alone(html: str, styles: list[Any], fonts: Any) -> None:
    from weasyprint import HTML

    document = HTML(string=html, base_url=str(TEMPLATES))
    document.write_pdf(stylesheets=styles, font_config=fonts, pdf_variant="pdf/ua-1")


def _ours(html: str, model: dict[str, Any], paper: Paper) -> bytes:
    part = Part(model, paper)
    data = form_from_layout(laid(html, (paper,)).data, part)
    if faults := lint_form(data, part):
        raise SystemExit(f"{model['id']}: {faults}")
    return data


def _judged(judge: Any, data: bytes) -> None:
    if judge is not None:
        judge.validate_pdf_bytes(data, profile="ua1")


def _compared(
    alone: Callable[[], None], ours: Callable[[], bytes], judged: Callable[[bytes], None]
) -> tuple[float, float, float]:
    """Seconds of CPU: alone, ours, ours with the second opinion. Medians of rounds in which one runs after the other, so that what else the
    machine does meets all alike. The first round warms caches up."""
    rounds = [_round(alone, ours, judged) for _ in range(TIMES + 1)][1:]
    base = statistics.median(one[0] for one in rounds)
    made, all_of_it = (statistics.median(one[n] / one[0] for one in rounds) for n in (1, 2))
    return base, made * base, all_of_it * base


def _round(
    alone: Callable[[], None], ours: Callable[[], bytes], judged: Callable[[bytes], None]
) -> tuple[float, float, float]:
    begun = time.process_time()
    alone()
    between = time.process_time()
    data = ours()
    made = time.process_time()
    judged(data)
    return between - begun, made - between, time.process_time() - between
