"""Answers kept on the device: 6 as promised, shared by the languages, never by accident."""

import json

import pytest
from playwright.sync_api import Dialog, Page, expect

from tests.browser.form_page import CPR, KEY, answers_file, saved, stored, wait_until_kept


def test_answers_are_kept_and_shared_by_the_languages(form: Page, form_pages: dict[str, str]) -> None:  # 6
    form.get_by_label("Hvad koster det om året?").fill("1.234,5")
    form.get_by_label("Hvornår begynder I?").fill("20. november 2026")
    form.get_by_label("Hvilken partner taler I med?").fill(f"Ring til {CPR}")
    document = wait_until_kept(form)
    assert document["answers"]["number-limits"] == 1234.5
    assert CPR not in json.dumps(stored(form))
    assert document["answers"]["text-carried"] == "Ring til ******-****"
    form.goto(form_pages["english"])
    expect(form.get_by_label("What does it cost a year?")).to_have_value("1234.5")
    expect(form.get_by_label("When do you begin?")).to_have_value("20 Nov 2026")
    form.click("[data-clear]")
    form.get_by_role("button", name="Yes, clear").click()
    expect(form.get_by_label("What does it cost a year?")).to_have_value("")
    assert stored(form) is None
    assert stored(form, "brobygger:carry") == {}


def test_leaving_at_once_loses_nothing(form: Page, form_pages: dict[str, str]) -> None:  # 6
    form.get_by_label("Hvem er målgruppen?").fill("Unge")
    form.reload()
    expect(form.get_by_label("Hvem er målgruppen?")).to_have_value("Unge")


def test_nobody_is_kept_who_said_no(form: Page) -> None:  # 6
    form.get_by_label("Hvem er målgruppen?").fill("Unge")
    wait_until_kept(form)
    form.locator("[data-keep]").uncheck()
    assert stored(form) == {"off": True}
    warned: list[str] = []
    form.on("dialog", lambda dialog: (warned.append(dialog.type), dialog.accept()))
    form.reload()
    assert warned == ["beforeunload"]
    expect(form.locator("[data-keep]")).not_to_be_checked()
    expect(form.get_by_label("Hvem er målgruppen?")).to_have_value("")


def test_sensitive_answers_are_kept_only_when_asked_for(form: Page, form_pages: dict[str, str]) -> None:  # 6
    form.goto(form_pages["sensitive"])
    form.get_by_label("Hvem er målgruppen?").fill("Unge")
    form.wait_for_timeout(900)
    assert form.evaluate("localStorage.length") == 0
    form.locator("[data-keep]").check()
    assert stored(form)["document"]["answers"] == {"text-required": "Unge"}
    form.locator("[data-keep]").uncheck()
    assert stored(form) is None
    form.on("dialog", Dialog.accept)


def test_two_windows_do_not_overwrite_each_other(form: Page, form_pages: dict[str, str]) -> None:  # 6
    second = form.context.new_page()
    second.goto(form_pages["light"])
    second.get_by_label("Hvem er målgruppen?").fill("Fra den anden")
    wait_until_kept(second)
    expect(form.get_by_label("Hvem er målgruppen?")).to_have_value("Fra den anden")
    second.close()
    # A window that slept has not heard of the other's change.
    theirs = {"stamp": "later", "document": answers_file({"text-plain": "Derfra"})}
    form.evaluate("([key, value]) => localStorage.setItem(key, JSON.stringify(value))", [KEY, theirs])
    form.get_by_label("Hvad hedder samarbejdet?").fill("Herfra")
    expect(form.locator(".ws-summary h3")).to_have_text("Svarene er ændret i et andet vindue")
    expect(form.get_by_label("Hvad hedder samarbejdet?")).to_be_focused()
    form.wait_for_timeout(700)
    assert stored(form) == theirs
    form.get_by_role("button", name="Behold dem, der står her").click()
    assert stored(form)["document"]["answers"] == {"text-plain": "Herfra", "text-required": "Fra den anden"}
    form.evaluate("([key, value]) => localStorage.setItem(key, JSON.stringify(value))", [KEY, theirs])
    form.get_by_label("Hvad hedder samarbejdet?").fill("Herfra igen")
    form.get_by_role("button", name="Brug dem fra det andet vindue").click()
    expect(form.get_by_label("Hvad hedder samarbejdet?")).to_have_value("Derfra")
    expect(form.get_by_label("Hvem er målgruppen?")).to_have_value("")


def test_an_older_version_on_the_device_is_brought_up_to_date(form: Page) -> None:  # 6
    old = {"stamp": "1", "document": answers_file({"old-name": "Køkkenet", "gone": "væk"}) | {"version": 1}}
    form.evaluate("([key, value]) => localStorage.setItem(key, JSON.stringify(value))", [KEY, old])
    form.reload()
    expect(form.get_by_label("Hvad hedder samarbejdet?")).to_have_value("Køkkenet")
    expect(form.locator(".ws-summary")).to_contain_text("Svarene er fra udgave 1 af arket.")
    document = saved(form)[1]
    assert document["version"] == 2
    assert document["dropped"] == {"gone": "væk"}


def test_a_newer_version_on_the_device_stays(form: Page) -> None:  # 6
    newer = {"stamp": "1", "document": answers_file({"text-plain": "Nyt"}) | {"version": 3}}
    form.evaluate("([key, value]) => localStorage.setItem(key, JSON.stringify(value))", [KEY, newer])
    form.reload()
    expect(form.locator(".ws-summary")).to_contain_text("nyere udgave")
    form.get_by_label("Hvem er målgruppen?").fill("Unge")
    form.wait_for_timeout(900)
    assert stored(form) == newer
    form.on("dialog", Dialog.accept)


@pytest.mark.parametrize(
    "junk", ["null", "[]", "{", '"x"', '{"document": 5}', '{"document": {"answers": []}, "stamp": {}}']
)
def test_junk_on_the_device_does_no_harm(form: Page, junk: str) -> None:  # 6
    form.evaluate("([key, value]) => localStorage.setItem(key, value)", [KEY, junk])
    form.evaluate("value => localStorage.setItem('brobygger:carry', value)", junk)
    form.reload()
    form.get_by_label("Hvem er målgruppen?").fill("Unge")
    expect(form.locator("[data-score] [data-value]")).to_have_text("–")
    form.on("dialog", Dialog.accept)


def test_answers_are_carried_to_other_worksheets(form: Page, form_pages: dict[str, str]) -> None:  # 6
    form.get_by_label("Hvilken partner taler I med?").fill("Boldklubben")
    wait_until_kept(form)
    form.goto(form_pages["other"])
    expect(form.get_by_text("I et andet ark har I svaret: “Boldklubben”")).to_be_visible()
    form.get_by_role("button", name="Brug svaret her").click()
    expect(form.get_by_label("Hvilken partner taler I med?")).to_have_value("Boldklubben")
    expect(form.locator(".ws-carry")).to_have_count(0)
