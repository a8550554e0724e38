"""What one must know to answer a question of type `choices` on paper."""

from toolkit.contract.document import ChoicesField
from toolkit.fields.registry import Hint


def hints(field: ChoicesField, hint: Hint) -> list[str]:
    least, most = field["at_least"], field["at_most"]
    if least and most:
        return [hint("choices_exactly" if least == most else "choices_between", min=least, max=most)]
    return [hint("choices_at_least" if least else "choices_at_most" if most else "choices", min=least, max=most)]
