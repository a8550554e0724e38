"""A worksheet with every field type, as `normalise` would give it (docs/model.md), and answers to it."""

from typing import Any

Model = dict[str, Any]
DEGREES = ["slet ikke", "i ringe grad", "i nogen grad", "i høj grad", "i meget høj grad"]


def field(kind: str, name: str, label: str, **more: Any) -> Model:
    common = {
        "id": name,
        "type": kind,
        "label": label,
        "help": None,
        "required": False,
        "show_if": None,
        "about": None,
        "carry": None,
        "width": "full",
    }
    return common | {"short": label} | more


def options(**labels: str) -> list[Model]:
    return [{"value": value, "label": label, "exclusive": value == "none"} for value, label in labels.items()]


def places(**labels: str) -> list[Model]:
    return [{"id": name, "label": label} for name, label in labels.items()]


def scale(low: int = 1, labels: list[str] | None = None, not_relevant: bool = False) -> Model:
    steps = [{"value": low + n, "label": label} for n, label in enumerate(DEGREES if labels is None else labels)]
    return {"min": low, "max": steps[-1]["value"], "not_relevant": not_relevant, "options": steps}


def column(kind: str, name: str, label: str, **more: Any) -> Model:
    return field(kind, name, label, **more)


def section(name: str, title: str, *fields: Model, **more: Any) -> Model:
    return {
        "id": name,
        "title": title,
        "intro": None,
        "show_if": None,
        "new_page": False,
        "layout": "list",
        "fields": list(fields),
    } | more


def sheet(*sections: Model, **more: Any) -> Model:
    model: Model = {
        "format": "brobygger-worksheet/1", "id": "every-type", "version": 2, "language": "da", "hash": "0123456789abcdef" * 4,
        "title": "Alle slags spørgsmål", "purpose": "Arket prøver alle felttyper af. Brug det til at se, om papir og skærm hænger sammen.",
        "step": 5, "keywords": [], "personal_data": "contact", "arrangement": "ours",
        "paper": {"orientation": "portrait", "pages": 4, "why": "Alle felttyper skal med."}, "respondent": ["organisation", "date"],
        "facilitation": {
            "minutes": 45, "participants": {"min": 2, "max": 12}, "materials": ["Et ark til hver", "Kuglepenne"],
            "steps": ["Svar hver for sig (10 min.).", "Læs svarene højt, og find det, I er uenige om (20 min.).", "Aftal næste skridt."],
        },
        "sources": [{
            "ref": "mm", "title": "Hvorfor en guide?", "publisher": "Mandag Morgen", "year": "2011",
            "rights": "Udgiverens; vi gengiver fakta med henvisning", "url": None, "place": "s. 37",
        }],
        "sections": list(sections), "scores": [], "match": [], "changes": [], "examples": [],
    }  # fmt: skip
    return model | more


def small() -> Model:
    return sheet(
        section("one", "Et afsnit", field("text", "name", "Hvad hedder samarbejdet?", max_length=120, required=True)),
        id="small",
    )


