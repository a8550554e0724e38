"""What is an organisation's own on everything that is printed for it."""

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Brand:
    """`colour`: of headings and lines, `#rrggbb`; `logo`: a picture as a `data:` address. "" is none of its own."""

    colour: str = ""
    logo: str = ""

    @property
    def without_logo(self) -> "Brand":
        """For what follows a page that has it."""
        return replace(self, logo="")


OURS = Brand()  # the tool's own look
