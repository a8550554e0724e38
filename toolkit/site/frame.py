"""What stands around every page of one language: names, navigation, words, what the policy allows."""

import hashlib

from toolkit.content.guide.foreign import foreign_in
from toolkit.content.library import Library
from toolkit.content.logo import logo_name
from toolkit.content.normalise import pick
from toolkit.contract.data import LANGUAGES
from toolkit.pages.guide.guide_pages import html_of
from toolkit.pages.site import Tree
from toolkit.reading.lent import Lent
from toolkit.site.renderer import Frame
from toolkit.templating.signs import SHARED, drawings
from toolkit.words.locale import language_name, missing_words, say, words

# 'self' covers style sheets and classic scripts on `file:` too (seen in Chromium 156 and Firefox 153). Nothing of ours is inline, a
# data: address or from elsewhere. A page cannot say frame-ancestors; that is the host's.
POLICY = "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'"


def picture_of(library: Library) -> str:
    """What others show beside a link to the site; empty where the site has no address, since it must be a whole one."""
    url = library.site.url.rstrip("/")
    return f"{url}/assets/shared.png" if url else ""


def frame(library: Library, tree: Tree, stamps: dict[str, str]) -> Frame:
    """`stamps`: asset name → `?v=…`."""
    site, language = library.site, tree.language
    contact = site.contact.strip()
    is_address = contact.startswith(("https://", "http://"))
    facts = {
        "organisation": pick(site.organisation, language) or "",
        "address": pick(site.address, language) or "",
        "licence": pick(site.licence, language) or "",
        "contact": contact,
        "mail": contact if "@" in contact and not is_address else "",
        "contact_address": contact if is_address else f"mailto:{contact}" if "@" in contact else "",
    }
    extra = {
        "policy": POLICY,
        "mark": hashlib.sha256(
            (site.url.rstrip("/") or pick(site.name, library.languages[0]) or "").encode()
        ).hexdigest()[:8],
        "words": {room: words(language)["site"][room] for room in ("frame", "search")},
        "lent_titles": {page.address: page.title.spoken for page in tree.pages if isinstance(page.title, Lent)},
        "lent_groups": {str(group.title): group.title.spoken for group in tree.nav if isinstance(group.title, Lent)},
        "lent_words": [
            key.removeprefix("site.frame.") for key in missing_words(language) if key.startswith("site.frame.")
        ],
        "lent": {
            spoken: say(language, "site.frame.lent", language=language_name(language, spoken))
            for spoken in dict.fromkeys(page.spoken for page in tree.pages if page.spoken)
        },
        "languages": [{"code": other, "name": LANGUAGES[other]["name"]} for other in library.languages],
        "site": facts,
        "signs": drawings(),
        "sign_frame": SHARED,
        "step_signs": {
            html_of(page.path): page.head.sign for page in library.guide.pages[language].steps if page.head.sign
        },
        "own": site.colours is not None,
        "logo": logo_name(site.logo) if site.logo else "",
        "locale": LANGUAGES[language]["tag"].replace("-", "_"),
        "picture": picture_of(library),
        "root": site.url.rstrip("/"),
    }
    url = f"{site.url.rstrip('/')}/{language}/" if site.url else ""
    nav = [group.as_data() for group in tree.nav]
    return Frame(pick(site.name, language) or "", language, url, nav, extra, stamps, foreign_in(library))
