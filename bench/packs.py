"""(d) Packs: the time of all of them, and what everything in its number costs."""

import tempfile
from pathlib import Path

from bench.run import ROOT, run

SECONDS, PAGES, LARGEST_MB, FILE_MB = 30, 300, 250, 5
PACK, PEOPLE = "first-meeting", 40


def measure() -> None:
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        every = [str(ROOT / "content"), str(folder / "out")]
        cold = run(["-m", "bench.all_packs", *every], folder / "cache", cores=2)
        again = run(["-m", "bench.all_packs", *every], folder / "cache", cores=2)
        files = sorted((folder / "out").glob("*.pdf"))
        print(
            f"\npacks: {len(files)} files, {cold.wall:.1f} s on two cores, goal ≤ {SECONDS} ({cold.cpu:.1f} s of CPU); again {again.wall:.1f} s"
        )
        print(f"  the largest: {max(file.stat().st_size for file in files) / 1e6:.2f} MB")
        pages, size, cost = collated(folder, PEOPLE)
        print(
            f"  collated, {pages} pages (of {PAGES} and more): {cost:.0f} MB of memory, goal ≤ {LARGEST_MB}; {size:.2f} MB, goal ≤ {FILE_MB}"
        )


def collated(folder: Path, people: int) -> tuple[int, float, float]:
    """Pages, MB of the file and MB of memory of the first collated file with enough pages."""
    import pikepdf

    while True:
        target = folder / f"collated-{people}.pdf"
        options = ["--collated", "--participants", str(people), "-o", str(target)]
        cost = run(["build.py", "pack", PACK, *options], folder / f"cache-{people}")
        with pikepdf.open(target) as pdf:
            pages = len(pdf.pages)
        if pages >= PAGES:
            return pages, target.stat().st_size / 1e6, cost.largest
        people += 20
