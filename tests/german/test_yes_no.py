import pytest

from gemeinwerk.german.indicators.yes_no import is_answer, is_counted, is_state, parse_yes_no


@pytest.mark.parametrize(
    ("typed", "said"),
    [("Ja", True), ("ja.", True), ("J", True), ("x", True), ("(X)", True), ("✓", True), ("1", True),
     ("wahr", True), ("Nein", False), ("n", False), ("0", False), ("false", False), ("✗", False),
     ("", None), ("-", None), ("ja/nein", None), ("teilweise", None), ("ja, ab 2026", None),
     ("xx", None), ("k. A.", None), ("2", None)],
)  # fmt: skip
def test_a_cell_says_yes_or_no_or_something_else(typed, said):
    assert parse_yes_no(typed) is said


@pytest.mark.parametrize(
    ("text", "answers"),
    [("ja", True), ("Ja/Nein", True), ("ja / nein", True), ("(nein)", True),
     ("nicht vorhanden", True), ("liegt vor.", True), ("umgesetzt", True), ("noch nicht", True),
     ("Fertiggestellt!", True),
     ("ja, 2026", False), ("20", False), ("", False), ("offen", False),
     ("Konzept liegt vor", False)],
)  # fmt: skip
def test_an_answer_says_no_more_than_met_or_not(text, answers):
    assert is_answer(text) is answers


@pytest.mark.parametrize(
    ("name", "state", "counted"),
    [
        ("Leitfaden liegt vor", True, False),
        ("Konzept liegt nicht vor", True, False),
        ("Satzung beschlossen", True, False),
        ("Fertigstellung des Radwegs", True, False),
        ("Eröffnung des Cafés", True, False),
        ("Beteiligung der Eltern", False, False),
        ("Die Stelle ist besetzt", True, False),
        ("Internetseite online", True, False),
        ("Satzung in Kraft", True, False),
        ("Konzept erstellt (Amt 61)", True, False),
        ("Anzahl beschlossener Satzungen", False, True),
        ("Anteil ist gestiegen", False, True),
        ("Quote wurde erreicht", False, True),
        ("Geschulte Führungskräfte", False, True),
        ("Teilnehmende", False, True),
        ("Beratungen", False, True),
        ("Verbrauch in kWh", False, True),
        ("Fläche (ha)", False, True),
        ("Radwege", False, False),
        ("x" * 400 + " liegt vor", False, False),
    ],
)
def test_a_name_tells_what_is_met_or_not_from_what_is_counted(name, state, counted):
    assert (is_state(name), is_counted(name)) == (state, counted)
