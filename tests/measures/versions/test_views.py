"""The desk pages of versions: what a freeze would do, reading, comparing, publishing."""

import re
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from gemeinwerk.accounts.models import Role, User
from gemeinwerk.concepts.models import Concept
from gemeinwerk.measures.models import CatalogueVersion, Override
from gemeinwerk.measures.models.versions import VersionKind
from gemeinwerk.measures.operations.versions import freeze, publish
from gemeinwerk.measures.versioning.readers import readers_of
from gemeinwerk.municipalities.models import Municipality
from tests.factories import MunicipalityFactory, user_with_role
from tests.factories.catalogues import add_fit_measure, fit_concept


@pytest.fixture
def concept(town: Municipality) -> Concept:
    return fit_concept(town, public=True, title="Integrationskonzept")


@pytest.fixture
def office(town: Municipality) -> User:
    return user_with_role(Role.OFFICE, town, name="Frau Beispiel")


@pytest.fixture
def desk(client: Client, office: User) -> Client:
    client.force_login(office)
    return client


def to(name: str, concept: Concept, *args: object) -> str:
    return reverse(f"measures:{name}", args=[concept.slug, *args])


def confirm(desk: Client, address: str, typed: dict[str, str] | None = None) -> Any:
    """Read the page, then press its button."""
    seen = desk.get(address).context["seen"]
    return desk.post(address, {**(typed or {}), "gesehen": seen})


def test_the_first_page_teaches_what_a_version_is_for(desk: Client, concept: Concept) -> None:
    page = desk.get(to("versions", concept)).content.decode()
    assert "Noch keine Fassung" in page
    assert to("freeze", concept) in page


def test_freezing_says_first_what_happens_and_who_will_be_told(
    desk: Client, concept: Concept, town: Municipality
) -> None:
    user_with_role(Role.COUNCIL_READER, town, name="Herr Rat")
    page = desk.get(to("freeze", concept)).content.decode()
    assert "2 Maßnahmen werden festgehalten" in page
    assert "Vorlage für den Rat: Herr Rat" in page


def test_a_version_is_frozen_read_and_published(desk: Client, concept: Concept) -> None:
    answer = confirm(desk, to("freeze", concept), {"kind": "council", "note": "Erste Lesung"})
    version = CatalogueVersion.objects.get()
    assert answer["Location"] == to("version", concept, 1)
    assert (version.note, version.published) == ("Erste Lesung", False)
    page = desk.get(to("version", concept, 1)).content.decode()
    assert "200 Führungskräfte schulen, Kurs 1" in page
    asked = desk.get(to("publish_version", concept, 1)).content.decode()
    version.refresh_from_db()
    assert not version.published
    for text in ("Alle, ohne Anmeldung", "2 Maßnahmen", "Fachbereich Personal", "zurückziehen"):
        assert text in asked
    confirm(desk, to("publish_version", concept, 1))
    version.refresh_from_db()
    assert version.published


def test_what_was_decided_has_no_way_back_and_the_page_says_so(
    desk: Client, concept: Concept, office: User
) -> None:
    Concept.objects.update(status="adopted", decided_on=date(2026, 5, 4), paper="26/1")
    concept.refresh_from_db()
    freeze(concept, kind="adopted", by=office)
    page = desk.get(to("publish_version", concept, 1)).content.decode()
    assert "Keiner: Die beschlossene Fassung bleibt öffentlich" in page


@pytest.mark.parametrize("kind", VersionKind.values)
def test_a_version_is_read_by_those_who_are_named_and_nobody_else(
    town: Municipality, concept: Concept, kind: str
) -> None:
    """What the pages say is what the rights are."""
    version = CatalogueVersion(concept=concept, kind=kind)
    reading = [
        str(role.label)
        for role in Role
        if user_with_role(role, town).has_perm("version.read", version)
    ]
    assert readers_of(kind) == ", ".join(reading)
    assert str(Role.COUNCIL_READER.label) in readers_of(kind)


def test_freezing_says_who_reads_it_at_once(desk: Client, concept: Concept) -> None:
    page = desk.get(to("freeze", concept)).content.decode()
    for kind in ("participation", "council"):
        assert f"{VersionKind(kind).label}: {readers_of(kind)}" in page.replace("&#x27;", "'")
    assert "Noch niemand" not in page
    confirm(desk, to("freeze", concept), {"kind": "council", "note": ""})
    frozen = desk.get(to("version", concept, 1)).content.decode()
    assert f"Am Arbeitsplatz lesen sie: {readers_of('council')}" in frozen


def test_a_published_version_of_a_hidden_concept_says_that_nobody_sees_it(
    desk: Client, concept: Concept
) -> None:
    confirm(desk, to("freeze", concept), {"kind": "council", "note": ""})
    confirm(desk, to("publish_version", concept, 1))
    Concept.objects.update(public=False)
    page = desk.get(to("version", concept, 1)).content.decode()
    assert "Noch sieht sie niemand draußen" in page
    assert f'href="{reverse("desk:concept", args=[concept.slug])}">Zum Konzept' in page


