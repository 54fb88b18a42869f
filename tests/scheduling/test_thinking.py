"""While a plan is thought of: one at a time, stopped, discarded, failed, told how far it is."""

from typing import Any

import pytest
from django.test import Client

from gemeinwerk.accounts.models import User
from gemeinwerk.core.jobs import work_one
from gemeinwerk.scheduling import operations
from gemeinwerk.scheduling.errors import NotReady
from gemeinwerk.scheduling.models import Plan, Schedule, Series
from tests.scheduling.conftest import planned

pytestmark = pytest.mark.django_db


def test_two_plans_are_not_thought_of_at_once(
    schedule: Schedule, series: Series, office: User
) -> None:
    operations.ask(schedule, by=office)
    with pytest.raises(NotReady):
        operations.ask(schedule, by=office)


def test_stopped_before_it_began_it_is_no_more(
    schedule: Schedule, series: Series, office: User
) -> None:
    row = operations.ask(schedule, by=office)
    operations.stop(row, by=office)
    assert not work_one()
    row.refresh_from_db()
    assert row.state == "discarded"


def test_discarded_while_it_is_worked_out_it_stays_discarded(
    schedule: Schedule, series: Series, office: User, monkeypatch: Any
) -> None:
    from gemeinwerk.engines.planning import planner

    row, solve = operations.ask(schedule, by=office), planner.plan

    def meanwhile(*args: Any, **how: Any) -> Any:
        operations.discard(row, by=office)
        return solve(*args, **how)

    monkeypatch.setattr(planner, "plan", meanwhile)
    assert work_one()
    row.refresh_from_db()
    assert (row.state, row.dates) == ("discarded", [])


def test_what_cannot_be_worked_out_says_so(
    client: Client, schedule: Schedule, series: Series, office: User, monkeypatch: Any
) -> None:
    from gemeinwerk.engines.planning import planner

    def breaks(*_args: Any, **_how: Any) -> Any:
        raise RuntimeError

    monkeypatch.setattr(planner, "plan", breaks)
    row = planned(schedule, office)
    client.force_login(office)
    assert row.state == "failed"
    assert row.error in client.get(f"/arbeitsplatz/terminplaene/{row.pk}/").content.decode()


def test_how_far_it_is_is_told_with_the_plan_so_far(
    client: Client, schedule: Schedule, series: Series, office: User
) -> None:
    row = operations.ask(schedule, by=office)
    Plan.objects.filter(pk=row.pk).update(
        state="computing",
        progress={
            "goal": "people_left_out", "value": "3", "bound": "1", "seconds": 4,
            "dates": [[series.pk, "2027-06-07"]],
        },
    )  # fmt: skip
    client.force_login(office)
    for address in ("", "stand/"):
        page = client.get(f"/arbeitsplatz/terminplaene/{row.pk}/{address}").content.decode()
        assert "Gefunden: 3; mindestens 1 ist möglich." in page
        assert "AG Wohnen" in page
