"""`python -m bench [build] [check] [pages] [weight] [packs] [sheet] [serve] [edits] [typing] [--sheets 10,50,200] [--forms 100,1000,10000]`."""

import argparse
import sys

from bench import build, check, edits, packs, pages, serve, sheet, typing, weight


def main(argv: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument(
        "what", nargs="*", default=["weight", "pages", "packs", "sheet", "check", "typing", "serve", "edits", "build"]
    )
    parser.add_argument("--sheets", default="10,50,200", help="numbers of worksheets to build")
    parser.add_argument("--forms", default="100,1000,10000", help="numbers of filled PDFs to check")
    args = parser.parse_args(argv)
    if "weight" in args.what:
        weight.measure()
    if "pages" in args.what:
        pages.measure()
    if "packs" in args.what:
        packs.measure()
    if "sheet" in args.what:
        sheet.measure()
    if "check" in args.what:
        check.measure([int(n) for n in args.forms.split(",")])
    if "typing" in args.what:
        typing.measure()
    if "serve" in args.what:
        serve.measure()
    if "edits" in args.what:
        edits.measure()
    if "build" in args.what:
        build.measure([int(n) for n in args.sheets.split(",")])


if __name__ == "__main__":
    main(sys.argv[1:])
