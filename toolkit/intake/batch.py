"""Many paths → the reports on the forms in them, through the workers."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from toolkit.contract.unreadable import Unreadable
from toolkit.intake.check import unreadable_report
from toolkit.intake.files import Gathered, Item, gather, zip_items
from toolkit.intake.reading import Definitions
from toolkit.intake.workers import Result, Task, Workers

Progress = Callable[[int, int], None]

Form = dict[str, Any]


class Batch:
    """`for item, form in Batch(paths, …)`: each form of each file is `{"report", "document"?}`; `skipped` is known from the start."""

    def __init__(
        self,
        paths: Sequence[str | Path],
        definitions: Definitions,
        language: str,
        do: str = "check",
        progress: Progress | None = None,
    ) -> None:
        self._definitions, self._language, self._do, self._progress = definitions, language, do, progress
        self._paths = paths
        self.skipped = 0

    def __iter__(self) -> Iterator[tuple[Item, Form]]:
        with Workers(self._definitions) as workers:
            gathered = self._open_zips(gather(self._paths), workers)
            self.skipped = gathered.skipped
            results = workers.run(self._task(item, self._do) for item in gathered.items if item.kind)
            for number, item in enumerate(gathered.items):
                if self._progress:
                    self._progress(number, len(gathered.items))
                result = next(results) if item.kind else {"failed": item.verdict}
                for form in self._forms(item, result):
                    yield item, form

    def _open_zips(self, gathered: Gathered, workers: Workers) -> Gathered:
        """Puts the files of a zip in its place. Even the list of a zip is read by a worker: it can be a bomb of its own."""
        listings = workers.run(self._task(item, "list") for item in gathered.items if item.kind == "zip")
        opened = Gathered(skipped=gathered.skipped)
        for item in gathered.items:
            listing: dict[str, Any] = next(listings) if item.kind == "zip" else {}
            if "entries" in listing:
                zip_items(item, [(place, name) for place, name in listing["entries"]], opened)
            elif item.kind == "zip":
                verdict = listing["forms"][0]["report"]["verdict"] if "forms" in listing else listing["failed"]
                opened.items.append(Item(item.shown, item.path, None, verdict=verdict))
            else:
                opened.items.append(item)
        return opened

    def _task(self, item: Item, do: str) -> Task:
        return {
            "do": do,
            "shown": item.shown,
            "path": item.path,
            "place": item.place,
            "kind": item.kind,
            "language": self._language,
        }

    def _forms(self, item: Item, result: Result) -> list[Form]:
        if "failed" not in result:
            forms: list[Form] = result["forms"]
            return forms
        return [{"report": unreadable_report(item.shown, Unreadable(result["failed"]), self._language)}]


def exit_code(reports: Sequence[dict[str, Any]]) -> int:
    """0 good, 1 findings, 2 something could not be read."""
    states = {report["status"] for report in reports}
    return 2 if "unreadable" in states or not states else 1 if "findings" in states else 0
