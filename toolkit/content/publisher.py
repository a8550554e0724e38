"""Who publishes a site, in one line for the foot of what is printed."""

from toolkit.content.model import Site
from toolkit.content.normalise import pick


def brand_of(site: Site) -> str:
    """The colour of headings and lines in print; "" for the tool's own."""
    return site.colours.main.lower() if site.colours is not None else ""


def publisher_line(site: Site, language: str) -> str:
    """Name, organisation, postal address and web address, as far as `site.yaml` says them; what is the same is said once."""
    said = [pick(text, language) or "" for text in (site.name, site.organisation, site.address)]
    web = site.url.partition("://")[2].rstrip("/")
    return " · ".join(dict.fromkeys(part for part in (*said, web) if part))
