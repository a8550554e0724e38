"""The one module that knows Material, the theme whose frame our pages stand in: its files, and what of its style sheet our pages can use.

Everything here raises Refused where it is not installed.
"""

import re
from importlib.util import find_spec
from pathlib import Path

from toolkit.inputs import digest, files_below
from toolkit.paths import ROOT, TEMPLATES
from toolkit.site.report import Refused
from toolkit.site.used_styles import used_movements, used_properties, used_styles, words_in

PACKAGE = "mkdocs-material"
# It keeps its icons as data: addresses in custom properties. Ours stand in the HTML, and the policy allows no data: address.
DATA_ICON = re.compile(r'--[\w-]+:url\("data:[^"]*"\);?')
# Parts of its frame that no configuration of ours asks for: notices, and consent to cookies
# (a pattern: a name that stands here whole would be one of ours).
_TURNED_OFF = re.compile(r"md-(banner|consent)")


def theme_digest() -> bytes:
    """Of the files of it that decide what a page can use."""
    return digest([_styles(), _frame()])


def theme_licence() -> Path | None:
    return next(iter(sorted(_folder().parent.glob("mkdocs_material-*.dist-info/licenses/LICENSE"))), None)


def theme_sheet() -> str:
    """The style sheet of the theme without its icons."""
    return DATA_ICON.sub("", _styles().read_text("utf-8"))


def theme_rules() -> str:
    """What our pages can use of it."""
    texts = {path: path.read_text("utf-8") for path in naming()}
    frame = _frame().read_text("utf-8")
    named = words_in("\n".join(text for path, text in texts.items() if path.suffix != ".css"))
    rules = used_styles(theme_sheet(), named | {word for word in words_in(frame) if not _TURNED_OFF.match(word)})
    others = "\n".join([frame, *texts.values()])
    return used_properties(used_movements(rules, others), others)


def naming() -> list[Path]:
    """What of ours names the classes of a page, and the properties of its styles: templates, scripts, and the rooms that write pages."""
    rooms = (ROOT / "toolkit" / room for room in ("fields", "pages", "site", "templating"))
    ours = [path for folder in (TEMPLATES, *rooms) for path in files_below(folder)]
    return [path for path in ours if path.suffix in (".j2", ".html", ".js", ".py", ".css")]


def _styles() -> Path:
    """The style sheet that our pages stand in."""
    return next((_folder() / "templates" / "assets" / "stylesheets").glob("main.*.min.css"))


def _frame() -> Path:
    """The template that ours extends."""
    return _folder() / "templates" / "base.html"


def _folder() -> Path:
    spec = find_spec("material")
    if spec is None or spec.origin is None:
        raise Refused("no_tool", tool=PACKAGE)
    return Path(spec.origin).parent
