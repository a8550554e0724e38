"""The packs of the content (one in `make test`): sound files, in each language in turn, that print what people need and no more."""

import pytest

from tests.packs.content import laid_out
from tests.real import LIBRARY
from tests.tiers import in_turn, spread
from toolkit.content.packs.document import pack_document
from toolkit.packs.book import make_book
from toolkit.packs.kit import kit_of
from toolkit.packs.plan import make_plan
from toolkit.pdf.make.lint import lint_print

CASES = in_turn(spread(list(LIBRARY.packs), 1), LIBRARY.languages)


@pytest.mark.parametrize(("name", "language"), CASES, ids=["-".join(case) for case in CASES])
def test_a_pack_of_the_content(name: str, language: str) -> None:
    document = pack_document(LIBRARY.packs[name].pack, language, LIBRARY)
    plan, kit = make_plan(document), kit_of(document, LIBRARY)
    book = make_book(document, plan, kit, laid_out)
    assert lint_print(book.data, document["title"], language) == []
    sheets = {line.item.name: line.shown for line in book.listed if line.item.kind == "worksheet"}
    assert {ref: shown for ref, shown in sheets.items() if shown > kit.models[ref]["paper"]["pages"]} == {}
    assert next(line.shown for line in book.listed if line.item.kind == "overview") == 1
    assert sum(line.sheets for line in book.listed) <= 5 * plan.participants
