"""Planned days are read as in imports, and what was understood is said before anything is saved."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from gemeinwerk.core.forms import BaseForm, PlannedDateField
from gemeinwerk.municipalities.models import Municipality

TIMES = [
    ("Ende 2029", date(2029, 10, 1), date(2029, 12, 31)),
    ("IV. Quartal 2029", date(2029, 10, 1), date(2029, 12, 31)),
    ("Q3/2027", date(2027, 7, 1), date(2027, 9, 30)),
    ("März 2027", date(2027, 3, 1), date(2027, 3, 31)),
    ("1. Halbjahr 2028", date(2028, 1, 1), date(2028, 6, 30)),
    ("2029", date(2029, 1, 1), date(2029, 12, 31)),
    ("31.12.2026", date(2026, 12, 31), date(2026, 12, 31)),
    (" 2027-02-28 ", date(2027, 2, 28), date(2027, 2, 28)),
]
NO_ONE_DAY = [
    "kurzfristig",
    "dauerhaft",
    "voraussichtlich 2029",
    "2026 oder 2028",
    "2025–2027",
    "2025, 2027",
    "nach Beschluss 2027",
    "2029 (Entwurf)",
    "offen",
    "31.02.2027",
    "x" * 5000,
]


@pytest.mark.parametrize("typed", NO_ONE_DAY)
@pytest.mark.parametrize("begins", [True, False])
def test_what_names_no_one_day_for_sure_is_no_day(typed: str, begins: bool) -> None:
    with pytest.raises(ValidationError, match=r"z\. B\. 31\.12\.2029|gibt es nicht"):
        PlannedDateField(begins=begins).clean(typed)


@pytest.mark.parametrize(("typed", "first", "last"), TIMES)
def test_a_beginning_is_its_first_day_an_end_its_last(typed: str, first: date, last: date) -> None:
    assert PlannedDateField(begins=True).clean(typed) == first
    assert PlannedDateField().clean(typed) == last


def test_ab_and_bis_belong_to_their_own_field() -> None:
    assert PlannedDateField(begins=True).clean("ab 2027") == date(2027, 1, 1)
    assert PlannedDateField().clean("bis Ende 2029") == date(2029, 12, 31)
    for begins, typed in ((True, "bis Ende 2029"), (False, "ab 2027")):
        with pytest.raises(ValidationError):
            PlannedDateField(begins=begins).clean(typed)


def test_what_was_typed_stays_where_it_is_wrong() -> None:
    class Form(BaseForm):
        end = PlannedDateField(label="Ende")

    drawn = str(Form({"end": "irgendwann 2029"}))
    assert 'value="irgendwann 2029"' in drawn
    assert "z. B. 31.12.2029, Ende 2029 oder IV. Quartal 2029" in drawn


@pytest.mark.parametrize(
    ("side", "typed", "said"),
    [
        ("ende", "Ende 2029", "verstanden: 31.12.2029"),
        ("beginn", "Ende 2029", "verstanden: 01.10.2029"),
        ("ende", "31.12.2029", ""),  # as typed
        ("ende", "irgendwann", ""),
        ("ende", "", ""),
        ("ende", "<b>2029</b>", ""),
        ("beginn", "2029" + " " * 5000, "verstanden: 01.01.2029"),
    ],
)
@pytest.mark.django_db
def test_what_was_understood_is_said(town: Municipality, side: str, typed: str, said: str) -> None:
    address = reverse("core:understood", args=[side])
    answer = Client().get(address, {"milestones-0-due": typed})
    assert (answer.status_code, answer.content.decode()) == (200, said)


@pytest.mark.django_db
def test_of_nothing_else_anything_is_understood(town: Municipality) -> None:
    assert Client().get(reverse("core:understood", args=["mitte"])).status_code == 404
    assert Client().get(reverse("core:understood", args=["ende"])).content == b""
