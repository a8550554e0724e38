"""Answer files of the web form: 5 what is saved is what Python understands; 7 what is opened is read with distrust, 9 and lies beside the draft."""

import json

from playwright.sync_api import Dialog, Page, expect

from tests.browser.form_page import CPR, answers_file, come_near, open_file, saved, stored, wait_until_kept
from tests.pages.every_field import every_field, model_of
from tests.test_every_sheet import EVERY_TYPE, empty_pdf
from tests.tiers import in_matrix
from toolkit.pdf.make.fill import fill_pdf
from toolkit.pdf.read.answers import document_from_values
from toolkit.pdf.read.filled import read_pdf
from toolkit.rules import evaluate


def test_the_saved_file_is_what_python_understands(form: Page) -> None:  # 5
    form.get_by_text("Om jer").click()
    form.get_by_label("Organisation").fill("Æblets Venner & Co.")
    form.get_by_label("Sektor", exact=True).select_option("third")
    form.get_by_label("Hvad koster det om året?").fill("1.234,50 kr.")
    form.get_by_label("Hvornår begynder I?").fill("3/4-26")
    form.locator("#f-ranking-plain__time").select_option("1")
    form.locator("#f-ranking-plain__trust").select_option("2")
    form.locator("#f-choices-plain__people").check()
    form.locator("#f-choices-plain__goals").check()
    form.locator("#f-scale-full__na").check()
    expect(form.locator(".ws-board")).to_be_visible()
    form.get_by_text("Kortene som liste").click()
    form.locator("#f-placement-plain__1__text").fill("Café")
    form.locator("#f-placement-plain__1__mine").check()
    form.locator("#f-table-free__1__hours").fill("2,5")
    form.locator("#f-table-free__1__who").select_option("us")
    name, document = saved(form)
    assert name == f"every-field-æblets-venner-co-{document['saved'][:10]}.json"
    assert {key: document[key] for key in ("format", "worksheet", "version", "language")} == {
        "format": "brobygger-answers/1",
        "worksheet": "every-field",
        "version": 2,
        "language": "da",
    }
    assert document["respondent"] == {"organisation": "Æblets Venner & Co.", "sector": "third"}
    assert document["answers"] == {
        "number-limits": 1234.5,
        "date-limits": "2026-04-03",
        "ranking-plain": ["time", "trust"],
        "choices-plain": ["goals", "people"],
        "scale-full": "na",
        "placement-plain": [{"text": "Café", "mine": True}],
        "table-free": [{"who": "us", "hours": 2.5}],
    }
    model = model_of(every_field())
    assert evaluate(model, document).answers == document["answers"]


def test_the_example_goes_round(form: Page) -> None:  # 5
    form.click("[data-example]")
    expect(form.locator("[data-state]")).to_have_text("I ser et eksempel. Det gemmes ikke.")
    expect(form.locator(".ws-error")).to_have_count(0)
    model = model_of(every_field())
    document = saved(form)[1]
    assert document["answers"] == evaluate(model, {"answers": model["examples"][0]["answers"]}).answers
    form.click("[data-check]")
    expect(form.locator("#ws-summary-title")).to_have_text("Der er ingen fejl")
    form.click("[data-clear]")
    form.get_by_role("button", name="Ja, slet").click()
    open_file(form, document)
    assert saved(form)[1]["answers"] == document["answers"]


def test_web_to_json_to_pdf_to_json_loses_nothing(form: Page) -> None:  # 5
    form.click("[data-example]")
    expect(form.locator("[data-state]")).to_have_text("I ser et eksempel. Det gemmes ikke.")
    form.locator("[data-field=respondent] summary").click()
    form.locator("[name=respondent__organisation]").fill("Æblets Venner & Co.")
    document = saved(form)[1]
    model = model_of(every_field())
    filled = fill_pdf(empty_pdf(*EVERY_TYPE[0]), model, document)
    back = document_from_values(model, read_pdf(filled).values)
    evaluation = evaluate(model, back)
    assert (evaluation.answers, evaluation.respondent) == (document["answers"], document["respondent"])


