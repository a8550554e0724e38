"""A fault that only shows when pages are made: the same shape as a fault of lint, with words of its own."""

from toolkit.content.problem import Problem
from toolkit.locale import say


class SiteProblem(Problem):
    """Its sentences stand in `templates/locale/site.yaml` under `problems`."""

    def sentence(self, language: str) -> str:
        return say(language, f"site.problems.{self.code}.message", where=self.where or self.file, **self.data)

    def remedy(self, language: str) -> str:
        return say(language, f"site.problems.{self.code}.remedy", where=self.where or self.file, **self.data)
