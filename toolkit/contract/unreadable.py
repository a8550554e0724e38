"""Why a file cannot be read as answers."""

from toolkit.contract.codes import Verdict


class Unreadable(Exception):
    """`verdict`: one of the file verdicts (templates/locale/findings.yaml); `data`: what its sentence may need (`line`, `column`). Never holds a path."""

    def __init__(self, verdict: Verdict, **data: object) -> None:
        super().__init__(verdict)
        self.verdict = verdict
        self.data = data