def test_the_council_is_not_led_to_a_concept_it_may_not_open(
    client: Client, concept: Concept, office: User, town: Municipality
) -> None:
    publish(freeze(concept, kind="council", by=office), by=office)
    Concept.objects.update(public=False)
    client.force_login(user_with_role(Role.COUNCIL_READER, town))
    page = client.get(to("version", concept, 1)).content.decode()
    assert "Noch sieht sie niemand draußen" in page
    assert reverse("desk:concept", args=[concept.slug]) + '"' not in page


@pytest.mark.parametrize(
    "page", [("versions",), ("version", 1), ("frozen", 1, "1.1"), ("compare",)]
)
def test_a_reader_meets_no_link_that_leads_nowhere(
    client: Client, concept: Concept, office: User, town: Municipality, page: tuple[Any, ...]
) -> None:
    publish(freeze(concept, kind="council", by=office), by=office)
    concept.measures.filter(code="1.1").update(priority="hoch")
    publish(freeze(concept, kind="council", by=office), by=office)
    client.force_login(user_with_role(Role.COUNCIL_READER, town))
    name, *args = page
    html = client.get(to(name, concept, *args)).content.decode().partition("<main")[2]
    links = re.findall(r'href="(/[^"]*)"', html.partition("<footer")[0])
    answers = {link: client.get(link).status_code for link in links if "/ausgabe/" not in link}
    # 202: a file that is being made, which the page says.
    assert {link: status for link, status in answers.items() if status not in (200, 202)} == {}


def test_with_errors_the_page_lists_them_and_offers_a_draft_for_participation_alone(
    desk: Client, concept: Concept
) -> None:
    concept.measures.filter(code="1.2").update(lead_unit=None)
    page = desk.get(to("freeze", concept)).content.decode()
    assert "Ein Fehler der SMART-Prüfung steht noch offen" in page
    assert to("exceptions", concept) in page
    assert ('value="participation"' in page, 'value="council"' in page) == (True, False)
    confirm(desk, to("freeze", concept), {"kind": "participation", "note": ""})
    assert (
        "Eine Maßnahme hat keine Federführung."
        in desk.get(to("version", concept, 1)).content.decode()
    )
    publish(concept.versions.get(), by=None)
    type(concept).objects.filter(pk=concept.pk).update(public=True)
    for address in (f"/konzepte/{concept.slug}/", f"/konzepte/{concept.slug}/fassungen/1/"):
        assert "Eine Maßnahme hat keine Federführung." in Client().get(address).content.decode()
        assert "One measure has no lead" in Client().get(f"/en{address}").content.decode()


def test_when_only_the_decision_is_left_errors_leave_no_button(
    desk: Client, concept: Concept
) -> None:
    concept.measures.filter(code="1.2").update(lead_unit=None)
    type(concept).objects.filter(pk=concept.pk).update(status="implementation")
    assert 'name="kind"' not in desk.get(to("freeze", concept)).content.decode()


def test_an_error_freezes_nothing_even_where_the_form_is_sent(
    desk: Client, concept: Concept
) -> None:
    concept.measures.filter(code="1.2").update(lead_unit=None)
    assert desk.post(to("freeze", concept), {"kind": "council"}).status_code == 200
    assert not CatalogueVersion.objects.exists()


def test_who_saw_another_catalogue_freezes_nothing(desk: Client, concept: Concept) -> None:
    """Two people: one reads what would be kept, the other writes on."""
    address, typed = to("freeze", concept), {"kind": "council", "note": "Erste Lesung"}
    seen = desk.get(address).context["seen"]
    concept.measures.filter(code="1.2").update(title="180 Führungskräfte schulen, Kurs 2")
    page = desk.post(address, typed | {"gesehen": seen})
    assert "Inzwischen hat jemand etwas geändert" in page.content.decode()
    assert "Erste Lesung" in page.content.decode()
    assert not CatalogueVersion.objects.exists()
    assert desk.post(address, typed).status_code == 200, "who saw no page freezes nothing"
    desk.post(address, typed | {"gesehen": page.context["seen"]})
    assert CatalogueVersion.objects.get().note == "Erste Lesung"


def test_who_saw_other_readers_publishes_nothing(
    desk: Client, concept: Concept, office: User, town: Municipality
) -> None:
    freeze(concept, kind="council", by=office)
    version, address = CatalogueVersion.objects.get(), to("publish_version", concept, 1)
    for change in (
        lambda: user_with_role(Role.COUNCIL_READER, town, name="Herr Rat"),
        lambda: Concept.objects.update(public=False),
        lambda: publish(freeze(concept, kind="participation", by=office), by=office),
    ):
        seen = desk.get(address).context["seen"]
        change()
        answer = desk.post(address, {"gesehen": seen})
        assert "Inzwischen hat jemand etwas geändert" in answer.content.decode()
        version.refresh_from_db()
        assert not version.published
    desk.post(address, {"gesehen": answer.context["seen"]})
    version.refresh_from_db()
    assert version.published


