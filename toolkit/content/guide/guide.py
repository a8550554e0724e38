"""The guide of a content folder as one typed object."""

from dataclasses import dataclass, field

from toolkit.content.guide.figures import Figure
from toolkit.content.guide.model import Case, Fact, ForeignWords, Literature, Story, StrangeWord, Term, Theme
from toolkit.content.guide.pages import Pages
from toolkit.content.yaml.file import YamlFile


@dataclass(frozen=True)
class SourcedFact:
    """A fact and the key of its source."""

    fact: Fact
    source: str


@dataclass
class Guide:
    """Every part by its key. `files`: the YAML file that a part stands in, by (kind, key), and its path in the file."""

    pages: dict[str, Pages] = field(default_factory=dict)
    facts: dict[str, SourcedFact] = field(default_factory=dict)
    literature: dict[str, Literature] = field(default_factory=dict)
    figures: dict[str, Figure] = field(default_factory=dict)
    cases: dict[str, Case] = field(default_factory=dict)
    terms: dict[str, Term] = field(default_factory=dict)
    strange_words: dict[str, StrangeWord] = field(default_factory=dict)
    foreign_words: dict[str, ForeignWords] = field(default_factory=dict)
    themes: dict[str, Theme] = field(default_factory=dict)
    stories: dict[str, Story] = field(default_factory=dict)
    files: dict[tuple[str, str], tuple[YamlFile, tuple[str | int, ...]]] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)  # keys that are there, but faulty
