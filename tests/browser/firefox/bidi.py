#!/usr/bin/env python3
"""Firefox as Playwright starts it, with what its protocol lacks put in on the way.

Playwright drives an ordinary Firefox over WebDriver BiDi (channel `moz-firefox`), but speaks a newer BiDi than the ESR:

* `emulation.setMediaFeaturesOverride` is asked of every new context; the ESR does not know it and says so. It gets the
  answer "done", so a page has the media features that Firefox itself has.
* a download has no id of its own; without one Playwright does not see it. The address takes its place.

Playwright gets the path of this file as the browser's. It starts Firefox with the same arguments and stands between the
two: what Playwright says goes on as it is, what Firefox says frame by frame (RFC 6455; a server's frames are not masked).
Remove what an ESR has learnt. Firefox is another than Debian's where BROBYGGER_FIREFOX says so.
"""

import asyncio
import json
import os
import sys
from asyncio import StreamReader, StreamWriter
from typing import Any

FIREFOX = os.environ.get("BROBYGGER_FIREFOX", "/usr/bin/firefox-esr")
READY = "WebDriver BiDi listening on ws://127.0.0.1:"
END = b"\r\n\r\n"
NOT_KNOWN = "emulation.setMediaFeaturesOverride"
TEXT = 0x81  # a whole message of text in one frame


def mended(message: dict[str, Any]) -> dict[str, Any]:
    """The message as a newer Firefox would have sent it."""
    if message.get("error") == "unknown command" and NOT_KNOWN in message.get("message", ""):
        return {"type": "success", "id": message["id"], "result": {}}
    if message.get("method") in ("browsingContext.downloadWillBegin", "browsingContext.downloadEnd"):
        params = message["params"]
        return message | {"params": {"download": f"{params['context']} {params['url']}"} | params}
    return message


def frame(payload: bytes) -> bytes:
    size = len(payload)
    if size < 126:
        return bytes([TEXT, size]) + payload
    return bytes([TEXT, 126]) + size.to_bytes(2, "big") + payload if size < 1 << 16 else bytes([TEXT, 127]) + size.to_bytes(8, "big") + payload  # fmt: skip


async def from_firefox(firefox: StreamReader, playwright: StreamWriter) -> None:
    playwright.write(await firefox.readuntil(END))
    while True:
        start = await firefox.readexactly(2)
        more = {126: 2, 127: 8}.get(start[1], 0)
        length = await firefox.readexactly(more)
        payload = await firefox.readexactly(int.from_bytes(length, "big") if more else start[1])
        if start[0] == TEXT and (b"unknown command" in payload or b"browsingContext.download" in payload):
            payload = json.dumps(mended(json.loads(payload))).encode()
            playwright.write(frame(payload))
        else:
            playwright.write(start + length + payload)
        await playwright.drain()


async def from_playwright(playwright: StreamReader, firefox: StreamWriter, port: int, ours: int) -> None:
    asked = await playwright.readuntil(END)
    firefox.write(asked.replace(b":%d\r\n" % ours, b":%d\r\n" % port, 1))  # Firefox refuses a Host that is not its own
    while data := await playwright.read(1 << 16):
        firefox.write(data)
        await firefox.drain()


async def stand_between(port: int) -> int:
    """Listens for Playwright. Gives the port on which it does."""
    ours = 0

    async def meet(reader: StreamReader, writer: StreamWriter) -> None:
        firefox, to_firefox = await asyncio.open_connection("127.0.0.1", port)
        both = (from_firefox(firefox, writer), from_playwright(reader, to_firefox, port, ours))
        try:
            await asyncio.gather(*both)
        except (asyncio.IncompleteReadError, ConnectionError):
            pass  # one of them has hung up
        finally:
            writer.close()
            to_firefox.close()

    server = await asyncio.start_server(meet, "127.0.0.1", 0)
    ours = server.sockets[0].getsockname()[1]
    return ours


async def main() -> int:
    firefox = await asyncio.create_subprocess_exec(FIREFOX, *sys.argv[1:], stderr=asyncio.subprocess.PIPE)
    assert firefox.stderr
    async for line in firefox.stderr:
        text = line.decode(errors="replace")
        if text.startswith(READY):
            text = f"{READY}{await stand_between(int(text.removeprefix(READY)))}\n"
        sys.stderr.write(text)
        sys.stderr.flush()
    return await firefox.wait()


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
