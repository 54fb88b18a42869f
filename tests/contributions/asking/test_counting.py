"""Results: hidden until the end where the town says so, never a count under five, not even by
subtracting one look from the next."""

import random
from datetime import timedelta
from itertools import pairwise

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate

from gemeinwerk.accounts.models import User
from gemeinwerk.contributions.asking import counting, operations
from gemeinwerk.contributions.asking.models import AskedQuestion, AskedResult, Given
from gemeinwerk.contributions.asking.results import Result, results
from gemeinwerk.contributions.models import Contribution, Participation
from tests.contributions.asking.conftest import ask, stated
from tests.contributions.form.conftest import say

pytestmark = pytest.mark.django_db


def over(phase: Participation) -> None:
    Participation.objects.filter(pk=phase.pk).update(closes=localdate() - timedelta(days=1))


def told(phase: Participation) -> tuple[Result, ...]:
    counting.count_statements()
    return results(phase.concept, localdate())[0].results


def shown(phase: Participation) -> list[int | None]:
    (found,) = told(phase)
    return [one.count for one in found.cells]


def page(client: Client, phase: Participation) -> str:
    return client.get(reverse("portal:asked_results", args=[phase.concept.slug])).text


def test_hidden_until_the_end_and_told_then(
    client: Client, phase: Participation, bus: AskedQuestion
) -> None:
    stated(phase, {bus.pk: [0]}, 7)
    stated(phase, {bus.pk: [1]}, 6)
    stated(phase, {bus.pk: []}, 5)
    stated(phase, {bus.pk: [2]}, 5)
    assert told(phase) == ()
    assert not AskedResult.objects.exists()
    assert "Solange die Beteiligung offen ist" in page(client, phase)
    over(phase)
    assert shown(phase) == [7, 6, 5, 5]
    read = page(client, phase)
    assert "Von 23 Beiträgen" in read
    assert "keine Angabe" in read


def test_the_last_ones_are_waited_for(phase: Participation, bus: AskedQuestion) -> None:
    stated(phase, {bus.pk: [0]}, 6)
    stated(phase, {bus.pk: [1]}, 6)
    waits = say(phase, answers={bus.pk: [1]}).contribution
    over(phase)
    assert told(phase) == ()
    Contribution.objects.filter(pk=waits.pk).update(state="hidden", because="beleidigt")
    assert [one.people for one in told(phase)] == [12]


def test_small_ones_are_kept_back_with_what_they_follow_from(
    phase: Participation, office: User
) -> None:
    bus = ask(phase, office, required=True)
    stated(phase, {bus.pk: [0]}, 9)
    stated(phase, {bus.pk: [1]}, 6)
    stated(phase, {bus.pk: [2]}, 2)
    over(phase)
    assert shown(phase) == [9, None, None]


def test_fewer_than_five_are_not_told_at_all(
    client: Client, phase: Participation, bus: AskedQuestion
) -> None:
    stated(phase, {bus.pk: [0]}, 4)
    over(phase)
    assert told(phase) == ()
    assert "weniger als fünf" in page(client, phase)


def test_interim_results_grow_by_five_or_not(phase: Participation, office: User) -> None:
    Participation.objects.update(interim=True)
    bus = ask(phase, office, required=True, options=["ja", "nein"])
    stated(phase, {bus.pk: [0]}, 6)
    stated(phase, {bus.pk: [1]}, 6)
    assert shown(phase) == [6, 6]
    stated(phase, {bus.pk: [0]}, 5)
    assert shown(phase) == [6, 6]  # else everybody knew what those five said
    stated(phase, {bus.pk: [1]}, 4)
    assert shown(phase) == [6, 6]
    stated(phase, {bus.pk: [1]}, 1)
    assert shown(phase) == [11, 11]
    stated(phase, {bus.pk: [1]}, 1)
    over(phase)
    assert shown(phase) == [11, 11]  # nor by the end
    taken = Contribution.objects.first()
    assert taken
    Contribution.objects.filter(pk=taken.pk).update(state="hidden", because="beleidigt")
    assert shown(phase) == [11, 11]


def test_of_several_nobody_follows_from_two_looks(phase: Participation, office: User) -> None:
    """Whoever keeps every table that was told learns no difference below five, whatever comes."""
    Participation.objects.update(interim=True)
    several = ask(phase, office, kind="several")
    drawn = random.Random(14)
    tables: list[tuple[int, list[int | None]]] = []
    for _ in range(12):
        for _one in range(drawn.randint(1, 9)):
            stated(phase, {several.pk: drawn.sample(range(3), drawn.randint(0, 3))})
        for one in told(phase):
            table = (one.people, [cell.count for cell in one.cells])
            if not tables or tables[-1] != table:
                tables.append(table)
    assert len(tables) > 1
    for (before, then), (people, now) in pairwise(tables):
        assert people - before >= 5
        for old, new in zip(then, now, strict=True):
            if old is not None and new is not None:
                assert new - old >= 5
                assert (people - new) - (before - old) >= 5


def test_texts_come_several_at_once_and_only_of_what_is_read(
    client: Client, phase: Participation, office: User
) -> None:
    Participation.objects.update(interim=True)
    why = ask(phase, office, kind="text", text="Warum?")
    for number in range(4):
        stated(phase, {why.pk: f"Grund {number}"})
    counting.count_statements()
    assert "Grund" not in page(client, phase)
    stated(phase, {why.pk: "Grund <i>5</i>"})
    say(phase, answers={why.pk: "Grund ungelesen"})
    blacked_out = stated(phase, {why.pk: "Grund mit Namen"})[0]
    Contribution.objects.filter(pk=blacked_out.pk).update(public_text="[…]")
    counting.count_statements()
    read = page(client, phase)
    assert "Grund &lt;i&gt;5&lt;/i&gt;" in read
    assert "ungelesen" not in read
    assert "mit Namen" not in read
    stated(phase, {why.pk: "Grund allein"})
    counting.count_statements()
    assert "Grund allein" not in page(client, phase)
    operations.keep_inside(Given.objects.get(text="Grund 0"), inside=True, by=office)
    over(phase)
    counting.count_statements()
    Contribution.objects.filter(state="held").update(state="hidden", because="beleidigt")
    counting.count_statements()
    read = page(client, phase)
    assert "Grund allein" in read
    assert "Grund 0" not in read
    assert "Grund 1" in read


def test_counted_once_nothing_is_counted_again(phase: Participation, bus: AskedQuestion) -> None:
    stated(phase, {bus.pk: [0]}, 6)
    over(phase)
    assert counting.count_statements() == 1
    assert counting.count_statements() == 0


def test_where_nothing_was_asked_there_is_no_page(client: Client, phase: Participation) -> None:
    assert client.get(reverse("portal:asked_results", args=[phase.concept.slug])).status_code == 404


def test_many_phases_ask_no_more(
    phase: Participation, bus: AskedQuestion, office: User, django_assert_num_queries: object
) -> None:
    why = ask(phase, office, kind="text", text="Warum?")
    stated(phase, {bus.pk: [0], why.pk: "Weil."}, 6)
    over(phase)
    counting.count_statements()
    with django_assert_num_queries(2):  # type: ignore[operator]
        results(phase.concept, localdate())
