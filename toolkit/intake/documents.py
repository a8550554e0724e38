"""Answer files, JSON and YAML, → the answer document, and back. Whatever is no answer file ends in a verdict."""

import json
import re
from typing import Any

from toolkit.contract.data import ANSWER_FORMAT, LIMITS
from toolkit.contract.unreadable import Unreadable
from toolkit.intake.jsonfile import parse_json
from toolkit.reading.finding import Finding
from toolkit.reading.text import is_empty

MAX_BYTES: int = LIMITS["answer_bytes"]
_MOST: dict[str, int] = LIMITS["answers"]
_WORD = re.compile("[A-Za-z][A-Za-z0-9_-]*")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def read_json(data: bytes) -> dict[str, Any]:
    """The answer document in a JSON file. Raises Unreadable."""
    return _answers(parse_json(_decode(data)))


def read_yaml_answers(data: bytes) -> tuple[dict[str, Any], list[Finding]]:
    """The answer document in a YAML file, its plain scalars as words (`as_written.settled` says what they are), and what of it YAML does not
    read. Raises Unreadable."""
    from toolkit.content.problem import ContentError
    from toolkit.content.yaml.file import parse_yaml
    from toolkit.intake.as_written import AsWritten, not_read

    text = _decode(data)
    try:
        file = parse_yaml(text, "answers", composed_by=AsWritten)
    except ContentError as error:
        if error.problem.code == "file-too-big":  # of parts: the bytes were counted before
            raise Unreadable("too-many-fields") from error
        raise Unreadable("bad-yaml", line=error.problem.line, column=error.problem.column) from error
    return _answers(file.data), not_read(file.remarks)


def _decode(data: bytes) -> str:
    """UTF-8 with or without byte order mark; UTF-16 with one, as Windows programs export it."""
    if len(data) > MAX_BYTES:
        raise Unreadable("too-big")
    if not data.strip():
        raise Unreadable("empty-file")
    try:
        is_wide = data.startswith(_UTF16)
        text = data.decode("utf-16" if is_wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unreadable("wrong-encoding", line=data.count(b"\n", 0, error.start) + 1) from error
    if is_wide and "\0" in text:  # UTF-32 begins alike
        raise Unreadable("wrong-encoding")
    return text


def _answers(found: Any) -> dict[str, Any]:
    """An answer document says what it is and which worksheet it answers; everything else `evaluate` looks at."""
    if not isinstance(found, dict):
        raise Unreadable("not-answers")
    form, worksheet = found.get("format"), found.get("worksheet")
    if isinstance(form, str) and form != ANSWER_FORMAT and not is_empty(form):
        raise Unreadable("not-answers", why="format", format=str(form), known=ANSWER_FORMAT)
    if not isinstance(worksheet, str) or is_empty(worksheet):
        raise Unreadable("not-answers")
    if form != ANSWER_FORMAT:
        raise Unreadable("not-answers", why="no-format", known=ANSWER_FORMAT)
    refuse_excess(found)
    return found


def refuse_excess(document: dict[str, Any]) -> None:
    """No sheet has that many answers or one that long; judging, showing and keeping them would stop everything else. Raises
    Unreadable `too-many-fields`, `value-too-long`."""
    rest: list[Any] = [document]
    count, is_long = 0, False
    while rest:
        item = rest.pop()
        is_long |= isinstance(item, str) and len(item) > _MOST["text"]
        if isinstance(item, dict):
            count += len(item)
            rest += [*item.keys(), *item.values()]
        elif isinstance(item, list):
            count += len(item)
            rest += item
        if count > _MOST["values"]:
            raise Unreadable("too-many-fields")
    if is_long:
        raise Unreadable("value-too-long")


def write_answers(document: dict[str, Any], ending: str) -> bytes:
    """An answer document as a file, `ending` `.json`, `.yaml` or `.yml`."""
    if ending.lower() == ".json":
        return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()
    import yaml

    from toolkit.intake.as_written import written_plain
    from toolkit.reading.language import UNDETERMINED, language_of
    from toolkit.reading.number import parse_number
    from toolkit.words.written import written_number

    language = language_of(document.get("language")) or UNDETERMINED

    class Dumper(yaml.SafeDumper):
        """Quotes every text but plain words: PyYAML writes by YAML 1.1, we read by 1.2, where `08` and `1e5` are numbers."""

        def ignore_aliases(self, data: Any) -> bool:
            return True

    def text(dumper: Any, value: str) -> Any:
        return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=None if _WORD.fullmatch(value) else '"')

    def number(dumper: Any, value: float) -> Any:
        """A number that people of the language would read as another one (`1.234`) is written as they write it."""
        read = parse_number(written_plain(value), language)
        if read is None or read == parse_number(value, language):
            return dumper.represent_float(value)
        return text(dumper, written_number(value, language))

    Dumper.add_representer(str, text)
    Dumper.add_representer(float, number)
    return yaml.dump(document, Dumper=Dumper, allow_unicode=True, sort_keys=False, width=10**6).encode()
