"""What is an organisation's own on everything that is printed for it: its look, and its names and titles in another language."""

from dataclasses import dataclass, field, replace

from toolkit.reading.foreign import Foreign


@dataclass(frozen=True)
class Brand:
    """`colour`: of headings and lines, `#rrggbb`; `logo`: a picture as a `data:` address. "" is none of its own. `foreign`: words in
    another language than the page."""

    colour: str = ""
    logo: str = ""
    foreign: Foreign = field(default_factory=Foreign)

    @property
    def without_logo(self) -> "Brand":
        """For what follows a page that has it."""
        return replace(self, logo="")


OURS = Brand()  # the tool's own look
