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


class Seen(NamedTuple):
    """What matters of one page: the addresses on it, each with its tag, and the places on it that an address may name."""

    addresses: tuple[tuple[str, str], ...]
    ids: frozenset[str]


def check_links(site: Path, files: list[str], sources: dict[str, str]) -> list[Problem]:
    """`files`: all files of the site; `sources`: page → what to name in messages (a page without one is named itself)."""
    there = frozenset(files)

    @cache
    def seen_on(page: str) -> Seen:
        text = _VERSION.sub("", (site / page).read_text("utf-8"))
        return remembered("links", hashed(text), lambda: _seen(text))

    def faults(page: str) -> Iterator[tuple[SiteCode, str]]:
        for tag, address in seen_on(page).addresses:
            parts = urlsplit(address)
            if parts.scheme or parts.netloc:
                if tag not in _LINKS and not (tag == "link" and parts.scheme in ("http", "https")):
                    yield "outside-request", address
                continue
            target = (
                posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(parts.path))) if parts.path else page
            )
            if target not in there:
                yield "broken-link", address
            elif parts.fragment and target.endswith(".html"):
                place = unquote(parts.fragment)
                # A narrowed list is named by its questions: `#level=2&sector=public` (templates/assets/js/site/filter.js).
                asked = {name for name, _ in parse_qsl(place)}
                if place not in seen_on(target).ids and not (asked and asked <= seen_on(target).ids):
                    yield "broken-anchor", address

    pages = [name for name in files if name.endswith(".html")]
    found = {(code, sources.get(page, page), target): None for page in pages for code, target in faults(page)}
    return [SiteProblem(code, source, data={"target": target}) for code, source, target in found]


def _seen(text: str) -> Seen:
    ids = frozenset(html.unescape(found) for found in _ID.findall(text))
    return Seen(tuple(dict.fromkeys(_addresses(text))), ids)


def _addresses(text: str) -> Iterator[tuple[str, str]]:
    for tag, attributes in _TAG.findall(text):
        for name, value in _ADDRESS.findall(attributes):
            for address in value.split(",") if name == "srcset" else [value]:
                yield tag, html.unescape(address.strip().split(" ")[0] if name == "srcset" else address)
