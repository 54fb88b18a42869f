"""What was kept long enough is proposed once a month, and the office decides."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate
from lxml import html

from gemeinwerk.accounts.models import User
from gemeinwerk.actors import operations as actors
from gemeinwerk.actors.errors import Unfitting
from gemeinwerk.actors.models import Person, RetentionProposal
from gemeinwerk.actors.retention import operations
from gemeinwerk.actors.retention.operations import months_before
from gemeinwerk.audit import operations as audit
from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.privacy import registry
from tests.factories import (
    BodyFactory,
    DeputyFactory,
    MunicipalityFactory,
    PersonFactory,
    SeatFactory,
    user_with_role,
)

As = Callable[..., Client]
LONG_AGO = datetime(2019, 5, 1, 12, tzinfo=UTC)


@pytest.fixture
def idle(town: Municipality, office: User) -> Person:
    with audit.at(LONG_AGO):
        return actors.create_person(town, by=office, name="Kim Muster")


def proposed(town: Municipality) -> list[int]:
    return list(
        RetentionProposal.objects.filter(kind="people", state="open").values_list("key", flat=True)
    )


def test_who_takes_part_is_not_proposed(town: Municipality, office: User) -> None:
    with audit.at(LONG_AGO):
        sits, left, deputy, account, lately = (
            actors.create_person(town, by=office, name=name) for name in "ABCDE"
        )
    SeatFactory(body=BodyFactory(municipality=town), sitting=sits)
    seat = SeatFactory(body=BodyFactory(municipality=town))
    seat.occupancies.create(person=left, until=localdate() - timedelta(days=400))
    DeputyFactory(person=PersonFactory(municipality=town), deputy=deputy)
    account.user = user_with_role("unit_editor", town)
    account.save()
    actors.edit_person(lately, by=office, function="Sprecherin")
    operations.propose(town)
    assert proposed(town) == []


def test_who_takes_part_in_nothing_is_proposed_once_a_month(
    town: Municipality, idle: Person
) -> None:
    assert operations.propose_due() == 1
    assert operations.propose_due() == 0
    assert operations.propose(town) == 0
    assert proposed(town) == [idle.pk]


def test_who_takes_part_again_is_proposed_no_longer(
    town: Municipality, idle: Person, office: User
) -> None:
    operations.propose(town)
    [row] = RetentionProposal.objects.all()
    actors.edit_person(idle, by=office, function="Sprecherin")
    assert operations.erase_each(town, by=office, keys=[row.pk]) == (0, 1)
    assert Person.objects.filter(pk=idle.pk).exists()
    operations.propose(town)
    assert proposed(town) == []


def test_what_is_confirmed_is_erased(town: Municipality, idle: Person, office: User) -> None:
    operations.propose(town)
    [row] = RetentionProposal.objects.all()
    assert operations.erase_each(town, by=office, keys=[row.pk]) == (1, 0)
    assert not Person.objects.filter(pk=idle.pk).exists()
    assert not RetentionProposal.objects.exists()
    assert "Kim Muster" not in str(list(AuditEntry.objects.values()))


def test_keeping_needs_a_reason_and_holds_a_year(
    town: Municipality, idle: Person, office: User
) -> None:
    operations.propose(town)
    [row] = RetentionProposal.objects.all()
    with pytest.raises(Unfitting):
        operations.keep(town, by=office, keys=[row.pk], reason="")
    assert operations.keep(town, by=office, keys=[row.pk], reason="Ehrenamtskarte läuft") == 1
    operations.propose(town)
    assert proposed(town) == []
    RetentionProposal.objects.update(kept_until=localdate() - timedelta(days=1))
    operations.propose(town)
    assert proposed(town) == [idle.pk]


def test_another_towns_proposals_are_out_of_reach(
    client_as: As, town: Municipality, idle: Person
) -> None:
    other = MunicipalityFactory()
    stranger = RetentionProposal.objects.create(
        municipality=other, kind="people", key=PersonFactory(municipality=other).pk,
        proposed_on=localdate(),
    )  # fmt: skip
    sent = {"vorschlag": stranger.pk, "loeschen": "1", "sicher": "1"}
    client_as("office").post(reverse("actors:retention"), sent)
    assert Person.objects.filter(pk=stranger.key).exists()


def test_the_page_asks_once_more_and_then_erases(
    client_as: As, town: Municipality, idle: Person
) -> None:
    operations.propose(town)
    [row] = RetentionProposal.objects.all()
    client, address = client_as("office"), reverse("actors:retention")
    page = client.post(address, {"vorschlag": row.pk, "loeschen": "1"}).content.decode()
    assert "Das lässt sich nicht rückgängig machen." in page
    assert Person.objects.filter(pk=idle.pk).exists()
    client.post(address, {"vorschlag": row.pk, "loeschen": "1", "sicher": "1"})
    assert not Person.objects.filter(pk=idle.pk).exists()


def test_keeping_without_words_keeps_what_was_ticked(
    client_as: As, town: Municipality, idle: Person
) -> None:
    operations.propose(town)
    [row] = RetentionProposal.objects.all()
    sent = {"vorschlag": row.pk, "behalten": "1", "reason": ""}
    page = client_as("office").post(reverse("actors:retention"), sent)
    assert page.context["ticked"] == [row.pk]
    assert proposed(town) == [idle.pk]


@pytest.mark.parametrize("months", ["0", "-1", "241", "x", ""])
def test_a_period_has_its_bounds(client_as: As, town: Municipality, months: str) -> None:
    sent = {"people": months, "data_requests": "12"}
    page = client_as("office").post(reverse("actors:retention_periods"), sent)
    assert page.status_code == 200
    assert town.retention_periods.count() == 0


def test_a_towns_own_period_counts(town: Municipality, idle: Person, office: User) -> None:
    operations.set_periods(town, by=office, months={"people": 240})
    operations.propose(town)
    assert proposed(town) == []
    operations.set_periods(town, by=office, months={"people": 1})
    operations.propose(town)
    assert proposed(town) == [idle.pk]


@pytest.mark.parametrize(
    ("day", "months", "before"),
    [("2026-03-31", 1, "2026-02-28"), ("2026-01-15", 36, "2023-01-15"),
     ("2024-02-29", 12, "2023-02-28"),
     ("2026-12-31", -12, "2027-12-31")],
)  # fmt: skip
def test_months_before(day: str, months: int, before: str) -> None:
    assert months_before(datetime.fromisoformat(day).date(), months).isoformat() == before


def test_the_page_says_for_how_long_everything_is_kept(client_as: As, town: Municipality) -> None:
    page = client_as("office").get(reverse("actors:retention_periods")).content.decode()
    shown = " ".join(" ".join(html.fromstring(page).find(".//main").itertext()).split())
    assert "erledigte Bitten um Benennung" in shown
    assert "Anfragen, mitzumachen ohne Bestätigung sieben Tage; nach der Aufnahme 180 Tage" in shown
    declared = [one for one in [*registry.tables(), *registry.folders()] if one.kept]
    assert declared
    for one in declared:
        for said in (one.noun, one.kept):
            assert " ".join(str(said).split()) in shown
