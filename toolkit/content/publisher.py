"""Who publishes a site, on everything that is printed: one line for its foot, colour and logo."""

from toolkit.content.guide.foreign import foreign_in
from toolkit.content.library import Library
from toolkit.content.logo import logo_data
from toolkit.content.normalise import pick
from toolkit.content.site_model import Site
from toolkit.paper.brand import Brand


def brand_of(library: Library) -> Brand:
    """Colour, logo and foreign words in print, of content without errors."""
    site = library.site
    colour = site.colours.main.lower() if site.colours is not None else ""
    return Brand(colour, logo_data(library.folder, site.logo) if site.logo else "", foreign_in(library))


def publisher_line(site: Site, language: str) -> str:
    """Name, organisation, postal address and web address, as far as `site.yaml` says them; what is the same is said once."""
    said = [pick(text, language) or "" for text in (site.name, site.organisation, site.address)]
    web = site.url.partition("://")[2].rstrip("/")
    return " · ".join(dict.fromkeys(part for part in (*said, web) if part))
