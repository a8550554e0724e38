"""The finished pages against each other: every address on them leads somewhere, and nothing is fetched from elsewhere.

MkDocs checks the links that authors write in Markdown; this also sees those of raw HTML: forms, cards, PDFs, the other language.
"""

import html
import posixpath
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple
from urllib.parse import parse_qsl, unquote, urlsplit

from toolkit.content.problem import Problem
from toolkit.contract.codes import SiteCode
from toolkit.memory import hashed, remembered
from toolkit.pages.site_problem import SiteProblem

# Our own pages: attributes always stand in double quotes. A parser takes 30 times as long on 400 pages of 80 KB.
_TAG = re.compile(r"<(a|area|link|script|img|iframe|source|embed|object|video|audio|track|input|image|use)\s([^>]*)>")
_ADDRESS = re.compile(r'(?:^|\s)(href|src|srcset|data|poster)="([^"]*)"')
_ID = re.compile(r'\s(?:id|name)="([^"]*)"')
# The versions of what a page loads: some change with any page, and they lead nowhere else.
_VERSION = re.compile(r"\?v=[0-9a-f]{8}(?=[\"\s,#])")
_LINKS = frozenset({"a", "area"})


class Lead(NamedTuple):
    """An address on a page, the file of the site that it names ("" for one that is fetched from elsewhere), and the place in it."""

    address: str
    target: str
    place: str


class Seen(NamedTuple):
    """What matters of one page: the addresses on it, and the places on it that an address may name."""

    leads: tuple[Lead, ...]
    ids: frozenset[str]


def check_links(site: Path, files: list[str], sources: dict[str, str]) -> list[Problem]:
    """`files`: all files of the site; `sources`: page → what to name in messages (a page without one is named itself)."""
    there = frozenset(files)

    @cache
    def seen_on(page: str) -> Seen:
        text = _VERSION.sub("", (site / page).read_text("utf-8"))
        return remembered("links", hashed(page, text), lambda: _seen(page, text))

    def faults(page: str) -> Iterator[tuple[SiteCode, str]]:
        for address, target, place in seen_on(page).leads:
            if not target:
                yield "outside-request", address
            elif target not in there:
                yield "broken-link", address
            elif place and target.endswith(".html") and place not in seen_on(target).ids:
                # A narrowed list is named by its questions: `#level=2&sector=public` (templates/assets/js/site/filter.js).
                asked = {name for name, _ in parse_qsl(place)}
                if not (asked and asked <= seen_on(target).ids):
                    yield "broken-anchor", address

    pages = [name for name in files if name.endswith(".html")]
    found = {(code, sources.get(page, page), target): None for page in pages for code, target in faults(page)}
    return [SiteProblem(code, source, data={"target": target}) for code, source, target in found]


def _seen(page: str, text: str) -> Seen:
    ids = frozenset(html.unescape(found) for found in _ID.findall(text))
    leads = (_lead(page, tag, address) for tag, address in dict.fromkeys(_addresses(text)))
    return Seen(tuple(lead for lead in leads if lead), ids)


def _lead(page: str, tag: str, address: str) -> Lead | None:
    """None for a link to elsewhere, which nobody has to follow."""
    parts = urlsplit(address)
    if parts.scheme or parts.netloc:
        harmless = tag in _LINKS or (tag == "link" and parts.scheme in ("http", "https"))
        return None if harmless else Lead(address, "", "")
    target = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(parts.path))) if parts.path else page
    return Lead(address, target, unquote(parts.fragment))


def _addresses(text: str) -> Iterator[tuple[str, str]]:
    for tag, attributes in _TAG.findall(text):
        for name, value in _ADDRESS.findall(attributes):
            for address in value.split(",") if name == "srcset" else [value]:
                yield tag, html.unescape(address.strip().split(" ")[0] if name == "srcset" else address)
