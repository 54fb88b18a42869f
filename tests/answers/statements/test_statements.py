"""Units say what they think of contributions: only those asked, only inside, and nothing twice."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.models import Organisation
from gemeinwerk.answers.statements import operations, queries
from gemeinwerk.answers.statements.errors import Incomplete, NotAsked
from gemeinwerk.answers.statements.models import Statement
from gemeinwerk.concepts.models import Concept
from gemeinwerk.contributions import operations as contributions
from gemeinwerk.core.shown import SeenOtherwise, stamp
from gemeinwerk.measures.models import Measure
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.notices.models import Notice
from tests.answers.conftest import said
from tests.factories import MunicipalityFactory, OrganisationFactory, user_with_role

SOON = localdate() + timedelta(days=14)


@pytest.fixture
def unit(town: Municipality) -> Organisation:
    made: Organisation = OrganisationFactory(
        municipality=town, kind="unit", name="Fachbereich Soziales"
    )
    return made


@pytest.fixture
def editor(town: Municipality, unit: Organisation) -> User:
    return user_with_role("unit_editor", town, unit=unit)


def asked(concept: Concept, unit: Organisation, *numbers: int, **more: Any) -> list[Statement]:
    return operations.ask(
        concept, numbers=numbers or (1,), unit=unit, by=None, **{"due": SOON} | more
    )


def of(statement: Statement) -> str:
    return reverse("statements:statement", args=[statement.pk])


def give(client: Client, statement: Statement, **more: Any) -> Any:
    seen = stamp(operations.told(Statement.objects.get(pk=statement.pk)))
    sent = {"verdict": "in_part", "text": "Nur montags.", "gesehen": seen}
    return client.post(of(statement), sent | more)


# --- asked ----------------------------------------------------------------------------------------


def test_a_unit_is_asked_once_in_one_mail_about_all(
    concept: Concept, unit: Organisation, editor: User
) -> None:
    for number in (1, 2, 3):
        said(concept, number)
    made = asked(concept, unit, 1, 2, words="Reicht das Geld?")
    assert [one.contribution.number for one in made] == [1, 2]
    (mail,) = Notice.objects.all()
    assert mail.recipient == editor.email
    assert "Beitrag 1" in mail.body
    assert "Beitrag 2" in mail.body
    assert "Reicht das Geld?" in mail.body
    assert [one.contribution.number for one in asked(concept, unit, 1, 2, 3)] == [3]
    with pytest.raises(NotAsked, match="schon gefragt"):
        asked(concept, unit, 1)


def test_a_unit_does_not_read_what_was_blacked_out(
    concept: Concept, unit: Organisation, editor: User, client: Client
) -> None:
    said(concept, 1, text="Frau Zeppelin hat mir geholfen.", public_text="*** hat mir geholfen.")
    (one,) = asked(concept, unit)
    client.force_login(editor)
    listed = client.get(reverse("statements:statements")).content.decode()
    read = client.get(of(one)).content.decode() + listed + Notice.objects.get().body
    assert read.count("hat mir geholfen.") == 3
    assert "Zeppelin" not in read


@pytest.mark.parametrize("due", [localdate() - timedelta(days=1), date(2020, 1, 1)])
def test_nobody_is_asked_for_a_day_that_is_over(
    concept: Concept, unit: Organisation, due: date
) -> None:
    said(concept, 1)
    with pytest.raises(NotAsked, match="schon vorbei"):
        asked(concept, unit, due=due)


def test_units_of_another_town_are_not_asked(concept: Concept, unit: Organisation) -> None:
    said(concept, 1)
    foreign = OrganisationFactory(municipality=MunicipalityFactory(), kind="unit")
    with pytest.raises(NotAsked):
        asked(concept, foreign)


def test_the_office_asks_about_what_it_ticked(
    office: Client, concept: Concept, unit: Organisation
) -> None:
    for number in (1, 2):
        said(concept, number)
    ticked = {"beitrag": ["1", "2"], "fragen": "1"}
    there = office.post(reverse("outcomes:together", args=[concept.slug]), ticked)
    page = office.get(there.url)
    assert "Zu den Beiträgen 1, 2." in page.content.decode()
    bad = office.post(there.url, {"unit": unit.pk, "due": "gestern", "words": "Geld?"})
    assert "Geld?" in bad.content.decode()
    good = office.post(there.url, {"unit": unit.pk, "due": f"{SOON:%d.%m.%Y}", "words": "Geld?"})
    assert good.status_code == 302
    assert Statement.objects.filter(unit=unit, words="Geld?").count() == 2


# --- given ----------------------------------------------------------------------------------------


def test_the_unit_finds_what_waits_and_says_what_it_thinks(
    concept: Concept, unit: Organisation, editor: User, client: Client
) -> None:
    said(concept, 1)
    (one,) = asked(concept, unit)
    client.force_login(editor)
    assert "Zu einem Beitrag wartet" in client.get("/arbeitsplatz/").content.decode()
    assert of(one) in client.get(reverse("statements:statements")).content.decode()
    assert give(client, one, text=" ").status_code == 200
    assert give(client, one).status_code == 302
    one.refresh_from_db()
    assert (one.verdict, one.text, one.given_by) == ("in_part", "Nur montags.", editor)
    assert "Zu einem Beitrag wartet" not in client.get("/arbeitsplatz/").content.decode()


def test_another_unit_neither_reads_nor_gives_it(
    concept: Concept, unit: Organisation, town: Municipality, client: Client
) -> None:
    said(concept, 1, text="Geheimes Wort.")
    (one,) = asked(concept, unit)
    other = OrganisationFactory(municipality=town, kind="unit")
    client.force_login(user_with_role("unit_editor", town, unit=other))
    assert client.get(of(one)).status_code in (403, 404)
    assert give(client, one).status_code in (403, 404)
    assert "Geheimes" not in client.get(reverse("statements:statements")).content.decode()


def test_two_who_write_at_once_are_told(concept: Concept, unit: Organisation, editor: User) -> None:
    said(concept, 1)
    (one,) = asked(concept, unit)
    seen = stamp(operations.told(one))
    operations.give(one, verdict="feasible", text="Geht.", by=editor, seen=seen)
    with pytest.raises(SeenOtherwise):
        operations.give(one, verdict="not_feasible", text="Nein.", by=editor, seen=seen)
    one.refresh_from_db()
    assert one.text == "Geht."


def test_nothing_is_given_by_half(concept: Concept, unit: Organisation, editor: User) -> None:
    said(concept, 1)
    (one,) = asked(concept, unit)
    for half in ({"verdict": "feasible", "text": " "}, {"verdict": "vielleicht", "text": "Ja."}):
        with pytest.raises(Incomplete):
            operations.give(one, **half, by=editor)


def test_of_what_was_taken_back_nobody_is_asked_any_more(
    concept: Concept, unit: Organisation, editor: User
) -> None:
    found = said(concept, 1)
    (one,) = asked(concept, unit)
    contributions.withdraw(found, by=editor, reason="Auf Wunsch.")
    assert not queries.for_desk(concept.municipality, editor, localdate())
    with pytest.raises(NotAsked, match="zurückgezogen"):
        operations.give(one, verdict="feasible", text="Geht.", by=editor)


# --- what becomes of it ---------------------------------------------------------------------------


def test_the_answer_is_drafted_from_it(
    office: Client, concept: Concept, unit: Organisation, measure: Measure, editor: User
) -> None:
    said(concept, 1)
    (one,) = asked(concept, unit)
    address = reverse("outcomes:assign", args=[concept.slug, 1])
    assert "Fachbereich Soziales" in office.get(address).content.decode()
    operations.give(one, verdict="not_feasible", text="Dafür fehlt eine Stelle.", by=editor)
    drafted = office.post(address, {"kind": "declined", "zeigen": "1"}).content.decode()
    assert drafted.count("Dafür fehlt eine Stelle.") >= 2, "beside, and in the reason"


@pytest.mark.parametrize(
    ("stand", "numbers"), [("offen", {2, 3}), ("spaet", {3}), ("abgegeben", {1})]
)
def test_contributions_are_filtered_by_their_statements(
    office: Client, concept: Concept, unit: Organisation, editor: User, stand: str,
    numbers: set[int],
) -> None:  # fmt: skip
    for number in (1, 2, 3, 4):
        said(concept, number)
    made = asked(concept, unit, 1, 2, 3)
    operations.give(made[0], verdict="feasible", text="Geht.", by=editor)
    Statement.objects.filter(pk=made[2].pk).update(due=localdate() - timedelta(days=1))
    address = reverse("outcomes:outcomes", args=[concept.slug])
    page = office.get(f"{address}?stellungnahme={stand}").content.decode()
    assert {n for n in (1, 2, 3, 4) if f'name="beitrag" value="{n}"' in page} == numbers


def test_a_question_nobody_answered_is_taken_back(
    office: Client, concept: Concept, unit: Organisation, editor: User
) -> None:
    said(concept, 1)
    (one,) = asked(concept, unit)
    office.post(reverse("statements:remove", args=[one.pk]))
    assert not Statement.objects.exists()
    (again,) = asked(concept, unit)
    operations.give(again, verdict="feasible", text="Geht.", by=editor)
    office.post(reverse("statements:remove", args=[again.pk]))
    assert Statement.objects.filter(pk=again.pk).exists(), "what was said stays"


@pytest.mark.parametrize("number", [1, 30])
def test_the_list_asks_the_same_however_many_there_are(
    concept: Concept, unit: Organisation, editor: User, client: Client, number: int,
    django_assert_max_num_queries: Callable[..., Any],
) -> None:  # fmt: skip
    for n in range(1, number + 1):
        said(concept, n)
    asked(concept, unit, *range(1, number + 1))
    client.force_login(editor)
    with django_assert_max_num_queries(11):
        client.get(reverse("statements:statements"))
