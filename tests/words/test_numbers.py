"""A number to be read is written alike in Python and in the browser."""

import json
import subprocess

import pytest

from tests.rules.browser import node
from toolkit.contract.data import LANGUAGES
from toolkit.paths import TEMPLATES
from toolkit.words.written import grouped

NUMBERS = [0, 0.54, 9999, -9999.5, 10_000, 12_345.5, 2_290_000, -1_234_567.25]
ASKED = "const {{ grouped }} = await import({module}); console.log(JSON.stringify({numbers}.map((n) => grouped(n, {language}))));"


@pytest.mark.parametrize("language", LANGUAGES)
def test_thousands_are_set_apart_on_both_sides(language: str) -> None:
    module = (TEMPLATES / "assets/js/words/written.js").as_uri()
    asked = ASKED.format(module=json.dumps(module), numbers=json.dumps(NUMBERS), language=json.dumps(language))
    done = subprocess.run(
        [node(), "--input-type=module", "-e", asked], stdout=subprocess.PIPE, check=True, cwd=TEMPLATES
    )
    shown = json.loads(done.stdout)
    assert shown == [grouped(number, language) for number in NUMBERS]
