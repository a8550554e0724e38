"""Many paths → the reports on the forms in them, through the workers."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NotRequired, TypedDict

from toolkit.contract.report import Report
from toolkit.contract.unreadable import Unreadable
from toolkit.intake.check import unreadable_report
from toolkit.intake.definitions import ContentDefinitions
from toolkit.intake.files import CONTAINERS, Gathered, Item, add_entries, gather, identity_of
from toolkit.intake.workers import Result, Task, Workers

MOST_PICTURED = 100  # files

Progress = Callable[[int, int], None]


class Form(TypedDict):
    """A form of a file. `document`: its canonical answers, of `extract`; None where its worksheet is not known."""

    report: Report
    document: NotRequired[dict[str, Any] | None]


class Batch:
    """`for item, form in Batch(paths, …)`: each form of each file is `{"report", "document"?}`; `passed`, known when the first one comes,
    is what was passed over by its name, and what turned out to be our own.

    `do`: `check`, `extract`, or `picture`: as `check`, with pictures of the answers where the files are few enough to be looked at."""

    def __init__(
        self,
        paths: Sequence[str | Path],
        definitions: ContentDefinitions,
        language: str,
        do: str = "check",
        progress: Progress | None = None,
    ) -> None:
        self._definitions, self._language, self._do, self._progress = definitions, language, do, progress
        self._paths = paths
        self.passed: list[str] = []
        self._read: set[tuple[int, int]] = set()
        self._own: list[str] = []

    def __iter__(self) -> Iterator[tuple[Item, Form]]:
        with Workers(self._definitions) as workers:
            found = gather(self._paths)
            self._read = set(found.known)
            gathered = self._open(found, workers)
            self.passed = gathered.passed
            if workers.start(sum(item.kind is not None for item in gathered.items)):
                self._definitions.get_ready()
            do = "check" if self._do == "picture" and len(gathered.items) > MOST_PICTURED else self._do
            results = workers.run(self._task(item, do) for item in gathered.items if item.kind)
            for number, item in enumerate(gathered.items):
                if self._progress:
                    self._progress(number, len(gathered.items))
                for form in self._forms(item, next(results)) if item.kind else [self._refused(item)]:
                    if item.met and form["report"]["verdict"] == "own-output":
                        self.passed.append(item.shown)
                        self._own.append(item.path)
                    else:
                        yield item, form
            if gathered.more:
                yield self._rest(gathered)

    def has_read(self, path: Path) -> bool:
        """Whether a file is one of those that were read, under whatever name; our own reports, met in a folder, are not."""
        at = identity_of(path)
        return at is not None and at in self._read - set(map(identity_of, self._own))

    def _open(self, gathered: Gathered, workers: Workers) -> Gathered:
        """Puts the files of a zip or a mail in its place. Even their list is read by a worker: it can be a bomb of its own."""
        listings = workers.run(self._task(item, "list") for item in gathered.items if item.kind in CONTAINERS)
        opened = Gathered(passed=gathered.passed, more=gathered.more)
        for item in gathered.items:
            if item.kind not in CONTAINERS:
                opened.add(item)
                continue
            listing: dict[str, Any] = next(listings)
            if "entries" in listing:
                add_entries(item, listing["entries"], opened)
                continue
            verdict = listing.get("refused") or listing["failed"]
            opened.add(Item(item.shown, item.path, None, verdict=verdict, data=listing.get("data", {})))
        return opened

    def _task(self, item: Item, do: str) -> Task:
        return {
            "do": do,
            "shown": item.shown,
            "path": item.path,
            "place": item.place,
            "inside": item.inside,
            "kind": item.kind,
            "language": self._language,
        }

    def _forms(self, item: Item, result: Result) -> list[Form]:
        if "failed" not in result:
            forms: list[Form] = result["forms"]
            return forms
        return [{"report": unreadable_report(item.shown, Unreadable(result["failed"]), self._language)}]

    def _refused(self, item: Item) -> Form:
        assert item.verdict is not None
        unreadable = Unreadable(item.verdict, **item.data)
        return {"report": unreadable_report(item.shown, unreadable, self._language, item.is_skipped)}

    def _rest(self, gathered: Gathered) -> tuple[Item, Form]:
        """One entry for all the files that are too many to be named."""
        item = Item("…", "", None, verdict="more-files", met=True, data={"count": gathered.more})
        form = self._refused(item)
        form["report"]["left_out"] = {"error": 0, "note": gathered.more}
        return item, form


def exit_code(reports: Sequence[Report]) -> int:
    """0 good, 1 findings, 2 something could not be read, or there was nothing but files of other kinds."""
    states = {report["status"] for report in reports} - {"skipped"}
    return 2 if "unreadable" in states or not states else 1 if "findings" in states else 0
