"""The finished pages against each other: every address on them leads somewhere, and nothing is fetched from elsewhere.

MkDocs checks the links that authors write in Markdown; this also sees those of raw HTML: forms, cards, PDFs, the other language.
"""

import html
import posixpath
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from toolkit.content.problem import Problem
from toolkit.contract.codes import SiteCode
from toolkit.pages.site_problem import SiteProblem

# Our own pages: attributes always stand in double quotes. A parser takes 30 times as long on 400 pages of 80 KB.
_TAG = re.compile(r"<(a|area|link|script|img|iframe|source|embed|object|video|audio|track|input|image|use)\s([^>]*)>")
_ADDRESS = re.compile(r'(?:^|\s)(href|src|srcset|data|poster)="([^"]*)"')
_ID = re.compile(r'\s(?:id|name)="([^"]*)"')
_LINKS = frozenset({"a", "area"})


def check_links(site: Path, files: list[str], sources: dict[str, str]) -> list[Problem]:
    """`files`: all files of the site; `sources`: page → what to name in messages (a page without one is named itself)."""
    there = frozenset(files)

    @cache
    def text_of(page: str) -> str:
        return (site / page).read_text("utf-8")

    @cache
    def ids_of(page: str) -> frozenset[str]:
        return frozenset(html.unescape(found) for found in _ID.findall(text_of(page)))

    def faults(page: str) -> Iterator[tuple[SiteCode, str]]:
        for tag, address in _addresses(text_of(page)):
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
                if place not in ids_of(target) and not (asked and asked <= ids_of(target)):
                    yield "broken-anchor", address

    pages = [name for name in files if name.endswith(".html")]
    found = {(code, sources.get(page, page), target): None for page in pages for code, target in faults(page)}
    return [SiteProblem(code, source, data={"target": target}) for code, source, target in found]


def _addresses(text: str) -> Iterator[tuple[str, str]]:
    for tag, attributes in _TAG.findall(text):
        for name, value in _ADDRESS.findall(attributes):
            for address in value.split(",") if name == "srcset" else [value]:
                yield tag, html.unescape(address.strip().split(" ")[0] if name == "srcset" else address)
