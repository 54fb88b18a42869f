"""Money is there when it was granted, not when somebody wrote down how much it is."""

from typing import Any

import pytest

from gemeinwerk.measures.document.funding import funding

LINE = {
    "kind": "one_off",
    "year": 2026,
    "until_year": None,
    "amount": 9000,
    "approximate": False,
    "funding": "budget",
    "funding_text": "",
    "note": "",
}


def measure(*lines: dict[str, Any], **values: Any) -> dict[str, Any]:
    given = {"cost_state": "stated", "cost_text": "", "funding_proviso": False}
    costs = [LINE | one for one in lines]
    return given | {"implementation": "in_progress", "costs": costs} | values


@pytest.mark.parametrize("source", ["budget", "present", "grant"])
def test_a_secured_source_pays(source: str) -> None:
    assert funding(measure({"funding": source}), decided=True).state == "done"


@pytest.mark.parametrize("source", ["", "open", "third_party"])
def test_an_amount_alone_pays_nothing(source: str) -> None:
    assert funding(measure({"funding": source}), decided=True).state == "open"


def test_a_figure_without_any_line_is_no_money() -> None:
    found = funding(measure(), decided=True)
    assert (found.state, found.text) == ("open", "beziffert, Finanzierung nicht angegeben")


def test_a_source_for_some_lines_is_half_the_money() -> None:
    found = funding(measure({}, {"funding": "open"}, {"funding": "grant"}), decided=True)
    assert (found.state, found.detail) == ("partly", "2 von 3 Posten")


def test_a_source_without_an_amount_is_not_yet_money() -> None:
    assert funding(measure({"amount": None}), decided=True).state == "open"
    posts = {"kind": "fte", "amount": None, "funding": "present"}
    assert funding(measure(posts), decided=True).state == "done"


def test_under_a_proviso_only_what_is_there_already_counts() -> None:
    assert funding(measure({}, funding_proviso=True), decided=True).state == "open"
    both = measure({}, {"funding": "present"}, funding_proviso=True)
    assert funding(both, decided=True).state == "partly"


def test_before_the_decision_nothing_is_granted() -> None:
    assert funding(measure({}), decided=False).state == "open"
    assert funding(measure({"funding": "present"}), decided=False).state == "done"


@pytest.mark.parametrize(
    ("said", "state"),
    [
        ("Haushalt 2027/2028 (angemeldet)", "open"),
        ("Antrag läuft", "open"),
        ("Förderantrag in Vorbereitung", "open"),
        ("Der Bescheid steht noch aus", "open"),
        ("noch nicht bewilligt", "open"),
        ("Landesmittel, beantragt und am 3. Mai bewilligt", "done"),
        ("Haushalt 2025/2026, Fortbildungsmittel FB 11", "done"),
    ],
)
def test_what_somebody_has_still_to_grant_is_open(said: str, state: str) -> None:
    assert funding(measure({"funding_text": said}), decided=True).state == state
    assert funding(measure({"note": said}), decided=True).state == state


@pytest.mark.parametrize(
    ("cost_state", "state"),
    [("none", "done"), ("running", "done"), ("unknown", "open"), ("", "open")],
)
def test_without_lines_the_state_of_the_costs_decides(cost_state: str, state: str) -> None:
    assert funding(measure(cost_state=cost_state), decided=True).state == state


def test_unknown_beside_an_amount_is_not_unknown() -> None:
    found = funding(measure(cost_state="unknown", cost_text="25.000 € jährlich"), decided=True)
    assert "ermittelt" not in found.text
    assert funding(measure({}, cost_state="unknown"), decided=True).state == "done"


@pytest.mark.parametrize("implementation", ["in_progress", "partly", "permanent", "done"])
def test_a_running_measure_without_money_says_why_that_can_be(implementation: str) -> None:
    open_ = [
        measure({"funding": "open"}, implementation=implementation),
        measure({}, funding_proviso=True, implementation=implementation),
        measure({"funding": "third_party"}, implementation=implementation),
        measure(cost_state="unknown", implementation=implementation),
        measure(cost_state="", implementation=implementation),
    ]
    for one in open_:
        assert funding(one, decided=True).because.startswith("Die Maßnahme")


def test_what_has_not_begun_needs_no_excuse() -> None:
    one = measure({"funding": "open"}, implementation="not_started")
    assert funding(one, decided=True).because == ""
