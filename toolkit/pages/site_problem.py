"""A fault that only shows when pages are made: the same shape as a fault of lint, with words of its own."""

from toolkit.content.problem import Problem
from toolkit.words.locale import one_language, say


class SiteProblem(Problem):
    """Its sentences stand in `templates/locale/site.yaml` under `problems`. What it names may be `{"da": …, "en": …}`."""

    def sentence(self, language: str) -> str:
        return self._say("message", language)

    def remedy(self, language: str) -> str:
        return self._say("remedy", language)

    def _say(self, part: str, language: str) -> str:
        return say(
            language,
            f"site.problems.{self.code}.{part}",
            where=self.where or self.file,
            **one_language(self.data, language),
        )
