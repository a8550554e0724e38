"""What an answer means: model + answers → findings, visibility, scores. Pure; `docs/model.md` is its contract."""

from toolkit.reading.finding import Finding
from toolkit.rules.cpr import mask, mask_document
from toolkit.rules.evaluate import Evaluation, evaluate

__all__ = ["Evaluation", "Finding", "evaluate", "mask", "mask_document"]
