"""The job that reminds: it tells once, whatever happens to it meanwhile."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connection

from gemeinwerk.accounts.models import User
from gemeinwerk.measures.models import Deadlines, Measure, Reminder
from gemeinwerk.measures.reminding import notices, operations, queries
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.notices.models import Notice
from tests.factories import (
    MeasureFactory,
    MilestoneFactory,
    MunicipalityFactory,
    UnitFactory,
    user_with_role,
)
from tests.measures.reminding.days import TODAY, day, on, run


def test_a_worker_that_dies_half_way_has_told_nothing_and_the_next_tells_all(
    town: Municipality,
    measure: Measure,
    office: User,
    editor: User,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    MilestoneFactory(measure=measure, due=day(-1))
    other = UnitFactory(municipality=town)
    user_with_role("unit_editor", town, unit=other)
    MilestoneFactory(measure=MeasureFactory(field=measure.field, lead_unit=other), due=day(-1))
    send, sent = notices.queue, []

    def dies(*args: Any, **kwargs: Any) -> None:
        if sent:
            raise MemoryError
        sent.append(kwargs["to"])
        send(*args, **kwargs)

    monkeypatch.setattr(notices, "queue", dies)
    with pytest.raises(MemoryError):
        operations.remind(town, today=TODAY)
    assert not Notice.objects.exists()
    assert not Reminder.objects.exists()
    monkeypatch.setattr(notices, "queue", send)
    assert len(run(town, TODAY)) == 2


def test_a_town_in_which_it_fails_keeps_no_other_from_being_told(
    town: Municipality,
    measure: Measure,
    office: User,
    editor: User,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    MilestoneFactory(measure=measure, due=day(-1))
    broken = MunicipalityFactory(slug="aaa")
    ask_for: Callable[..., Any] = queries.occasions

    def occasions(of: Municipality, *rest: Any) -> Any:
        if of == broken:
            raise ValueError
        return ask_for(of, *rest)

    monkeypatch.setattr(operations, "occasions", occasions)
    assert operations.remind_all(on(TODAY)) == 1


@pytest.mark.parametrize("hour", [0, 5, 20, 23])
def test_nobody_is_written_to_at_night(
    town: Municipality, measure: Measure, office: User, editor: User, hour: int
) -> None:
    MilestoneFactory(measure=measure, due=day(-1))
    assert operations.remind_all(on(TODAY, hour)) == 0
    assert operations.remind_all(on(TODAY, 6)) == 1


def test_with_nothing_to_tell_it_asks_the_same_few_queries_however_many_measures(
    town: Municipality,
    measure: Measure,
    office: User,
    editor: User,
    django_assert_max_num_queries: Any,
) -> None:
    for _ in range(30):
        MilestoneFactory(
            measure=MeasureFactory(field=measure.field, lead_unit=measure.lead_unit), due=day(-1)
        )
    operations.remind_all(on(TODAY))
    with django_assert_max_num_queries(9):
        assert operations.remind_all(on(TODAY)) == 0


def test_many_are_told_in_the_same_queries_as_one(
    town: Municipality, measure: Measure, office: User, editor: User
) -> None:
    assert Deadlines.objects.count() == 0
    for n in range(30):
        of = MeasureFactory(field=measure.field, code=f"3.{n}", lead_unit=measure.lead_unit)
        MilestoneFactory(measure=of, due=day(-1))
    assert len(run(town, TODAY)) == 1


@pytest.mark.skipif(
    connection.vendor == "sqlite",
    reason="the database in memory belongs to one thread; its writers take turns anyway",
)
@pytest.mark.django_db(transaction=True)
def test_two_jobs_at_once_tell_nobody_twice(
    town: Municipality, measure: Measure, office: User, editor: User
) -> None:
    MilestoneFactory(measure=measure, due=day(-1))

    def job(_number: int) -> int:
        try:
            return operations.remind(town, today=TODAY)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(job, range(4))) == [0, 0, 0, 1]
    assert Notice.objects.count() == 1