@in_matrix
def test_an_example_lies_beside_ones_own_answers(form: Page) -> None:  # 9
    own = form.get_by_label("Hvem er målgruppen?")
    own.fill("Unge")
    kept = wait_until_kept(form)
    form.click("[data-example]")
    expect(own).to_have_value("Unge uden netværk")
    own.fill("Ændret i eksemplet")
    expect(form.locator("[data-state]")).to_have_text("Ikke gemt: Eksemplet er ændret her.")
    assert stored(form)["document"] == kept
    form.get_by_role("button", name="Luk eksemplet").click()
    expect(own).to_have_value("Unge")
    expect(form.locator("[data-told]")).to_have_text("Eksemplet er lukket.")
    form.get_by_role("button", name="Fortryd").click()
    expect(own).to_have_value("Ændret i eksemplet")
    form.get_by_role("button", name="Luk eksemplet").click()
    assert wait_until_kept(form)["answers"] == kept["answers"]


def test_an_opened_file_lies_beside_ones_own_answers(form: Page, form_pages: dict[str, str]) -> None:  # 9
    own = form.get_by_label("Hvem er målgruppen?")
    own.fill("Unge")
    kept = wait_until_kept(form)
    open_file(form, answers_file({"text-required": "Fra filen"}))
    expect(own).to_have_value("Fra filen")
    expect(form.locator("[data-state]")).to_have_text("Filen svar.json er åben ved siden af jeres egne svar.")
    own.fill("Ændret i filen")
    expect(form.locator("[data-state]")).to_have_text("Ikke gemt: Filen svar.json er ændret her. Gem den som ny fil.")
    assert stored(form)["document"] == kept
    second = form.context.new_page()  # another tab has another file
    second.goto(form_pages["light"])
    expect(second.get_by_label("Hvem er målgruppen?")).to_have_value("Unge")
    open_file(second, answers_file({"text-required": "Fra en anden"}), "anden.json")
    expect(own).to_have_value("Ændret i filen")
    second.close()
    form.on("dialog", Dialog.accept)
    form.reload()  # the tab remembers its file
    expect(own).to_have_value("Ændret i filen")
    saved(form)
    expect(form.locator("[data-state]")).to_contain_text("Gemt i filen every-field-")
    form.get_by_role("button", name="Luk filen").click()
    expect(own).to_have_value("Unge")
    assert stored(form)["document"]["answers"] == kept["answers"]


def test_a_file_becomes_the_draft_only_when_asked_to(form: Page) -> None:  # 9
    """Where there are own answers already, it becomes a set beside them (test_form_sets.py)."""
    open_file(form, answers_file({"text-required": "Fra filen"}))
    expect(form.locator("[data-bar]")).to_have_attribute("data-is", "file")
    assert stored(form) is None
    form.get_by_role("button", name="Gør dem til egne svar").click()
    assert wait_until_kept(form)["answers"] == {"text-required": "Fra filen"}
    form.get_by_role("button", name="Fortryd").click()
    expect(form.get_by_label("Hvem er målgruppen?")).to_have_value("")
    assert wait_until_kept(form)["answers"] == {}


def test_a_file_dropped_on_the_page_is_opened(form: Page) -> None:  # 9
    form.evaluate(
        """text => {
          const data = new DataTransfer();
          data.items.add(new File([text], "svar.json"));
          document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
        }""",
        json.dumps(answers_file({"text-required": "Fra filen"})),
    )
    expect(form.get_by_label("Hvem er målgruppen?")).to_have_value("Fra filen")


@in_matrix
def test_a_file_closes_what_is_asked_about_the_answers_below(form: Page) -> None:  # 9
    """A question that was answered afterwards would be answered about the file; a card's dialog would write into a card of the file."""
    form.get_by_label("Hvem er målgruppen?").fill("Unge")
    kept = wait_until_kept(form)
    form.click("[data-clear]")
    expect(form.get_by_role("dialog")).to_be_visible()
    open_file(form, answers_file({"placement-plain": [{"text": "Fra filen"}]}))
    expect(form.locator("[data-bar]")).to_have_attribute("data-is", "file")
    expect(form.get_by_role("dialog")).to_have_count(0)
    assert stored(form)["document"] == kept
    come_near(form, "placement-plain")
    form.locator("[data-field=placement-plain] [data-put]").first.click()
    form.get_by_role("dialog").get_by_role("textbox").fill("I dialogen")
    open_file(
        form, answers_file({"placement-plain": [{"text": "Fra en anden fil"}, {"text": "Endnu et kort"}]}), "to.json"
    )
    expect(form.locator("[data-state]")).to_contain_text("Filen to.json er åben")
    expect(form.get_by_role("dialog")).to_have_count(0)
    expect(form.locator("#f-placement-plain__2__text")).to_have_value("Endnu et kort")
    form.locator("[data-field=placement-plain] .ws-card-open").first.click()
    expect(form.get_by_role("dialog").get_by_role("textbox")).to_have_value("Fra en anden fil")


