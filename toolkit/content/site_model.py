"""`site.yaml` and `sources.yaml` as an author writes them, typed."""

from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints, WithJsonSchema
from pydantic_core import PydanticKnownError

from toolkit.author.parts import Part
from toolkit.author.texts import ONE_LANGUAGE, OR_NOTHING, Text, TextOrNothing, TextOrYear, Translated
from toolkit.contract.data import LANGUAGES

# The address of a page. Of a source it ends up in a link, where `javascript:` or a bare word must not.
URL_PATTERN = r"^https?://[\w.-]+\.[^\W\d_]{2,}(:[0-9]{1,5})?([/?#][^\s\"<>]*)?$"
URL_OR_NOTHING = r"^(https?://[\w.-]+\.[^\W\d_]{2,}(:[0-9]{1,5})?([/?#][^\s\"<>]*)?)?$"


class Mark(Part):
    """What begins at a line of a source's text: a chapter, a heading (as printed, in no other language) or a page."""

    line: int = Field(ge=1)
    chapter: str | None = Field(None, min_length=1)
    heading: str | None = Field(None, min_length=1)
    page: int | None = Field(None, ge=1)


def _language(tag: str) -> str:
    if tag not in LANGUAGES:
        raise PydanticKnownError("literal_error", {"expected": ", ".join(f"'{known}'" for known in LANGUAGES)})
    return tag


Language = Annotated[str, AfterValidator(_language), WithJsonSchema({"enum": list(LANGUAGES)})]


class Source(Part):
    """Something that the texts rest on. `counted`: what the numbers of places in it count; `short`: its name in notes.

    `language`: the one that it is written in, and so its title and the headings in `contents`.
    `contents`: where in its lines chapters, headings and pages begin, in order, up to `last_line`.
    """

    title: Text
    publisher: Text
    year: TextOrYear
    rights: Text
    language: Language | None = None
    url: Annotated[str, StringConstraints(pattern=URL_PATTERN)] | None = None
    counted: Literal["lines", "pages"] = "pages"
    contents: list[Mark] = Field([], max_length=1000)
    last_line: int | None = Field(None, ge=1)
    short: Text | None = None
    used_for: Text | None = None


_Words = Annotated[str, BeforeValidator(lambda raw: "" if raw is None else raw), WithJsonSchema(OR_NOTHING)]


DEFAULT_LANGUAGES = ("da", "en")


COLOUR_PATTERN = "^#[0-9A-Fa-f]{6}$"
Colour = Annotated[str, StringConstraints(pattern=COLOUR_PATTERN)]


class Colours(Part):
    """An organisation's own. `main`: the header, buttons and links of the site, headings and lines in print; `mark`: the logo's line, what is marked."""

    main: Colour
    mark: Colour


class Site(Part):
    """The site's own facts. `logo`: an SVG, PNG or JPG in the content folder."""

    name: Text = Field(default_factory=lambda: Translated({ONE_LANGUAGE: "Brobygger"}))
    url: Annotated[
        _Words, StringConstraints(pattern=URL_OR_NOTHING), WithJsonSchema(OR_NOTHING | {"pattern": URL_OR_NOTHING})
    ] = ""
    contact: _Words = ""
    organisation: TextOrNothing = Field(default_factory=lambda: Translated({ONE_LANGUAGE: ""}))
    address: TextOrNothing = Field(default_factory=lambda: Translated({ONE_LANGUAGE: ""}))
    licence: TextOrNothing = Field(default_factory=lambda: Translated({ONE_LANGUAGE: ""}))
    logo: _Words = ""
    colours: Colours | None = None
    languages: list[Language] = Field(
        default_factory=lambda: list(DEFAULT_LANGUAGES), min_length=1, json_schema_extra={"uniqueItems": True}
    )
    extends: Annotated[str, Field(min_length=1)] | None = None
    without: list[Annotated[str, Field(min_length=1)]] = Field(default=[], max_length=400)