def test_single_errors_are_ticked_and_let_stand_with_a_reason(
    desk: Client, concept: Concept
) -> None:
    concept.measures.update(lead_unit=None)
    page = desk.get(to("exceptions", concept))
    [(rule, choices)] = page.context["form"].rules.items()
    keys = [key for key, _text in choices]
    assert len(keys) == 2
    answer = desk.post(to("exceptions", concept), {rule: keys[:1], "reason": "Klärung im Mai"})
    assert answer["Location"] == to("freeze", concept)
    assert list(Override.objects.values_list("measure__code", "rule", "reason")) == [
        ("1.1", rule, "Klärung im Mai")
    ]


def test_nothing_ticked_lets_nothing_stand(desk: Client, concept: Concept) -> None:
    concept.measures.update(lead_unit=None)
    answer = desk.post(to("exceptions", concept), {"reason": "Klärung im Mai"})
    assert "Kreuzen Sie mindestens einen Fehler an" in answer.content.decode()
    assert not Override.objects.exists()


def test_the_decision_is_asked_for_where_it_can_be_given(desk: Client, concept: Concept) -> None:
    assert "decided_on" not in desk.get(to("freeze", concept)).context["form"].fields
    concept.status = "deliberation"
    concept.save()
    answer = confirm(
        desk,
        to("freeze", concept),
        {"kind": "adopted", "decided_on": "15.05.2024", "paper": "24/SVV/0001"},
    )
    assert answer["Location"] == to("version", concept, 1)
    concept.refresh_from_db()
    assert (concept.decided_on, concept.paper) == (date(2024, 5, 15), "24/SVV/0001")


def test_two_states_stand_beside_each_other(desk: Client, concept: Concept, office: User) -> None:
    freeze(concept, kind="council", by=office)
    concept.measures.filter(code="1.2").update(title="180 Führungskräfte schulen, Kurs 2")
    page = desk.get(to("compare", concept), {"von": "1", "bis": "entwurf"}).content.decode()
    assert "1 geändert, 1 gleich" in page
    assert "<del><span" in page
    assert desk.get(to("compare", concept), {"von": "7", "bis": "1"}).status_code == 404


def test_a_frozen_measure_has_a_page_of_its_own(
    desk: Client, concept: Concept, office: User
) -> None:
    freeze(concept, kind="council", by=office)
    concept.measures.all().delete()
    page = desk.get(to("frozen", concept, 1, "1.1")).content.decode()
    assert "Zahl der geschulten Führungskräfte" in page
    assert desk.get(to("frozen", concept, 1, "9.9")).status_code == 404


def test_withdrawing_asks_why(desk: Client, concept: Concept, office: User) -> None:
    publish(freeze(concept, kind="council", by=office), by=office)
    desk.post(to("withdraw_version", concept, 1), {"reason": "Falscher Stand"})
    assert not CatalogueVersion.objects.get().published


def test_who_takes_part_reads_drafts_for_participation_only(
    client: Client, concept: Concept, office: User, town: Municipality
) -> None:
    freeze(concept, kind="participation", by=office)
    freeze(concept, kind="council", by=office)
    client.force_login(user_with_role(Role.PARTICIPANT, town))
    assert [v.number for v in client.get(to("versions", concept)).context["versions"]] == [1]
    assert client.get(to("version", concept, 1)).status_code == 200
    assert client.get(to("version", concept, 2)).status_code == 403
    assert client.get(to("compare", concept), {"von": "1", "bis": "entwurf"}).status_code == 404


def test_another_town_has_no_such_version(desk: Client, office: User) -> None:
    elsewhere = fit_concept(MunicipalityFactory(), public=True)
    freeze(elsewhere, kind="council", by=office)
    for name, args in (("versions", ()), ("version", (1,)), ("freeze", ()), ("export", ())):
        assert desk.get(to(name, elsewhere, *args)).status_code == 404


def test_pages_take_as_many_queries_for_thirty_measures_as_for_two(
    desk: Client, concept: Concept, office: User
) -> None:
    def counts(number: int) -> list[int]:
        freeze(concept, kind="council", by=office)
        pages = [
            to("versions", concept),
            to("version", concept, number),
            to("freeze", concept),
            to("compare", concept) + f"?von={number}&bis=entwurf",
        ]
        found = []
        for page in [pages[0], *pages]:  # the first answer warms what a process keeps
            with CaptureQueriesContext(connection) as queries:
                assert desk.get(page).status_code == 200
            found.append(len(queries))
        return found[1:]

    few = counts(1)
    field, unit = concept.fields.get(), concept.measures.first().lead_unit
    for number in range(3, 33):
        add_fit_measure(field, unit, number)
    assert counts(2) == few
