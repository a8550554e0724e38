"""Mails as files: their attachments."""

from email.message import EmailMessage
from pathlib import Path

import pytest

from toolkit.contract.unreadable import Unreadable
from toolkit.intake.mails import MAX_PARTS, Mail


def mail(path: Path, *attachments: tuple[str | None, bytes], forwarded: EmailMessage | None = None) -> Path:
    message = EmailMessage()
    message["Subject"] = "Svar på skemaet"
    message.set_content("Hej\n")
    message.add_alternative("<p>Hej", subtype="html")
    for name, data in attachments:
        message.add_attachment(data, maintype="application", subtype="pdf", filename=name)
    if forwarded is not None:
        message.add_attachment(forwarded)
    path.write_bytes(bytes(message))
    return path


def test_attachments_by_name(tmp_path: Path) -> None:
    inner = EmailMessage()
    inner.set_content("x")
    inner.add_attachment(b"inner", maintype="application", subtype="pdf", filename="sendt.pdf")
    long = "Svar fra Børne- og Ungdomsforvaltningen i Ærøskøbing Kommune.pdf"
    path = mail(
        tmp_path / "a.eml",
        ("skema.pdf", b"%PDF"),
        (long, b"1"),
        ("skema.pdf", b"2"),
        ("..\\..\\x/y.json", b"3"),
        (None, b"4"),
        ("foto", b"\xff\xd8\xff" * 90_000),
        forwarded=inner,
    )
    found = Mail(path)
    entries = found.entries()
    assert [entry.name for entry in entries] == [
        "skema.pdf",
        long,
        "3-skema.pdf",
        "y.json",
        "5.pdf",
        "foto",
        "sendt.pdf",
    ]
    assert [found.read(place)[:5] for place in range(7)] == [
        b"%PDF",
        b"1",
        b"2",
        b"3",
        b"4",
        b"\xff\xd8\xff" * 1 + b"\xff\xd8",
        b"inner",
    ]
    assert (entries[0].kind.reads, entries[5].kind.verdict) == ("pdf", "picture")


def test_names_in_older_forms(tmp_path: Path) -> None:
    head = "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n"
    names = (
        'name="=?iso-8859-1?Q?bl=E5.pdf?="',
        'name="=?utf-8?B?YmzDpS5wZGY=?="',
        "name*=utf-8''bl%C3%A5.pdf",
        'name="=?no-such?Q?a.pdf?="',
    )
    parts = [
        f"--x\nContent-Type: application/pdf; {name}\nContent-Transfer-Encoding: base64\n\nJVBERg==\n" for name in names
    ]
    (tmp_path / "a.eml").write_text(head + "".join(parts) + "--x--\n", "ascii")
    found = [entry.name for entry in Mail(tmp_path / "a.eml").entries()]
    assert found[:3] == ["blå.pdf", "2-blå.pdf", "3-blå.pdf"] and found[3].endswith("a.pdf?=")


@pytest.mark.parametrize(
    ("data", "verdict"),
    [
        (b"", "empty-file"),
        (
            b"".join(b"Content-Type: multipart/mixed; boundary=%d\n\n--%d\n" % (n, n) for n in range(5_000)),
            "too-big",
        ),
        (
            b"Content-Type: multipart/mixed; boundary=x\n\n"
            + b"--x\nContent-Type: application/pdf\n\nx\n" * (MAX_PARTS + 1)
            + b"--x--\n",
            "too-big",
        ),
        (b"x\n" * 2_000_000, "too-big"),
        (b"Subject: " + b"=?utf-8?q?a?= " * 50_000, "too-big"),
        (
            b"Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: application/pdf; "
            + b"name*1=a;" * 20_000
            + b"\n\nx",
            "too-big",
        ),
    ],
)
def test_hostile_mails(tmp_path: Path, data: bytes, verdict: str) -> None:
    (tmp_path / "a.eml").write_bytes(data)
    with pytest.raises(Unreadable) as caught:
        Mail(tmp_path / "a.eml")
    assert caught.value.verdict == verdict


@pytest.mark.parametrize(
    "data", [b"nonsense", b"\xff" * 5000, b"Subject: =?x?y?z\n" * 3000, b":" * 4000, b"Content-Type: " + b";" * 50_000]
)
def test_broken_mails_end(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.eml").write_bytes(data)
    assert [entry.name for entry in Mail(tmp_path / "a.eml").entries()] == []
