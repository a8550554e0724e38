"""Long texts are tried as short ones."""

from toolkit.fields.text.lint import tries

__all__ = ["tries"]
