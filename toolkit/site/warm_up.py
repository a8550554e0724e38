"""What each worker of a build imports before its first job: a second, while the content is read and it is found out which PDFs are missing.

Imports nothing itself, so that the workers can be started before all that the build needs is imported.
"""

from importlib import import_module


def pdfs() -> None:
    """What the first PDF of a worker would wait for."""
    for name in ("fill", "lint", "print_only", "worksheet"):
        import_module(f"toolkit.pdf.make.{name}")
    import_module("weasyprint")


def pages() -> None:
    """What the first page of a worker would wait for."""
    import_module("toolkit.site.renderer").warm_up()


WARM_UP = (pdfs, pages)
