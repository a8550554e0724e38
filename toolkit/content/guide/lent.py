"""Pages that a base lends to a language in which it is not written, so that a translation can begin with any page."""

from dataclasses import replace
from pathlib import Path

from toolkit.content.guide.pages import Pages, read_pages
from toolkit.content.layers import Layers
from toolkit.content.problem import Problem, name_of_language
from toolkit.reading.lent import Lent
from toolkit.words.locale import in_order


def lend(guides: dict[str, Pages], layers: Layers, language: str) -> list[Problem]:
    """Gives `language` the pages that it lacks, as a base says them in the language that the tool's own words fall back to; a warning for each."""
    there = {page.path for page in guides[language].pages}
    problems = []
    for spoken in in_order(layers.spoken):
        pages = guides.get(spoken) or read_pages(layers, spoken)[0]  # what is wrong with those is for the base to say
        for page in pages.pages:
            if page.path in there or page.spoken or not layers.is_of_a_base(page.file):
                continue
            there.add(page.path)
            head = page.head.model_copy(
                update={
                    key: Lent(text, spoken)
                    for key in ("title", "label", "summary")
                    if (text := getattr(page.head, key))
                }
            )
            guides[language].pages.append(replace(page, spoken=spoken, head=head))
            data = {"twin": f"guide/{language}/{page.path}", "language": language, "spoken": name_of_language(spoken)}
            problems.append(Problem("page-not-translated", page.file, data=data, warning=True))
        beside = {path for path, _ in guides[language].files}
        guides[language].files += [one for one in pages.files if one[0] not in beside]
    guides[language].pages.sort(key=lambda page: Path(page.path))
    guides[language].files.sort()
    return problems