def test_of_several_files_the_first_is_opened_and_the_rest_told(form: Page) -> None:  # 9
    form.evaluate(
        """texts => {
          const data = new DataTransfer();
          for (const text of texts) data.items.add(new File([text], "svar.json"));
          document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
        }""",
        [json.dumps(answers_file({"text-required": name})) for name in ("Den første", "Den anden")],
    )
    expect(form.get_by_label("Hvem er målgruppen?")).to_have_value("Den første")
    expect(form.locator("[data-told]")).to_contain_text("Kun den første af de 2 filer er læst.")


def test_what_was_removed_can_be_had_back_after_an_example_was_looked_at(form: Page) -> None:  # 9
    table = form.locator("#f-table-optional")
    form.locator("#f-table-optional__1__agreement").fill("Vi ringer")
    table.get_by_role("button", name="Fjern: Række 1").click()
    expect(form.locator("#f-table-optional__1__agreement")).to_have_value("")
    form.click("[data-example]")
    form.get_by_role("button", name="Luk eksemplet").click()
    expect(form.locator("[data-told]")).to_have_text("Eksemplet er lukket. Række 1 er fjernet.")
    form.get_by_role("button", name="Fortryd").click()
    expect(form.locator("#f-table-optional__1__agreement")).to_have_value("Vi ringer")


REFUSED = {
    b"": "Filen er tom.",
    b"{": "Filen med svar kan ikke læses.",
    b"\xff\xfe{": "Filens tegnsæt kan ikke læses.",
    b"[]": "Filen er ikke en fil med svar. Den siger ikke, hvilket ark den svarer på.",
    b"[" * 200_000: "Filen med svar kan ikke læses.",
    b" " * (5 * 1024 * 1024 + 1): "Filen er for stor.",
    json.dumps(
        answers_file({}) | {"worksheet": "value"}
    ).encode(): "Svarene hører til arket »value«, som ikke kendes her.",
    json.dumps(
        answers_file({f"k{number}": 1 for number in range(20_000)})
    ).encode(): "Filen har flere felter eller svar end noget ark.",
    json.dumps(
        answers_file({"table-optional": [{"agreement": "x"}] * 100_000})
    ).encode(): "Filen har flere felter eller svar end noget ark.",
    json.dumps(
        answers_file({"text-plain": "x" * 4_000_000})
    ).encode(): "Et svar i filen er længere, end noget ark tillader.",
    json.dumps(answers_file({"text-plain": 1}))
    .replace("1}", "[" * 100_000 + "]" * 100_000 + "}")
    .encode(): "Filen med svar kan ikke læses.",
    b'{"format": "brobygger-answers/1", "worksheet": "every-field", "answers": {"text-plain": "a", "text-plain": "b"}}': "Filen med svar kan ikke læses.",
    json.dumps(answers_file({}) | {"version": 9}).encode(): "Svarene er fra version 9 af arket.",
    json.dumps(answers_file({}) | {"answers": [1]}).encode(): "Filen indeholder svar i en form, som ikke kan læses.",
}


def test_a_file_that_is_refused_says_why(form: Page) -> None:  # 7
    form.get_by_label("Hvem er målgruppen?").fill("Unge")
    kept = wait_until_kept(form)
    for number, (content, why) in enumerate(REFUSED.items()):
        open_file(form, content, f"svar-{number}.json")
        expect(form.locator(".ws-summary h3")).to_have_text(f"Filen svar-{number}.json blev ikke åbnet")
        expect(form.locator(".ws-summary")).to_contain_text(why)
        expect(form.get_by_label("Hvem er målgruppen?")).to_have_value("Unge")
        assert stored(form)["document"] == kept


