"""Data for scripts: JSON as short as it can be, in a script of its own or in a page."""

import json
from typing import Any

from markupsafe import Markup


def compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def in_page(value: Any) -> Markup:
    """JSON for a `<script type="application/json">`, which no text in it can end."""
    return Markup(compact(value).replace("<", "\\u003c"))
