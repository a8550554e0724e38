"""One slip, one message: many faults that come of one thing are told as that one."""

from collections import Counter
from dataclasses import replace
from typing import Any

from toolkit.author.texts import ONE_LANGUAGE
from toolkit.content.guide.figures import KINDS
from toolkit.content.guide.model import Case, Story
from toolkit.content.library import Library
from toolkit.content.lint.missing import each_once, place_of, without_faulty
from toolkit.content.lint.place import at
from toolkit.content.logo import ENDINGS
from toolkit.content.model import Worksheet
from toolkit.content.packs.model import Pack
from toolkit.content.problem import (
    ByLanguage,
    Problem,
    by_language,
    name_of_language,
    place_in_words,
    without_consequences,
)
from toolkit.content.site_model import DEFAULT_LANGUAGES
from toolkit.content.yaml.allowed import allowed_keys
from toolkit.content.yaml.headless import without_indents
from toolkit.contract.codes import LintCode
from toolkit.words.locale import LANGUAGES, in_order, missing_words

_FILES: dict[LintCode, str] = {"unknown-list": "lists.yaml", "unknown-source": "sources.yaml"}
_SAY_TAGS: tuple[LintCode, ...] = ("bad-text", "bad-text-list", "text-language", "missing-translation")
_SHOWN = 8
_KINDS: list[tuple[str, Any]] = [
    ("worksheets", Worksheet),
    ("packs", Pack),
    ("cases", Case),
    ("stories", Story),
    *(("figures", kind) for kind in KINDS.values()),
]
_ANOTHER_KIND = 3  # so many keys that only another kind of file has are no slip


def told_once(library: Library, problems: list[Problem]) -> list[Problem]:
    problems = without_indents(_of_another_folder(problems))
    problems = _named_apart(problems)
    problems = _without_unused(_without_sheets(_without_no_base(problems)))
    problems = _in_tags(library, _without_unread(_without_twins_in_lists(without_consequences(problems))))
    problems = _without_titles(_without_unlinked(problems))
    for code, name in _FILES.items():
        problems = _file_missing(library, problems, code, name)
    problems = each_once(without_faulty(_without_other_languages(problems), library.guide.broken | library.broken))
    problems = _lists_replaced(library, problems)
    kept = _by_folder(library, _without_languages(library, _without_no_language(problems)))
    return [*_counted(library, kept), *_languages(library, problems, kept)]


def _of_another_folder(problems: list[Problem]) -> list[Problem]:
    """Of a file of another kind, as a worksheet in `packs/`, that alone: where it belongs."""
    strange: dict[str, list[Problem]] = {}
    for problem in problems:
        if problem.code == "unknown-key" and len(problem.path) == 1:
            strange.setdefault(problem.file, []).append(problem)
    told: dict[str, Problem] = {}
    for file, found in strange.items():
        keys = {str(problem.data["key"]) for problem in found}
        homes = [
            folder for folder, kind in _KINDS if keys <= set(allowed_keys(kind, ())) and folder not in file.split("/")
        ]
        if homes and len(keys) >= _ANOTHER_KIND and file.count("/"):
            told[file] = replace(
                found[0], code="wrong-folder", data={"names": ", ".join(sorted(keys)), "folder": f"{homes[0]}/"}
            )
    return [problem for problem in problems if problem.file not in told] + list(told.values())


def _named_apart(problems: list[Problem]) -> list[Problem]:
    """Of one page in a folder that each language lacks, that they are called differently."""
    lacking: dict[str, list[Problem]] = {}
    for problem in problems:
        if problem.code == "twin-missing":
            lacking.setdefault(problem.file.rpartition("/")[0].partition("/")[2].partition("/")[2], []).append(problem)
    for pair in lacking.values():
        if len(pair) == 2 and pair[0].file.split("/")[1] != pair[1].file.split("/")[1]:
            one = replace(pair[0], code="twin-named", data={"own": pair[0].file, "twin": pair[1].file})
            problems = [one if problem is pair[0] else problem for problem in problems if problem is not pair[1]]
    return problems


def _without_no_base(problems: list[Problem]) -> list[Problem]:
    """Where a base was meant and its name is wrong, the worksheets are not missing."""

    def is_about_the_base(problem: Problem) -> bool:
        said = (*problem.path[:1], problem.data.get("key"), problem.data.get("meant"))
        return problem.file == "site.yaml" and not problem.warning and "extends" in said

    if not any(map(is_about_the_base, problems)):
        return problems
    return [problem for problem in problems if problem.code != "no-worksheets"]


