"""German words, cells and dates, as catalogues write them."""

from datetime import date

import pytest

from gemeinwerk.engines.smart import CostState
from gemeinwerk.engines.smart.language import (
    Kind,
    cost_state,
    deadline,
    deeds,
    definite_period,
    is_background,
    is_empty,
    is_permanent,
    pinned,
    root,
    sentences,
    shortened,
    time_span,
    vague_time,
)


@pytest.mark.parametrize(
    "forms",
    [
        "fördern fördert förderte gefördert geförderte Förderung Förderungen",
        "stärken stärkt gestärkt gestärkten Stärkung",
        "sensibilisieren sensibilisiert Sensibilisierung",
        "prüfen prüft geprüft geprüfte Prüfung Prüfungen",
        "unterstützen unterstützt unterstützte Unterstützung",
        "ausbauen ausgebaut auszubauen Ausbau",
        "weiterentwickeln weiterentwickelt weiterzuentwickeln Weiterentwicklung",
        "berücksichtigen berücksichtigt Berücksichtigung",
        "ermöglichen ermöglicht Ermöglichung",
        "verbessern verbessert Verbesserung",
    ],
)
def test_all_forms_of_a_deed_share_one_root(forms: str) -> None:
    assert len({root(form) for form in forms.split()}) == 1


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "-", "–", "…", "?", "N. N.", "n.n.", "N.N", "k. A.", "k.A.", "keine Angabe"),
        *("offen", "(offen)", "tbd", "siehe oben", "noch festzulegen"),
        "projektbezogen unterschiedlich",
    ],
)
def test_cells_that_are_filled_and_yet_empty(text: str) -> None:
    assert is_empty(text)


@pytest.mark.parametrize(
    "text", ["0", "Amt 50", "FB 3", "offene Kinder- und Jugendarbeit", "Offensive Bildung", "ja"]
)
def test_cells_that_say_something(text: str) -> None:
    assert not is_empty(text)


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("ca. 25.000 €/Jahr", CostState.STATED),
        ("0,5 VZÄ", CostState.STATED),
        ("Keine zusätzlichen Kosten", CostState.NONE),
        ("keine", CostState.NONE),
        ("kostenneutral", CostState.NONE),
        ("0 €", CostState.NONE),
        ("noch nicht ermittelt", CostState.UNKNOWN),
        ("projektabhängig", CostState.UNKNOWN),
        ("unbekannt", CostState.UNKNOWN),
        ("werden im Zuge der Planung ermittelt", CostState.UNKNOWN),
        ("aus laufendem Budget", CostState.RUNNING),
        ("im Rahmen der vorhandenen Mittel", CostState.RUNNING),
        ("", CostState.MISSING),
        ("k. A.", CostState.MISSING),
        ("offen", CostState.MISSING),
        ("projektbezogen unterschiedlich", CostState.MISSING),
        ("hoch", CostState.MISSING),
    ],
)
def test_what_a_cell_of_cost_says(text: str, state: CostState) -> None:
    assert cost_state(text) is state


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2024–2026", date(2024, 1, 1), date(2026, 12, 31)),
        ("2024 bis 2026", date(2024, 1, 1), date(2026, 12, 31)),
        ("bis 2026", None, date(2026, 12, 31)),
        ("bis Ende 2026", None, date(2026, 12, 31)),
        ("ab 2025", date(2025, 1, 1), None),
        ("seit 2020", date(2020, 1, 1), None),
        ("2025 ff.", date(2025, 1, 1), None),
        ("Beginn 2025", date(2025, 1, 1), None),
        ("II. Quartal 2025", date(2025, 4, 1), date(2025, 6, 30)),
        ("Q4 2026", date(2026, 10, 1), date(2026, 12, 31)),
        ("2. Halbjahr 2025", date(2025, 7, 1), date(2025, 12, 31)),
        ("Schuljahr 2025/26", date(2025, 8, 1), date(2026, 7, 31)),
        ("März 2025 bis Juni 2026", date(2025, 3, 1), date(2026, 6, 30)),
        ("01.03.2025-30.06.26", date(2025, 3, 1), date(2026, 6, 30)),
        ("12/2026", date(2026, 12, 1), date(2026, 12, 31)),
        ("Sommer 2026", date(2026, 6, 1), date(2026, 8, 31)),
        ("2028–2026", date(2028, 1, 1), date(2026, 12, 31)),
        ("2028, 2026", date(2026, 1, 1), date(2028, 12, 31)),
        ("kurzfristig", None, None),
        ("99.99.2026", None, None),
    ],
)
def test_time_fields(text: str, start: date | None, end: date | None) -> None:
    assert time_span(text) == (start, end)


@pytest.mark.parametrize(
    "text",
    [
        *("Daueraufgabe", "laufend", "kontinuierlich", "fortlaufend", "ab 2025 fortlaufend"),
        *("Laufende Aufgabe", "auf Dauer", "jährlich", "dauerhafte Maßnahme", "unbefristet"),
    ],
)
def test_permanent_tasks(text: str) -> None:
    assert is_permanent(text)