def every_type() -> Model:
    sectors = options(public="Offentlig", private="Privat", third="Civilsamfund")
    levels = places(broad="Bred forebyggelse", early="Tidlig indsats", late="Indgribende indsats", after="Efterværn")
    return sheet(
        section(
            "basics", "Grundlaget",
            field("text", "name", "Hvad hedder samarbejdet?", max_length=120, required=True, help="Det navn, I bruger til daglig."),
            field("longtext", "why", "Hvorfor samarbejder I?", max_length=600, lines=5, help="Skriv, hvad der skal ændre sig for andre."),
            field("number", "guests", "Hvor mange gæster kommer der?", unit="gæster", min="0", max="5000", decimals=1),
            field("date", "start", "Hvornår begynder I?", min="2020-01-01", max=None),
            field("choice", "phase", "Hvor langt er I?", list=None, required=True,
                  options=options(idea="En idé", running="I drift", closing="På vej til at slutte")),
            field("text", "stop", "Hvad skal ske, når I slutter?", max_length=120,
                  show_if={"op": "in", "path": ["phase"], "values": ["closing"]}),
            field("choices", "who", "Hvem er med?", list="sectors", at_least=None, at_most=2,
                  options=[*sectors, *options(none="Ingen endnu")]),
            intro="Svar sammen, hvis I kan.",
        ),
        section(
            "judge", "Vurdering",
            field("scale", "goals", "Har I klare, fælles mål?", required=True, help="Alle skal kunne gentage dem.", **scale(not_relevant=True)),
            field("scale", "mood", "Hvordan er stemningen fra 0 til 10?", **scale(0, ["dårlig", *[""] * 9, "god"])),
            field("grid", "trust", "Hvor stor tillid har I til hinanden?", cell={"type": "scale", "required": False, **scale()},
                  rows=places(down="Ledere til medarbejdere", up="Medarbejdere til ledere", across="Parterne imellem")),
            field("grid", "agree", "Hvad gør I med reglerne?",
                  cell={"type": "choice", "list": None, "required": False, "options": options(adopt="Vi følger den", adapt="Vi retter den til", reject="Vi dropper den")},
                  rows=places(a="Vi holder det, vi lover", b="Vi siger fra i tide")),
            show_if={"op": "not", "of": [{"op": "in", "path": ["phase"], "values": ["idea"]}]},
        ),
        section(
            "tables", "Tabeller",
            field("table", "evidence", "Hvad har I set?", min_rows=0, max_rows=None,
                  rows=places(goals="Klare mål", money="Penge og tid"),
                  columns=[column("longtext", "seen", "Det har vi set", max_length=200, lines=3),
                           column("scale", "public", "Kommunen", **scale()), column("scale", "third", "Foreningen", **scale())]),
            field("table", "plan", "Hvem gør hvad hvornår?", min_rows=1, max_rows=4, rows=None,
                  columns=[column("text", "what", "Hvad", max_length=80, required=True), column("choice", "who", "Hvem", list=None, options=sectors),
                           column("number", "hours", "Timer", unit="t", min="0", max=None, decimals=1), column("date", "when", "Hvornår", min=None, max=None)]),
        ),
        section(
            "maps", "Kort og rækkefølge",
            field("placement", "map", "Placér jeres indsatser", rows=levels, columns=places(public="Offentlig", private="Privat", third="Civilsamfund"),
                  max_cards=6, max_length=120),
            field("ranking", "rank", "Hvad er vigtigst?", at_least=2, options=options(a="At nå flere", b="At nå de rigtige", c="At blive ved")),
            field("cards", "cards", "Udsagn om de andre", statements=[
                {"id": "s1", "heading": "Om de andre", "text": "De kan ikke holde en frist.", "back": "Hvad bygger du det på?"},
                {"id": "s2", "heading": None, "text": "De har altid penge nok.", "back": None},
                {"id": "s3", "heading": None, "text": "De lytter kun, når det passer dem.", "back": "Hvornår oplevede du det sidst?"}],
                  backs="below", back_offset={"right": "0", "down": "0"}),
        ),
    )  # fmt: skip


def answers() -> dict[str, Any]:
    """Canonical answers to every question of `every_type`."""
    return {
        "name": "Fælleskøkkenet – “åbent” for alle", "why": "Ensomme ældre skal møde nogen.\nDet kan ingen af os klare alene.", "guests": 1234.5,
        "start": "2026-04-03", "phase": "closing", "stop": "Vi finder en ny vært", "who": ["public", "third"], "goals": "na", "mood": 0,
        "trust": {"down": 3, "across": 5}, "agree": {"a": "adapt"},
        "evidence": {"goals": {"seen": "Målet står i aftalen.", "public": 4}, "money": {"third": 2}},
        "plan": [{"what": "Købe ind", "who": "private", "hours": 2.5, "when": "2026-05-01"}, {}, {"what": "Holde møde"}],
        "map": [{"text": "Mentorer", "row": "early", "column": "third", "mine": True, "to": [2]}, {"text": "Café", "row": "broad", "column": "public"}],
        "rank": ["c", "a"],
    }  # fmt: skip


def document(**more: Any) -> dict[str, Any]:
    respondent = {"name": "Åse Jørgensen", "organisation": "Køkkenet", "sector": "third", "date": "2026-11-20"}
    made = {"format": "brobygger-answers/1", "worksheet": "every-type", "version": 2, "language": "da"}
    return made | {"respondent": respondent, "answers": answers()} | more