def _without_no_language(problems: list[Problem]) -> list[Problem]:
    """Where `site.yaml` names a language that is none, nothing lacks one: which there are to be is not known."""
    if not any(problem.code == "no-language" and problem.file == "site.yaml" for problem in problems):
        return problems
    return [problem for problem in problems if problem.code not in ("missing-translation", "twin-missing", "not-read")]


def _lists_replaced(library: Library, problems: list[Problem]) -> list[Problem]:
    """Of a list of one's own in the place of a base's, whose files use options that it lacks, that alone."""
    own = next((file for file in library.files if file.name == "lists.yaml"), None)
    lacking: dict[str, list[Problem]] = {}
    for problem in problems if own else ():
        if "list" in problem.data and library.layers.is_of_a_base(problem.file):
            lacking.setdefault(problem.data["list"], []).append(problem)
    for name, found in lacking.items():
        path = next((path for path in own.keys if path[-1] == name and len(path) <= 2), None) if own else None
        if own is None or path is None:
            continue
        names = list(dict.fromkeys(str(problem.data["name"]) for problem in found))
        data = {"name": name, "names": ", ".join(names), "first": f"{found[0].file}:{found[0].line}"}
        problems = [problem for problem in problems if problem not in found]
        problems.append(own.problem("list-lacks", path, key=True, data=data))
    return problems


def _by_folder(library: Library, problems: list[Problem]) -> list[Problem]:
    """Of a language in which the guide has no page at all, that alone, and not what else lies in the guide."""
    lacking = [problem for problem in problems if problem.code == "twin-missing"]
    twins = [str(problem.data["twin"]).split("/")[1] for problem in lacking]
    empty = [one for one in dict.fromkeys(twins) if twins.count(one) > 1 and not library.guide.pages[one].pages]
    if not empty:
        return problems
    told = {id(problem) for problem, language in zip(lacking, twins, strict=True) if language in empty}
    told |= {id(one) for one in problems if one.code == "not-read" and one.file.split("/")[0].lower() == "guide"}
    return [
        *(problem for problem in problems if id(problem) not in told),
        *(Problem("guide-missing", f"guide/{language}", data={"language": language}) for language in empty),
    ]


def _without_sheets(problems: list[Problem]) -> list[Problem]:
    """Where there is no worksheet at all, each that is named is not told as well."""
    if not any(problem.code == "no-worksheets" for problem in problems):
        return problems
    return [problem for problem in problems if problem.code != "unknown-worksheet"]


def _without_unused(problems: list[Problem]) -> list[Problem]:
    """Where `site.yaml` has a fault, its logo is not known, and no picture beside it is there in vain."""
    if not any(problem.file == "site.yaml" and not problem.warning for problem in problems):
        return problems
    return [one for one in problems if one.code != "not-read" or not one.file.lower().endswith(ENDINGS)]


def _without_other_languages(problems: list[Problem]) -> list[Problem]:
    """Where the languages of the site are misspelt, the guide in another one is not left out on purpose."""
    if not any(one.file == "site.yaml" and one.path[:1] == ("languages",) and not one.warning for one in problems):
        return problems
    return [one for one in problems if one.code != "not-read" or not one.file.startswith("guide/")]


def _without_unlinked(problems: list[Problem]) -> list[Problem]:
    """Where a page names a worksheet by an id that is nowhere, that is why it has no link to it."""
    files = {problem.file for problem in problems if problem.code == "unknown-worksheet"}
    return [one for one in problems if one.code != "worksheet-unlinked" or one.file not in files]


def _without_titles(problems: list[Problem]) -> list[Problem]:
    """Of two parts with one title, where one of them has a fault: it may be there by mistake."""
    faulty = {problem.file for problem in problems if not problem.warning}
    return [
        one
        for one in problems
        if one.code != "same-title" or not {one.file, str(one.data["other"]).rpartition(":")[0]} & faulty
    ]


def _in_tags(library: Library, problems: list[Problem]) -> list[Problem]:
    """The problems that say how texts are written, with the languages of the site."""
    tags = by_language(library.languages)
    return [replace(one, data=tags | one.data) if one.code in _SAY_TAGS else one for one in problems]


