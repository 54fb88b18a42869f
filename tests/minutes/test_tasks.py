"""What becomes of tasks after their meeting: done, handed on, dropped, reminded of, taken up."""

from datetime import datetime, time, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import get_current_timezone, localdate, now

from gemeinwerk.accounts.models import User
from gemeinwerk.core.shown import SeenOtherwise, stamp
from gemeinwerk.meetings import coming_up
from gemeinwerk.minutes.models import Task
from gemeinwerk.minutes.tasks import operations, queries
from gemeinwerk.minutes.tasks.errors import NothingSaid, TaskOver
from gemeinwerk.minutes.tasks.reminding import remind_all
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.notices.models import Notice
from tests.factories import (
    BodyFactory,
    MeetingFactory,
    MinutesFactory,
    MunicipalityFactory,
    PersonFactory,
    TaskFactory,
    UnitFactory,
    user_with_role,
)

pytestmark = pytest.mark.django_db
NOON = datetime.combine(localdate(), time(12), get_current_timezone())


@pytest.fixture
def office(town: Municipality) -> User:
    return user_with_role("office", town, name="Jana Beispiel")


@pytest.fixture
def task(town: Municipality) -> Task:
    """Of a person without an account, due in five days."""
    begun = now() - timedelta(days=10)
    meeting = MeetingFactory(body=BodyFactory(municipality=town), starts_at=begun, state="held")
    who = PersonFactory(municipality=town, name="Samir Haddad", email="samir@verein.example")
    due = localdate() + timedelta(days=5)
    found: Task = TaskFactory(minutes=MinutesFactory(meeting=meeting), person=who, due=due)
    return found


def test_done_and_open_again_each_said_once(task: Task, office: User) -> None:
    done = operations.finish(task, by=office)
    assert done.state == "done"
    assert operations.finish(task, by=office).changed_at == done.changed_at
    with pytest.raises(TaskOver):
        operations.drop(task, reason="so", by=office)
    assert operations.reopen(task, by=office).state == "open"


def test_whoever_saw_another_task_does_not_finish_this_one(task: Task, office: User) -> None:
    seen = stamp(queries.told(task))
    Task.objects.filter(pk=task.pk).update(text="Etwas ganz anderes")
    with pytest.raises(SeenOtherwise):
        operations.finish(task, by=office, seen=seen)


def test_handed_on_it_is_a_task_of_somebody_else_who_is_told(
    task: Task, office: User, town: Municipality
) -> None:
    unit = UnitFactory(municipality=town, name="Fachbereich Wohnen", email="wohnen@stadt.example")
    new = operations.hand_on(task, to=unit, reason="Zuständig", by=office)
    task.refresh_from_db()
    assert (task.state, task.reason, task.person.name) == (  # type: ignore[union-attr]
        "handed_on", "Zuständig", "Samir Haddad"
    )  # fmt: skip
    assert (new.text, new.due, new.organisation, new.state) == (task.text, task.due, unit, "open")
    mail = Notice.objects.get()
    assert mail.recipient == "wohnen@stadt.example"
    assert task.text in mail.subject
    with pytest.raises(TaskOver):
        operations.reopen(task, by=office)
    with pytest.raises(NothingSaid):
        operations.hand_on(new, to=unit, by=office)
    with pytest.raises(NothingSaid):
        operations.hand_on(new, to=UnitFactory(municipality=MunicipalityFactory()), by=office)


def test_it_is_not_dropped_without_a_reason(task: Task, office: User) -> None:
    with pytest.raises(NothingSaid):
        operations.drop(task, reason=" ", by=office)
    assert operations.drop(task, reason="Das Land zahlt nicht.", by=office).state == "dropped"


def test_it_is_reminded_of_once_before_and_once_after_its_day(task: Task) -> None:
    assert remind_all(NOON.replace(hour=3)) == 0  # nobody is written to at night
    assert remind_all(NOON) == 1
    assert remind_all(NOON) == 0
    assert remind_all(NOON + timedelta(days=6)) == 1
    assert remind_all(NOON + timedelta(days=7)) == 0
    assert [one.subject for one in Notice.objects.order_by("pk")] == [
        "Bald fällig: Beim Land nachfragen", "Überfällig: Beim Land nachfragen"
    ]  # fmt: skip
    Task.objects.update(state="done", due=localdate())
    assert remind_all(NOON) == 0


def test_the_owner_sees_it_and_says_what_became_of_it_and_nobody_else(
    task: Task, town: Municipality, client: Client
) -> None:
    owner = user_with_role("participant", town)
    other = user_with_role("participant", town)
    page, mine = reverse("tasks:task", args=[task.pk]), reverse("tasks:own")
    client.force_login(other)
    assert client.get(page).status_code == 403
    assert client.post(reverse("tasks:finish", args=[task.pk])).status_code == 403
    assert task.text not in client.get(mine).text
    task.person.user = owner  # type: ignore[union-attr]
    task.person.save()  # type: ignore[union-attr]
    client.force_login(owner)
    assert task.text in client.get(mine).text
    assert "Ist erledigt" in client.get(page).text
    sent = {"gesehen": stamp(queries.told(task))}
    client.post(reverse("tasks:finish", args=[task.pk]), sent)
    assert Task.objects.get(pk=task.pk).state == "done"
    assert task.text not in client.get(mine).text


def test_it_comes_up_on_the_next_agenda_of_its_body(task: Task, office: User) -> None:
    held = task.minutes.meeting
    following = MeetingFactory(body=held.body, concept=held.concept, number=71)

    def keys() -> list[str]:
        return [one.source for _source, rows in coming_up.offered(following) for one in rows]

    assert keys() == [f"task:{task.pk}"]
    assert coming_up.offered(held) == []
    operations.finish(task, by=office)
    assert keys() == []


def test_the_list_stands_beside_that_of_meetings(
    client: Client, office: User, town: Municipality
) -> None:
    client.force_login(office)
    for here in ("meetings:meetings", "tasks:tasks"):
        page = client.get(reverse(here)).content.decode()
        for there in ("meetings:meetings", "tasks:tasks", "actors:people"):
            assert f'href="{reverse(there)}"' in page
