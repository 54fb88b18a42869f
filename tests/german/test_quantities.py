"""How much a sentence says is done, how often, of what."""

import pytest

from gemeinwerk.german.indicators.quantities import measured, output, quantity, recurs


@pytest.mark.parametrize(
    ("sentence", "counted"),
    [
        ("Bis Ende 2026 schulen wir 200 Führungskräfte", "200 Führungskräfte"),
        ("Fünf Beratungstage im Monat", "Fünf Beratungstage"),
        ("1.200 neue Plätze entstehen", "1.200 neue Plätze"),
        ("Der Anteil steigt auf 30 %", "30 %"),
        ("eine Leistung von 500 kW", "500 kW"),
        ("Tempo 20 in der Altstadt", ""),
        ("nach § 51 der Ordnung", ""),
        ("Kosten von 3.000 Euro", ""),
        ("zwei Jahre lang", ""),
        ("ab 60 Jahren", ""),
        ("im Jahr 2026 Kurse", ""),
        ("mit Amt 61 und Amt 67", ""),
        ("25 Prozent der Haushalte", "25 Prozent"),
        ("acht neue städtische Kitas", "acht neue städtische Kitas"),
        ("10 bis 15 Kurse", "10 bis 15 Kurse"),
        ("2026 Bäume", ""),
        ("20 km/h", ""),
        ("5 Stunden und 7 Bänke", "7 Bänke"),
        ("Linie 12 Busse", ""),
        ("3 ha Wald", "3 ha"),
        ("6-jährige Kinder", ""),
        ("", ""),
    ],
)
def test_quantities_that_count_something(sentence: str, counted: str) -> None:
    assert quantity(sentence) == counted


@pytest.mark.parametrize(
    ("sentence", "counted"),
    [
        ("300 Bügel werden aufgestellt", "300 Bügel"),
        ("an acht Schulen wird vorgelesen", ""),
        ("an acht Schulen lesen 40 Personen vor", "40 Personen"),
        ("mit 20 Betrieben und durch 5 Vereine", ""),
    ],
)
def test_where_and_with_whom_is_no_output(sentence: str, counted: str) -> None:
    assert output(sentence) == counted


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("Wir beraten monatlich", True), ("dreimal im Jahr", True), ("jeden ersten Montag", True),
        ("alle zwei Jahre", True), ("im Jahr 2026", True), ("pro Schuljahr", True),
        ("wir beraten", False), ("im kommenden Sommer", False),
    ],
)  # fmt: skip
def test_what_comes_again(sentence: str, said: bool) -> None:
    assert recurs(sentence) is said


@pytest.mark.parametrize(
    ("sentence", "amount"),
    [
        ("20 Kurse im Quartal", "20 Kurse"), ("Wir beraten wöchentlich", "wöchentlich"),
        ("jede Grundschule bekommt einen Garten", "jede Grundschule"),
        ("Alle Kitas werden saniert", "Alle Kitas"), ("für 3.000 Euro", "3.000 Euro"),
        ("innerhalb von zwei Wochen", "innerhalb von zwei Wochen"),
        ("pro Jahr ein Fest", "pro Jahr"),
        ("der Verbrauch wird halbiert", "halbiert"), ("Wir beraten Menschen", ""),
        ("alle Beteiligten reden mit", ""),
    ],
)  # fmt: skip
def test_how_much_is_done(sentence: str, amount: str) -> None:
    assert measured(sentence) == amount
