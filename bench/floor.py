"""The floor of a build: the libraries alone, on what Brobygger hands to them. `python -m bench.floor CONTENT OUT`.

Reading the content and writing the trees and the print HTML are in it too: they are the input of both libraries.
"""

import os
import sys
from pathlib import Path


def main(content: Path, out: Path) -> None:
    from toolkit.content.lint import lint
    from toolkit.packs.book import STYLES
    from toolkit.packs.pages import pieces
    from toolkit.pages.site import normalised, plan_site
    from toolkit.paper.paper import sheet_paper
    from toolkit.paper.sheet import print_html
    from toolkit.paths import TEMPLATES
    from toolkit.pdf.make.layout import STYLESHEETS
    from toolkit.site.frame import frame
    from toolkit.site.pack_files import pack_jobs
    from toolkit.site.renderer import config_text

    library, _ = lint(content)
    models = normalised(library)
    trees, _ = plan_site(library, models)

    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    for language, tree in trees.items():
        docs = out / "tree" / language
        tree.write(docs)
        config = out / f"mkdocs-{language}.yml"
        config.write_text(config_text(frame(library, tree, {}), docs, out / language), "utf-8")
        build(load_config(str(config)))

    from weasyprint import CSS, HTML

    for by_language in models.values():
        for model in by_language.values():
            styles = [CSS(string=sheet_paper(model).css()), *(CSS(filename=str(path)) for path in STYLESHEETS)]
            HTML(string=print_html(model), base_url=str(TEMPLATES)).write_pdf(
                stylesheets=styles, pdf_variant="pdf/ua-1"
            )
    for piece in {
        piece for job in pack_jobs(library, lambda _: out) for piece in pieces(job.document, job.plan, job.kit)
    }:
        styles = [CSS(string=on.css()) for on in piece.papers] + [
            CSS(filename=str(path)) for path in (*STYLESHEETS, *STYLES)
        ]
        HTML(string=piece.html, base_url=str(TEMPLATES)).write_pdf(stylesheets=styles, pdf_variant="pdf/ua-1")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
