"""A tab loads its page anew by itself, under the policy of our pages."""

import threading
from pathlib import Path

from playwright.sync_api import Browser, expect

from toolkit.cli.live import Server
from toolkit.site.frame import POLICY

PAGE = '<html><head><meta http-equiv="Content-Security-Policy" content="{policy}"></head><body>{text}</body></html>'


def test_a_tab_loads_its_page_anew_when_it_is_another(browser: Browser, tmp_path: Path) -> None:
    over = tmp_path / "over"
    over.mkdir()
    (tmp_path / "index.html").write_text(PAGE.format(policy=POLICY, text="one"))
    (tmp_path / "favicon.ico").touch()  # which a browser asks for by itself
    page = browser.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    with Server(tmp_path, 0) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        page.goto(server.address)
        expect(page.locator("body")).to_have_text("one")
        for text in ("two", "three"):
            (over / "index.html").write_text(PAGE.format(policy=POLICY, text=text))
            server.lay_over(over, ["index.html"])
            expect(page.locator("body")).to_have_text(text)
        page.close()
        server.shutdown()
    assert said == []
