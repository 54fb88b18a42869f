"""What a measure costs, as its page shows it: each line, and the sum of each kind."""

from typing import Any

from gemeinwerk.core import ui
from gemeinwerk.portal.money import costs


def line(kind: str, year: int | None, amount: str | None, **more: Any) -> dict[str, Any]:
    plain = {
        "approximate": False,
        "until_year": None,
        "funding": "",
        "funding_text": "",
        "note": "",
    }
    return {"kind": kind, "year": year, "amount": amount} | plain | more


def shown(*lines: dict[str, Any]) -> ui.Table:
    table = costs({"costs": list(lines)})
    assert table
    return table


def test_each_kind_has_its_sum_wherever_its_lines_stand() -> None:
    table = shown(
        line("fte", 2026, "0.5"),
        line("one_off", 2025, "18000", note="Produkt 1.11"),
        line("recurring", None, "500"),
        line("one_off", 2026, "2000", approximate=True),
        line("recurring", 2027, None),
    )
    assert table.rows == [
        ["Stellen (VZÄ)", "2026", "0,5 VZÄ", "nicht angegeben"],
        ["einmalig", "2025", "18.000 €", "Produkt 1.11"],
        ["jährlich", "nicht angegeben", "500 €", "nicht angegeben"],
        ["einmalig", "2026", "etwa 2.000 €", "nicht angegeben"],
        ["jährlich", "ab 2027", "noch nicht ermittelt", "nicht angegeben"],
        ["einmalig, zusammen", "", "20.000 €", ""],
        ["jährlich, zusammen", "", "500 €", "dazu 1 ohne Betrag"],
    ]
    assert [column.numeric for column in table.columns] == [False, False, True, False]


def test_a_sum_of_which_nothing_is_known_counts_nothing() -> None:
    table = shown(line("one_off", 2025, None), line("one_off", 2026, None))
    assert table.rows[-1] == ["einmalig, zusammen", "", "noch nicht ermittelt", ""]


def test_one_line_needs_no_sum_and_none_no_table() -> None:
    assert len(shown(line("one_off", 2025, "100")).rows) == 1
    assert costs({"costs": []}) is None
