"""(b) `check` of many filled PDFs against reading the same fields with bare pikepdf: on one core, and on all that there are.

`check` reads with a worker per core, and bare pikepdf with none: on one core the ratio says what our reading costs, on all cores how long one waits
compared to the script that anybody would write.
"""

import json
import os
import random
import shutil
import sys
import tempfile
from pathlib import Path

from bench.run import ROOT, Cost, run

GOAL = 1.5


def measure(counts: list[int]) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        originals = _filled(Path(scratch))
        print("\ncheck: time / time of bare pikepdf reading the same fields on one core")
        print(
            f"{'':>8} {'CPU, on one core':>31} {'':>5} {'clock, on ' + str(len(os.sched_getaffinity(0))) + ' cores':>17}"
        )
        print(f"{'forms':>8} {'bare ms/file':>13} {'ratio':>8} {'ms/file':>8} {'MB':>5} {'ratio':>8} {'ms/file':>8}")
        for count in counts:
            folder = Path(scratch) / str(count)
            folder.mkdir()
            for number in range(count):
                # Not a link: `check` counts a file once, however many names it has.
                shutil.copyfile(originals[number % len(originals)], folder / f"{number:05}.pdf")
            bare = run(["-m", "bench.check", str(folder)], cores=1)
            ours, every = _checked(folder, count, 1), _checked(folder, count, None)
            print(
                f"{count:>8} {bare.cpu / count * 1000:>13.2f} {ours.cpu / bare.cpu:>8.2f} {ours.cpu / count * 1000:>8.2f} {ours.largest:>5.0f} {every.wall / bare.wall:>8.2f} {every.wall / count * 1000:>8.2f}",
                flush=True,
            )
        print(f"{'goal':>8} {'':>13} {'≤ ' + str(GOAL):>8} {'':>14} {'≤ ' + str(GOAL):>8}")


def _checked(folder: Path, count: int, cores: int | None) -> Cost:
    report = folder.with_suffix(".json")
    check = ["build.py", "check", "--format", "json", "--force", "-o", str(report), str(folder)]
    cost = run(check, cores=cores, good=(0, 1))
    if (read := len(json.loads(report.read_bytes())["files"])) != count:
        sys.exit(f"check read {read} of {count} forms")
    return cost


def _filled(scratch: Path) -> list[Path]:
    """The examples of the content as filled PDFs, in both languages, in a mixed order."""
    sys.path.insert(0, str(ROOT))
    from toolkit.content.lint import lint
    from toolkit.content.normalise import normalise
    from toolkit.paper.sheet import print_html
    from toolkit.pdf.make.fill import fill_pdf
    from toolkit.pdf.make.worksheet import pdf_from_html
    from toolkit.site.run import example_document

    library, _ = lint(ROOT / "content")
    paths = []
    for sheet in library.worksheets:
        for language in library.languages:
            model = normalise(sheet, language, library)
            empty = pdf_from_html(print_html(model), model)
            for example in model["examples"]:
                path = scratch / f"{sheet.id}-{language}-{example['id']}.pdf"
                path.write_bytes(fill_pdf(empty, model, example_document(model, example)))
                paths.append(path)
    random.Random(1).shuffle(paths)
    return paths


def read_bare(folder: Path) -> int:
    """What anybody would write: open, walk the field tree, take names and values."""
    import pikepdf

    count = 0
    for path in sorted(folder.iterdir()):
        with pikepdf.open(path) as pdf:
            todo = [(field, "") for field in pdf.Root.AcroForm.Fields]
            while todo:
                field, prefix = todo.pop()
                name = f"{prefix}.{field.T}" if prefix else str(field.get("/T", ""))
                kids = [kid for kid in field.get("/Kids", []) if "/T" in kid]
                if kids:
                    todo += [(kid, name) for kid in kids]
                    continue
                str(field.get("/V", ""))
                [str(kid.get("/AS", "")) for kid in field.get("/Kids", [field])]
                count += 1
    return count


if __name__ == "__main__":
    read_bare(Path(sys.argv[1]))
