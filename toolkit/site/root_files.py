"""What stands at the root of the site beside the languages: the way in, the page for what is not there, and what search engines ask for."""

from collections.abc import Iterator
from html import escape
from pathlib import Path
from urllib.parse import urlsplit

from toolkit.content.library import Library
from toolkit.content.normalise import pick
from toolkit.contract.data import LANGUAGES
from toolkit.pages.site import Tree
from toolkit.reading.lent import Lent
from toolkit.site.frame import POLICY, picture_of
from toolkit.templating.environment import environment
from toolkit.words.locale import say

_SITEMAP = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
)
NOT_FOUND = "404.html"
HOST_ONLY = (NOT_FOUND, "robots.txt", "sitemap.xml")  # without use in a folder on a disk


def write_root(new: Path, library: Library, trees: dict[str, Tree]) -> set[str]:
    """Writes them into `new` and returns their names. Without an address in site.yaml there is no sitemap: it must name whole ones."""
    files = dict(_files(library, trees))
    for name, text in files.items():
        (new / name).write_text(text, "utf-8")
    return set(files)


def _files(library: Library, trees: dict[str, Tree]) -> Iterator[tuple[str, str]]:
    url = library.site.url.rstrip("/")
    shared = {"languages": library.languages, "policy": POLICY, "name": pick(library.site.name, library.languages[0])}
    shared["own"] = library.site.colours is not None
    templates = environment(library.languages[0])
    go = {language: _said_or_named(language, "site.chooser.go") for language in library.languages}
    unpack = [(language, say(language, "site.frame.alone")) for language in library.languages]
    alone = {said.spoken if isinstance(said, Lent) else language: str(said) for language, said in unpack}
    yield (
        "index.html",
        templates.get_template("site/chooser.html.j2").render(
            shared, go=go, alone=alone, url=url, picture=picture_of(library)
        ),
    )
    # A host shows this page at whatever address was asked for, so its links begin at the top of the host.
    titles = {language: _said_or_named(language, "site.lost.title") for language in library.languages}
    top = f"{urlsplit(url).path}/"
    yield NOT_FOUND, templates.get_template("site/lost.html.j2").render(shared, titles=titles, say=say, top=top)
    yield "robots.txt", "User-agent: *\nAllow: /\n" + (f"Sitemap: {url}/sitemap.xml\n" if url else "")
    if url:
        yield "sitemap.xml", _SITEMAP + "".join(_entries(url, trees)) + "</urlset>\n"


def _said_or_named(language: str, key: str) -> str:
    """What a language says; one that lacks the words goes by its name, since another's would lead those there who read that."""
    said = say(language, key)
    return LANGUAGES[language]["name"] if isinstance(said, Lent) else said


def _entries(url: str, trees: dict[str, Tree]) -> Iterator[str]:
    """Without dates: two builds of the same content are the same bytes."""
    for language, tree in trees.items():
        for page in tree.pages:
            others = "".join(
                f'<xhtml:link rel="alternate" hreflang="{other}" href="{escape(f"{url}/{other}/{page.address}")}"/>'
                for other in trees
            )
            yield f"<url><loc>{escape(f'{url}/{language}/{page.address}')}</loc>{others if len(trees) > 1 else ''}</url>\n"
