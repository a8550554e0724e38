"""Codes: each has its sentences, and each sentence its code."""

from toolkit.contract.codes import FINDING_CODES, LINT_CODES, SITE_CODES, VERDICTS
from toolkit.contract.data import NOTES
from toolkit.words.locale import bilingual


def test_every_code_has_its_sentences() -> None:
    assert set(bilingual("findings")) == {*FINDING_CODES, *VERDICTS}
    assert set(bilingual("site")["problems"]) == set(SITE_CODES)
    lint = {key for key, entry in bilingual("lint").items() if "message" in entry}
    assert lint == set(LINT_CODES)


def test_notes_are_codes() -> None:
    assert set(FINDING_CODES) > NOTES