def _counted(library: Library, problems: list[Problem]) -> list[Problem]:
    """What a file of a base does not say in a further language, as one warning: its texts are not missing, they are still to be translated."""
    waiting: dict[tuple[str, str], list[Problem]] = {}
    for problem in problems:
        if problem.code == "missing-translation" and problem.warning:
            waiting.setdefault((problem.file, problem.data["language"]), []).append(problem)
    gathered = {id(one) for group in waiting.values() for one in group}
    spoken = name_of_language(in_order(library.layers.spoken)[0]) if waiting else None
    return [problem for problem in problems if id(problem) not in gathered] + [
        replace(
            first := min(group, key=lambda one: (one.line, one.column)),
            code="not-translated",
            data={"count": len(group), "language": language, "spoken": spoken, "first": ByLanguage({
                said: place_in_words(first.spoken, said) or first.file for said in LANGUAGES
            })},
        )
        for (_, language), group in waiting.items()
    ]  # fmt: skip


def _without_twins_in_lists(problems: list[Problem]) -> list[Problem]:
    """Keys stand there twice because the list that they belong to lacks its dashes."""
    lists = {(problem.file, problem.path[:-1]) for problem in problems if problem.code == "missing-dash"}
    return [
        problem
        for problem in problems
        if problem.code != "duplicate-key" or (problem.file, problem.path[:-1]) not in lists
    ]


def _without_unread(problems: list[Problem]) -> list[Problem]:
    """What stands in a file or folder that cannot be read is not missing, and neither is a page that has a fault."""
    faulty = {problem.file for problem in problems if not problem.warning}
    unread = tuple(problem.file for problem in problems if problem.code == "file-unreadable")

    def follows(problem: Problem) -> bool:
        if problem.code == "twin-missing":
            twin = str(problem.data["twin"])
            return twin in faulty or any(twin.startswith(f"{one}/") for one in unread)
        place = place_of(problem)
        return place is not None and any(one.startswith(place.rstrip("/")) for one in unread)

    return [problem for problem in problems if not follows(problem)]


def _file_missing(library: Library, problems: list[Problem], code: LintCode, name: str) -> list[Problem]:
    """Names of a file that is not there at all, told where the first one stands."""
    if library.layers.each(name):
        return problems
    own = [problem for problem in problems if problem.code == code]
    if len(own) < 2:
        return problems
    names = list(dict.fromkeys(str(problem.data["name"]) for problem in own))
    listed = ", ".join(names[:_SHOWN]) + (" …" if len(names) > _SHOWN else "")
    one = replace(own[0], code="file-missing", data={"file": name, "names": listed})
    return [one if problem is own[0] else problem for problem in problems if problem is own[0] or problem.code != code]


def _unwritten(library: Library) -> list[str]:
    """Languages of the site in which no text is written; not those that a base lends its texts."""
    if len(library.languages) < 2:
        return []
    written = {*library.written, *library.layers.lent(library.languages)}
    return [language for language in dict.fromkeys(library.languages) if language not in written]


def _without_languages(library: Library, problems: list[Problem]) -> list[Problem]:
    unwritten = _unwritten(library)
    kept = []
    for problem in problems:
        missing = problem.code == "missing-translation" and problem.data["language"] in unwritten
        twin = problem.code == "twin-missing" and str(problem.data["twin"]).split("/")[1] in unwritten
        if not missing and not twin:
            kept.append(problem)
    return kept


def _languages(library: Library, problems: list[Problem], kept: list[Problem]) -> list[Problem]:
    """`kept`: the problems without those of languages in which nothing is written, which are told here instead."""
    file = next((file for file in library.files if file.name == "site.yaml"), None)
    if file is None or any(problem.file == "site.yaml" and not problem.warning for problem in kept):
        return []
    found = []
    unwritten = _unwritten(library)
    for n, language in enumerate(library.languages):
        if language in unwritten and any(problem.data.get("language") == language for problem in problems):
            found.append(at(file, "language-without-texts", "languages", n, language=language))
        lacking = missing_words(language)
        if lacking:
            rooms = Counter(key.partition(".")[0] for key in lacking)
            by_room = [f"{room} ({count})" for room, count in rooms.items()]
            listed = ", ".join(by_room if len(lacking) > len(by_room) else lacking)
            found.append(
                file.problem(
                    "words-missing",
                    ("languages", n),
                    warning=True,
                    data={"language": language, "count": len(lacking), "names": listed},
                )
            )
    told = {problem.data["key"] for problem in problems if problem.code == "text-language"}
    stray = sorted(library.written.keys() - told - {ONE_LANGUAGE, *library.languages, *DEFAULT_LANGUAGES})
    for language in stray:
        first = library.written[language]
        found.append(at(file, "language-not-shown", "languages", warning=True, language=language, first=first))
    return found