@pytest.mark.parametrize("text", ["2. Halbjahr 2025", "im laufenden Schuljahr", "bis 2026", "-"])
def test_tasks_that_end(text: str) -> None:
    assert not is_permanent(text)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("kurzfristig", "kurzfristig"),
        ("kurzfristige Umsetzung", "kurzfristige"),
        ("mittel- bis langfristig", "mittel- bis langfristig"),
        ("so bald wie möglich", "so bald wie möglich"),
        ("sobald möglich", "sobald möglich"),
        ("2024–2026", ""),
        ("Daueraufgabe", ""),
    ],
)
def test_vague_time_words_are_quoted_as_typed(text: str, word: str) -> None:
    assert vague_time(text) == word


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("Bis Ende 2026 schulen wir 200 Führungskräfte", date(2026, 12, 31)),
        ("Für die Jahre 2025 bis 2027 entsteht ein Programm", date(2027, 12, 31)),
        ("Im Herbst 2026 eröffnet das Haus", date(2026, 11, 30)),
        ("Der Klimaschutz wird in den VEP 2025 aufgenommen", None),
        ("Der Antrag vom 15.9.2008 wird erledigt", None),
        ("Das Amt arbeitet seit Herbst 2010 daran", None),
        ("Der Kurs beginnt im März 2026", None),
        ("Das Amt arbeitet seit 2010 daran, bis Ende 2027 steht das Haus", date(2027, 12, 31)),
        ("Bis Ende 2027 steht das Haus, im Jahr 2026 das Dach", date(2027, 12, 31)),
    ],
)
def test_deadlines_in_a_text(sentence: str, day: date | None) -> None:
    assert deadline(sentence) == day


def test_a_deadline_may_do_without_a_date() -> None:
    assert definite_period("innerhalb von zwei Jahren nach Beschluss") == (
        "innerhalb von zwei Jahren"
    )
    assert definite_period("in absehbarer Zeit") == ""


@pytest.mark.parametrize(
    ("sentence", "pin"),
    [
        ("Prüfung von Tempo 20 in der Altstadt", "Altstadt"),
        ("Förderung des Fußverkehrs an der Uferstraße", "Uferstraße"),
        ("Förderung des Projekts „Gute Nachbarn“", "Projekts „Gute Nachbarn“"),
        ("Stärkung der Elternarbeit durch Elternlots*innen", "durch Elternlots*innen"),
        ("Unterstützung der Vereine mit 20.000 € im Jahr", "20.000 €"),
        ("Ausbau der Betreuung an der Grundschule Süd", "Grundschule Süd"),
        ("Förderung der Teilhabe in der ganzen Stadt", ""),
        ("Stärkung der Zusammenarbeit mit den Vereinen", ""),
    ],
)
def test_what_pins_a_deed_down(sentence: str, pin: str) -> None:
    assert pinned(sentence) == pin


def test_the_town_itself_is_no_place_within_it() -> None:
    sentence = "Förderung des Radverkehrs in Neuhausen"
    assert pinned(sentence) == "in Neuhausen"
    assert pinned(sentence, ("Neuhausen",)) == ""


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Die Beratung soll gestärkt werden", [(Kind.VAGUE, "gestärkt werden")]),
        ("Förderung des Fußverkehrs", [(Kind.VAGUE, "Förderung des Fußverkehrs")]),
        ("Wir richten eine Stelle ein", [(Kind.CONCRETE, "richten eine Stelle")]),
        ("Um zu stärken, werden Lots*innen ausgebildet", [(Kind.CONCRETE, "ausgebildet")]),
        ("Menschen, die Hilfe brauchen, werden unterstützt", [(Kind.VAGUE, "unterstützt")]),
        ("Es gilt, die Chancen zu verbessern", [(Kind.VAGUE, "Chancen zu verbessern")]),
        ("Niedrigschwellige Zugänge schaffen", [(Kind.VAGUE, "Zugänge schaffen")]),
        ("Bewusstseinsbildung zum Klimaschutz", [(Kind.VAGUE, "Bewusstseinsbildung")]),
        ("Angebote ausbauen", [(Kind.VAGUE, "Angebote ausbauen")]),
        ("Radwege ausbauen", [(Kind.CONCRETE, "Radwege ausbauen")]),
        ("Die Stadt war gut beraten", []),
        ("Konzept zur Stärkung der Teilhabe", []),
    ],
)
def test_deeds(sentence: str, told: list[tuple[Kind, str]]) -> None:
    assert [(deed.kind, deed.quote) for deed in deeds(sentence)] == told


def test_what_was_is_background() -> None:
    assert is_background("Die Stelle war mit zwei Personen besetzt")
    assert not is_background("Die Stelle wird mit zwei Personen besetzt")


def test_sentences_end_neither_at_abbreviations_nor_at_ordinals() -> None:
    text = (
        "Wir bauen z. B. Häuser. Das kostet ca. 3 Mio. €. Im 2. Halbjahr folgt mehr!\n"
        "- eins\n- zwei"
    )
    assert list(sentences(text)) == [
        "Wir bauen z. B. Häuser",
        "Das kostet ca. 3 Mio. €",
        "Im 2. Halbjahr folgt mehr",
        "eins",
        "zwei",
    ]


def test_long_quotes_are_cut_at_a_word() -> None:
    assert shortened("eins\n zwei  drei", 20) == "eins zwei drei"
    assert shortened("eins zwei drei vier", 12) == "eins zwei …"
    eighty = "ab " * 26 + "ab"
    assert shortened(eighty) == eighty
    assert shortened(f"{eighty}c") == "ab " * 26 + "…"