def test_what_the_form_cannot_show_is_kept_until_it_is_removed(form: Page) -> None:  # 7
    strange = {
        "choice-plain": "unknown",
        "choices-plain": ["people", "whales"],
        "grid-scale": {"goals": 9, "attic": 1, "talk": 2},
        "table-fixed": {"goals": {"seen": "Noget", "colour": "blå"}},
        "number-plain": "mange",
        "text-plain": ["a", {"b": 1}],
        "not-ours": {"x": [1, "<img src=x onerror=alert(1)>"]},
    }
    open_file(form, answers_file(strange, note="egen", respondent={"motto": "hej"}))
    document = saved(form)[1]
    assert document["answers"] == strange
    assert document["note"] == "egen"
    assert document["respondent"] == {"motto": "hej"}
    expect(form.locator("[data-unknown]")).to_contain_text('not-ours: {"x":[1,"<img src=x onerror=alert(1)>"]}')
    expect(form.locator("img")).to_have_count(0)
    form.locator("#f-choices-plain__goals").check()
    assert sorted(saved(form)[1]["answers"]["choices-plain"]) == ["goals", "people", "whales"]
    form.locator("#f-choices-plain [data-drop]").click()
    form.locator("#f-grid-scale [data-drop]").first.click()
    form.get_by_role("button", name="Fjern: not-ours").click()
    left = saved(form)[1]["answers"]
    assert left["choices-plain"] == ["goals", "people"]
    assert left["grid-scale"] == {"talk": 2}
    assert "not-ours" not in left


def test_names_that_javascript_already_has_are_answers_like_others(form: Page) -> None:  # 7
    raw = json.dumps(answers_file({"text-plain": "x"})).replace(
        '"text-plain": "x"',
        '"__proto__": {"polluted": 1}, "constructor": "y", "grid-scale": {"__proto__": 3, "goals": 1}',
    )
    open_file(form, raw.encode())
    expect(form.locator("[data-unknown] li")).to_have_count(2)
    answers = saved(form)[1]["answers"]
    assert answers == {"__proto__": {"polluted": 1}, "constructor": "y", "grid-scale": {"__proto__": 3, "goals": 1}}
    assert form.evaluate("({}).polluted === undefined && Object.prototype.polluted === undefined")


def test_a_file_with_very_many_rows_or_keys_does_not_stop_the_page(form: Page) -> None:  # 7
    open_file(
        form, answers_file({"table-optional": [{"agreement": "x"}] * 4_000, **{f"k{n}": n for n in range(3_000)}})
    )
    expect(form.locator("#f-table-optional .ws-error").first).to_contain_text(
        "Der er givet 4000 svar. Der må højst være 3."
    )
    assert form.locator("#f-table-optional tr[data-row]").count() < 30
    expect(form.locator("[data-unknown] li")).to_have_count(51)
    expect(form.locator("[data-unknown] li").last).to_have_text("… og 2950 mere")
    form.click("[data-check]")
    assert form.locator(".ws-summary li").count() < 210
    assert len(saved(form)[1]["answers"]["table-optional"]) == 4_000


def test_a_civil_registration_number_is_masked_wherever_it_goes(form: Page) -> None:  # 7
    open_file(
        form, answers_file({"other": CPR, CPR: "x"}, respondent={"name": f"Bo {CPR}", "organisation": CPR}, extra=[CPR])
    )
    # Else the next line is typed into the draft.
    expect(form.locator("[data-bar]")).to_have_attribute("data-is", "file")
    form.get_by_label("Hvem er målgruppen?").fill(CPR)
    form.click("[data-check]")
    name, document = saved(form)
    assert CPR not in name + json.dumps(document)
    assert CPR not in form.locator("body").inner_text()
    form.get_by_role("button", name="Gør dem til egne svar").click()
    assert CPR not in json.dumps(wait_until_kept(form))
    assert "Det her ligner et cpr-nummer." in form.locator(".ws-summary").inner_text()


def test_what_of_a_file_no_question_shows_is_told(form: Page) -> None:  # 7
    """As `check` tells it; what stands beside the answers goes along when the file is saved again."""
    open_file(form, answers_file({"text-plain": "Bro"}, respondent=["Ole"], note="Ring til os"))
    told = form.locator("[data-summary]")
    expect(told).to_contain_text("»note«")
    expect(told).to_contain_text("Svaret passer ikke til spørgsmålet.")
    assert saved(form)[1]["note"] == "Ring til os"
