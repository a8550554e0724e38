"""What each worker of a build imports before its first job: a second, while the content is read and it is found out which PDFs are missing.

Imports nothing itself, so that the workers can be started before all that the build needs is imported.
"""

import os
from importlib import import_module

ENGINE = "mkdocs"


def pdfs() -> None:
    """What the first PDF of a worker would wait for."""
    for name in ("fill", "lint", "print_only", "worksheet"):
        import_module(f"toolkit.pdf.make.{name}")
    import_module("weasyprint")


def pages(engine: str = ENGINE) -> None:
    """What the first page of a worker would wait for."""
    os.environ["NO_MKDOCS_2_WARNING"] = "1"  # Material's advertisement on every build
    import_module(f"{engine}.commands.build")


WARM_UP = (pdfs, pages)
