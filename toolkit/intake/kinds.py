"""What kind of file one has met: what is readable by its content, the rest by its name, so that each can be called what it is.

The twin of templates/assets/js/files/kinds.js; both read toolkit/contract/kinds.json.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from toolkit.contract.codes import Verdict
from toolkit.contract.data import KINDS

HEAD = 1 << 16  # bytes that are looked at: an answer file may say what it is behind its answers
_READS: dict[str, str] = KINDS["reads"]
_TOLD: dict[str, Verdict] = {ending: verdict for verdict, endings in KINDS["told"].items() for ending in endings}
_BOM = (b"\xff\xfe", b"\xfe\xff")
_JSON_ANSWERS = re.compile(r'"format"\s*:\s*"brobygger-|"worksheet"\s*:\s*"')
_YAML_ANSWERS = re.compile(r"""^["']?format["']?\s*:\s*["']?brobygger-answers/""", re.MULTILINE)
_MAIL = re.compile(r"[A-Za-z][A-Za-z-]*: .*^MIME-Version:", re.DOTALL | re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True)
class Kind:
    """`reads`: how it is read, `pdf json yaml zip mail`, or None, and then `verdict` says why not."""

    reads: str | None
    verdict: Verdict | None = None


def is_passed(name: str) -> bool:
    """Whether a file or folder is passed over by its name: hidden, a lock, something that a system keeps for itself."""
    rules: Any = KINDS["passed"]
    return name.lower() in rules["names"] or name.startswith(tuple(rules["begins"]))


def is_plain(name: str) -> bool:
    """Whether a name alone tells how a file is read, as nearly all do; what is inside, its reader finds out."""
    return _READS.get(_ending(name)) in ("pdf", "json", "yaml")


def kind_of(name: str, head: bytes) -> Kind:
    """`head`: the first `HEAD` bytes."""
    ending = _ending(name)
    if not head:
        return Kind(_READS.get(ending)) if ending in _READS else Kind(None, "empty-file")
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"%PDF-") or (ending == "pdf" and b"%PDF-" in head[:1024]):
        return Kind("pdf")
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _packed(ending, head)
    text = "" if ending == "zip" else _text_of(head)  # nobody calls an answer file that
    if text.startswith("{") and _JSON_ANSWERS.search(text):
        return _own(text) or Kind("json")
    if ending not in ("json", "yaml", "yml") and _YAML_ANSWERS.search(text):
        return Kind("yaml")
    if ending in ("zip", "json") and (other := _begun(head)):  # a text that is read as YAML may begin so
        return Kind(None, other)
    if ending in _READS:
        return Kind(_READS[ending])
    if ending in _TOLD:
        return Kind(None, _TOLD[ending])
    return _unnamed(name, text, head)


def entry_kind(name: str, look: Callable[[], bytes | None]) -> Kind:
    """How a file in a zip or a mail is read. `look`: its first bytes, asked for only where the name does not tell; None where they cannot
    be read."""
    if is_plain(name):
        return Kind(_READS[_ending(name)])
    head = look()
    if head is not None:
        return kind_of(name, head)
    kind = kind_of(name, b"\0")
    # Whatever it is: its reader says why it cannot be read.
    return kind if kind.verdict != "unknown-format" else Kind("json")


def _ending(name: str) -> str:
    return PurePosixPath(name).suffix[1:].lower()


def _packed(ending: str, head: bytes) -> Kind:
    """A zip, or a file of an office program, which is a zip too."""
    if ending in _TOLD:
        return Kind(None, _TOLD[ending])
    for verdict, mark in KINDS["office"]:
        if mark.encode() in head[:4096]:
            return Kind(None, verdict)
    return Kind("zip")


def _text_of(head: bytes) -> str:
    """The text, if it is one, without byte order mark and space before it."""
    found = head.decode("utf-16" if head.startswith(_BOM) else "utf-8", "replace")
    return found.lstrip("\ufeff \t\r\n")


def _own(text: str) -> Kind | None:
    formats = "|".join(map(re.escape, KINDS["own"]["formats"]))
    return Kind(None, "own-output") if re.match(rf'\{{\s*"format"\s*:\s*"(?:{formats})', text) else None


def _unnamed(name: str, text: str, head: bytes) -> Kind:
    """A file whose ending says nothing."""
    if KINDS["own"]["page"] in text or text.startswith(tuple(KINDS["own"]["marks"])):
        return Kind(None, "own-output")
    before = {part.lower() for part in PurePosixPath(name).name.split(".")[1:-1]}
    if before & {"json", "yaml", "yml"}:  # svar.json.txt, as Windows names it where endings are hidden
        return Kind("json" if "json" in before else "yaml")
    if _MAIL.match(text[:8192]):
        return Kind("mail")
    return Kind(None, _begun(head) or "unknown-format")


def _begun(head: bytes) -> Verdict | None:
    signs = head[:64].decode("latin-1")
    return next((verdict for verdict, at, mark in KINDS["begins"] if signs.startswith(mark, at)), None)


def instead_of_pdf(head: bytes) -> str | None:
    """What a file is that is called a PDF and is none, as the variants of the sentence on `not-a-pdf` name it."""
    if not head.strip(b"\0"):
        return "zeros"
    if head.startswith(b"PK"):
        return _packed("", head).verdict or "zip"
    if re.match(r"<(!doctype html|html)", _text_of(head), re.IGNORECASE):
        return "web-page"
    return _begun(head)
