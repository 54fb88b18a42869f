"""A pasted list of units: all or nothing, and twice is once."""

import pytest

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.errors import UnreadableList
from gemeinwerk.actors.models import Organisation
from gemeinwerk.actors.operations import read_unit_list, take_over_units
from gemeinwerk.actors.operations.unit_list import UnitLine, UnitsTakenOver
from gemeinwerk.municipalities.models import Municipality

LIST = """Name; Kurzzeichen; gehört zu
Fachbereich Soziales ; FB 38;GB 3
Geschäftsbereich 3; GB 3

Büro für Chancengleichheit;;Geschäftsbereich 3
"""


def take(town: Municipality, office: User, text: str) -> UnitsTakenOver:
    return take_over_units(town, by=office, lines=read_unit_list(text))


def tree(town: Municipality) -> dict[str, tuple[str, str]]:
    units = Organisation.objects.filter(municipality=town).select_related("parent")
    return {u.name: (u.abbreviation, u.parent.name if u.parent else "") for u in units}


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Amt; A; B", [UnitLine(1, "Amt", "A", "B")]),
        ("Amt\tA\tB", [UnitLine(1, "Amt", "A", "B")]),
        ("Amt", [UnitLine(1, "Amt", "", "")]),
        ("\n\n Amt ;  ; ", [UnitLine(3, "Amt", "", "")]),
        ("Name;Kurzzeichen\nAmt;A", [UnitLine(2, "Amt", "A", "")]),
        ("Amt;A;B;mehr", [UnitLine(1, "Amt", "A", "B")]),
        ("", []),
    ],
)
def test_a_list_is_read_as_typed_or_copied(text: str, lines: list[UnitLine]) -> None:
    assert read_unit_list(text) == lines


def test_a_unit_may_stand_before_the_one_it_belongs_to(town: Municipality, office: User) -> None:
    assert take(town, office, LIST) == UnitsTakenOver(new=3, changed=0, same=0)
    assert tree(town) == {
        "Geschäftsbereich 3": ("GB 3", ""),
        "Fachbereich Soziales": ("FB 38", "Geschäftsbereich 3"),
        "Büro für Chancengleichheit": ("", "Geschäftsbereich 3"),
    }


def test_a_second_time_changes_nothing(town: Municipality, office: User) -> None:
    take(town, office, LIST)
    assert take(town, office, LIST) == UnitsTakenOver(new=0, changed=0, same=3)


def test_what_exists_is_brought_up_to_the_list(town: Municipality, office: User) -> None:
    take(town, office, LIST)
    done = take(town, office, "fachbereich soziales; FB 39; Büro für Chancengleichheit")
    assert done == UnitsTakenOver(new=0, changed=1, same=0)
    assert tree(town)["Fachbereich Soziales"] == ("FB 39", "Büro für Chancengleichheit")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "Die Liste ist leer."),
        ("A\n; B", "Zeile 2: Der Name fehlt."),
        ("A\nb\na ", "Zeile 1: „A“ steht mehrmals in der Liste."),
        ("A;;Nirgends", "Zeile 1: „Nirgends“ kommt weder in der Liste noch bisher vor."),
        ("A;;B\nB;;A", "Zeile 2: „B“ kann nicht zu „A“ gehören, denn das gehört selbst dazu."),
        ("x" * 201, "Zeile 1: Name oder Kurzzeichen ist zu lang."),
        ("A\n" * 2001, "Die Liste hat mehr als 2000 Zeilen. Bitte teilen."),
    ],
)
def test_one_bad_line_and_nothing_is_taken_over(
    town: Municipality, office: User, text: str, problem: str
) -> None:
    with pytest.raises(UnreadableList) as refusal:
        take(town, office, f"{text}")
    assert refusal.value.lines[0] == problem
    assert tree(town) == {}


def test_an_abbreviation_two_units_share_names_neither(town: Municipality, office: User) -> None:
    with pytest.raises(UnreadableList):
        take(town, office, "A;X\nB;X\nC;;X")
