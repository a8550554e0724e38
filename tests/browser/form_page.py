"""A page with one form as the site will have it: Material's own CSS, the bundle as one classic script, the strict CSP, no server."""

import json
import subprocess
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import material
from playwright.sync_api import Page, expect

from tests.pages.every_field import every_field, model_of
from toolkit.pages.worksheets.form import form_html
from toolkit.pages.worksheets.form_words import findings_script, picture_script, words_script
from toolkit.pages.worksheets.reader_pages import model_script
from toolkit.paths import NODE_MODULES, TEMPLATES
from toolkit.site.theme import DATA_ICON

_STYLES = Path(material.__file__).parent / "templates" / "assets" / "stylesheets"
PAGE = """<!doctype html>
<html lang="{language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'self' file:">
<title>{title}</title>{mark}
<link rel="stylesheet" href="main.css"><link rel="stylesheet" href="palette.css"><link rel="stylesheet" href="form.css"></head>
<body data-md-color-scheme="{scheme}" data-md-color-primary="indigo">
<div class="md-container"><main class="md-main"><div class="md-main__inner md-grid"><div class="md-content"><article class="md-content__inner md-typeset">
<h1>{title}</h1><h2 id="form">Udfyld</h2>
{form}
</article></div></div></main></div>
<script src="words-{language}.js"></script><script src="strict.js"></script><script src="form.js"></script></body></html>
"""


# A sentence that is asked for and not there is an error of the page, also where its key is put together.
STRICT = """{
  const strict = (part, at) => part === null || typeof part !== "object" ? part : new Proxy(part, {
    get(target, key) {
      if (typeof key === "string" && !(key in target) && key !== "toJSON") throw new Error(`no words at ${at}.${key}`);
      return strict(target[key], `${at}.${String(key)}`);
    },
  });
  window.brobyggerWords.findings ??= null;
  window.brobyggerWords = strict(window.brobyggerWords, "words");
}
"""


OTHER = {"id": "other-sheet", "title": {"da": "Et andet ark", "en": "Another sheet"}}


def bundle(folder: Path) -> None:
    """The script, the styles and both languages' words into `folder`."""
    for name, data in _bundled().items():
        (folder / name).write_bytes(data)


@cache
def _bundled() -> dict[str, bytes]:
    with TemporaryDirectory() as folder:
        _bundle(Path(folder))
        return {path.name: path.read_bytes() for path in Path(folder).iterdir()}


def _bundle(folder: Path) -> None:
    esbuild = NODE_MODULES / ".bin" / "esbuild"
    scripts = TEMPLATES / "assets" / "js"
    entries = [f"form={scripts / 'main.js'}"]
    entries += [
        f"{name}={scripts / 'form' / file}"
        for name, file in (
            ("tools", "tools-main.js"),
            ("boards", "boards-main.js"),
            ("filled", "open-main.js"),
            ("fill", "../fill/main.js"),
        )
    ]
    entries.append(f"pictures={scripts / 'pictures' / 'main.js'}")
    flags = ["--bundle", "--minify", "--format=iife", "--target=es2020", "--log-level=error", f"--outdir={folder}"]
    subprocess.run([esbuild, *flags, *entries], check=True)
    (folder / "strict.js").write_text(STRICT, "utf-8")
    css = TEMPLATES / "assets" / "css"
    (folder / "form.css").write_text(
        "".join((css / f"{name}.css").read_text("utf-8") for name in ("form", "boards", "pictures")), "utf-8"
    )
    for name in ("main", "palette"):
        theirs = DATA_ICON.sub("", next(_STYLES.glob(f"{name}.*.css")).read_text("utf-8"))  # as the site has them
        (folder / f"{name}.css").write_text(theirs, "utf-8")
    for language in ("da", "en"):
        sheets = [model_of(every_field() | more, language) for more in ({}, OTHER)]
        (folder / f"words-{language}.js").write_text(words_script(language), "utf-8")
        (folder / f"pictures-{language}.js").write_text(picture_script(language), "utf-8")
        (folder / f"findings-{language}.js").write_text(findings_script(language, sheets), "utf-8")


def write_page(folder: Path, name: str, model: dict[str, Any], scheme: str = "default", site: str = "") -> str:
    """Writes the page of a model and gives its address. `site`: what tells a site from others on the same host."""
    mark = f'<meta name="brobygger-site" content="{site}" data-root=".">' if site else ""
    text = PAGE.format(
        language=model["language"], title=model["title"], form=form_html(model), scheme=scheme, mark=mark
    )
    (folder / f"{name}.html").write_text(text, "utf-8")
    (folder / "models").mkdir(exist_ok=True)
    (folder / "models" / f"{model['id']}-{model['language']}.js").write_text(model_script(model), "utf-8")  # type: ignore[arg-type]
    return (folder / f"{name}.html").as_uri()


KEY = "brobygger:answers:every-field"
CPR = "010190-1234"


def stored(page: Page, key: str = KEY) -> Any:
    return json.loads(page.evaluate("key => localStorage.getItem(key)", key) or "null")


def come_near(page: Page, field: str) -> None:
    """Scrolls to a question, whose view is loaded once it is near."""
    page.locator(f"[data-field={field}]").evaluate("question => question.scrollIntoView()")


def wait_until_kept(page: Page) -> Any:
    """The document on the device once the pause after the last change is over."""
    expect(page.locator("[data-bar]")).to_have_attribute("data-is", "kept")
    return stored(page)["document"]


def saved(page: Page) -> tuple[str, dict[str, Any]]:
    with page.expect_download() as download:
        page.click("[data-save]")
    return download.value.suggested_filename, json.loads(Path(download.value.path()).read_text("utf-8"))


def open_file(page: Page, content: object, name: str = "svar.json") -> None:
    raw = content if isinstance(content, bytes) else json.dumps(content).encode()
    page.set_input_files("[data-open]", {"name": name, "mimeType": "application/json", "buffer": raw})


def answers_file(answers: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {
        "format": "brobygger-answers/1",
        "worksheet": "every-field",
        "version": 2,
        "language": "da",
        "answers": answers,
        **more,
    }
