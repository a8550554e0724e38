"""Mails as files (.eml): their attachments, listed and read one by one like the entries of a zip."""

import email
import re
import unicodedata
from email.header import decode_header, make_header
from email.message import Message
from functools import partial
from pathlib import Path, PurePosixPath

from toolkit.contract.unreadable import Unreadable
from toolkit.intake.kinds import HEAD, entry_kind
from toolkit.intake.zips import MAX_ENTRY, Entry

MAX_BYTES = 60 << 20
MAX_PARTS = 500
_MAX_LINES = 1_000_000  # of 76 signs they have 57 MB
_MAX_NESTED = 20  # multiparts: each line is compared with the boundary of every one that is open
_MAX_HEAD = 100_000  # bytes of the headers of one part; the email package takes a time that grows with their square
_LONGEST_NAME = 1_000
_BOUNDARY = re.compile(rb"boundary\*?[0-9]*\s*=", re.IGNORECASE)
_BROKEN = (ValueError, LookupError, TypeError, AttributeError, IndexError, RecursionError, AssertionError)


class Mail:
    """`attachments`: the parts of a mail that are files, those of mails inside it among them."""

    def __init__(self, path: Path) -> None:
        """Raises Unreadable."""
        size = path.stat().st_size
        if size == 0:
            raise Unreadable("empty-file")
        if size > MAX_BYTES:
            raise Unreadable("too-big", of="mail")
        data = path.read_bytes()
        _refuse_excess(data)
        try:
            parts = list(email.message_from_bytes(data).walk())
            if len(parts) > MAX_PARTS or any(map(_is_overlong, parts)):
                raise Unreadable("too-big", of="mail")
            self.attachments = [part for part in parts if not part.is_multipart() and _is_file(part)]
        except _BROKEN as error:
            raise Unreadable("damaged") from error

    def entries(self) -> list[Entry]:
        """The attachments; two of one name are told apart by a number."""
        entries: list[Entry] = []
        taken: set[str] = set()
        for place, part in enumerate(self.attachments):
            name = _name(part, place)
            name = name if name not in taken else f"{place + 1}-{name}"
            taken.add(name)
            entries.append(Entry(place, name, entry_kind(name, partial(self.read, place, HEAD))))
        return entries

    def read(self, place: int, most: int = MAX_ENTRY) -> bytes:
        """The data of an attachment, up to `most` bytes of it for a look. Raises Unreadable."""
        try:
            data = self.attachments[place].get_payload(decode=True)
        except _BROKEN as error:
            raise Unreadable("damaged") from error
        if not isinstance(data, bytes):
            raise Unreadable("damaged")
        if most == MAX_ENTRY and len(data) > MAX_ENTRY:
            raise Unreadable("too-big")
        return data[:most]


def _refuse_excess(data: bytes) -> None:
    """What the email package would take minutes for, before it sees it."""
    head = re.search(rb"\r?\n\r?\n", data)
    if (head.start() if head else len(data)) > 2 * _MAX_HEAD or data.count(b"\n") > _MAX_LINES:
        raise Unreadable("too-big", of="mail")
    if sum(1 for _ in _BOUNDARY.finditer(data)) > _MAX_NESTED or data.count(b"\n--") > 20 * MAX_PARTS:
        raise Unreadable("too-big", of="mail")


def _is_overlong(part: "Message[str, str]") -> bool:
    return sum(len(value) for _, value in part.raw_items()) > _MAX_HEAD


def _is_file(part: "Message[str, str]") -> bool:
    return part.get_filename() is not None or part.get_content_maintype() not in ("text", "multipart", "message")


def _name(part: "Message[str, str]", place: int) -> str:
    """The file's name, without the folders that some programs put before it."""
    given = (part.get_filename() or "")[:_LONGEST_NAME]
    try:
        given = str(make_header(decode_header(given)))
    except _BROKEN:  # an unknown character set, half a word
        given = given.encode("utf-8", "replace").decode()
    name = PurePosixPath(unicodedata.normalize("NFC", given).replace("\\", "/")).name
    return name[-_LONGEST_NAME:] or f"{place + 1}.{part.get_content_subtype()}"
