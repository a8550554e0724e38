"""(e) What the sheets of the content take on paper: pages, and how much of each is used."""

from toolkit.content.lint import lint
from toolkit.paths import CONTENT
from toolkit.site.library_sheets import every_sheet


def measure() -> None:
    print("\npages: of each sheet, and the used share of each page")
    library, _ = lint(CONTENT)
    total = 0
    for name, language, used in every_sheet(library, lay_out=True):
        total += len(used)
        print(f"{name:>20} {language} {len(used):>3}  " + " ".join(f"{share:>4.0%}" for share in used))
    print(f"{'all':>20}    {total:>3}")
