"""What MkDocs is told about one language."""

from pathlib import Path

import yaml

from toolkit.content.library import Library
from toolkit.content.normalise import pick
from toolkit.pages.site import Tree
from toolkit.paths import ROOT, TEMPLATES
from toolkit.words.locale import words

# 'self' covers style sheets and classic scripts on `file:` too (seen in Chromium 156 and Firefox 153). Nothing of ours is inline, a
# data: address or from elsewhere. A page cannot say frame-ancestors; that is the host's.
POLICY = "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'"


def mkdocs_config(library: Library, tree: Tree, docs: Path, out: Path, stamps: dict[str, str]) -> str:
    """The config of one language, as YAML. `stamps`: asset name → `?v=…`."""
    site, language = library.site, tree.language
    name = pick(site.name, language)
    contact = site.contact.strip()
    facts = {
        "organisation": pick(site.organisation, language) or "",
        "licence": pick(site.licence, language) or "",
        "contact": contact,
        "contact_address": contact
        if contact.startswith(("https://", "http://"))
        else f"mailto:{contact}"
        if "@" in contact
        else "",
    }
    config = {
        "INHERIT": str(ROOT / "mkdocs.yml"),
        "site_name": name,
        "docs_dir": str(docs),
        "site_dir": str(out),
        "nav": [entry for group in tree.nav for entry in group.as_mkdocs()],
        "theme": {"language": language, "custom_dir": str(TEMPLATES / "theme")},
        "extra": {
            "policy": POLICY,
            "words": {room: words(language)["site"][room] for room in ("frame", "search")},
            "languages": [
                {"code": other, "name": words(other)["site"]["frame"]["language"]} for other in library.languages
            ],
            "site": facts,
            "stamps": stamps,
        },
    }
    if site.url:
        config["site_url"] = f"{site.url.rstrip('/')}/{language}/"
    return yaml.safe_dump(config, allow_unicode=True, sort_keys=False)
