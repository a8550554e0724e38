"""A report as one page that needs nothing besides itself."""

import base64
import hashlib
from typing import Any

from toolkit.paths import TEMPLATES
from toolkit.templating.environment import rendered


def report_page(template: str, language: str, **values: Any) -> str:
    """A template of `templates/report/`. Its policy lets nothing in but its own style sheet, known by its hash; what strangers wrote is escaped."""
    style = (TEMPLATES / "report" / "check.css").read_text("utf-8")
    allowed = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{allowed}'; base-uri 'none'; form-action 'none'"
    return rendered(f"report/{template}", language, style=style, policy=policy, **values)
