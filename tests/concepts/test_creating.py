"""A new concept: from the blueprint, empty, or as the next edition."""

from datetime import date
from typing import Any

import pytest

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.models import Body
from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.concepts import operations
from gemeinwerk.concepts.blueprints import INTEGRATION, Stage
from gemeinwerk.concepts.errors import NotNow, Taken, Unfitting
from gemeinwerk.concepts.lifecycle import DECIDED, WRITABLE
from gemeinwerk.concepts.models import Concept
from gemeinwerk.municipalities.models import Municipality
from tests.factories import (
    BodyFactory,
    ConceptFactory,
    FieldFactory,
    MunicipalityFactory,
    ThemeFactory,
    UnitFactory,
)

PERIOD: dict[str, Any] = {"period_start": date(2024, 1, 1), "period_end": date(2028, 12, 31)}


def create(town: Municipality, office: User, **details: Any) -> Concept:
    return operations.create(
        town, by=office, **({"title": "Integrationskonzept"} | PERIOD | details)
    )


def test_the_blueprint_lays_out_the_process_of_the_seed(town: Municipality, office: User) -> None:
    """Commission on 9 February 2023, invitations by the end of March, groups from March to
    October, the decision in January."""
    concept = create(town, office, blueprint=INTEGRATION, begins_on=date(2023, 2, 9))
    assert list(concept.fields.values_list("code", "title", "working_group__name")) == [
        ("1", "Vielfalt in der Verwaltung", "AG Vielfalt in der Verwaltung"),
        ("2", "Wohnen und Unterbringung", "AG Wohnen und Unterbringung"),
        ("3", "Arbeit", "AG Arbeit"),
        ("4", "Bildung und Empowerment", "AG Bildung und Empowerment"),
        ("5", "Vielfältige Stadtgesellschaft", "AG Vielfältige Stadtgesellschaft"),
    ]
    assert list(concept.themes.values_list("title", flat=True)) == [
        "Anti-Rassismus",
        "Partizipation",
        "Gender",
    ]
    assert list(concept.phases.values_list("title", "planned_start", "planned_end")) == [
        ("Auftrag", date(2023, 2, 9), date(2023, 2, 28)),
        ("Einladungen", date(2023, 3, 1), date(2023, 3, 31)),
        ("Arbeitsgruppen", date(2023, 3, 1), date(2023, 10, 31)),
        ("Redaktion", date(2023, 11, 1), date(2023, 11, 30)),
        ("Beratung", date(2023, 12, 1), date(2023, 12, 31)),
        ("Beschluss", date(2024, 1, 1), date(2024, 1, 31)),
    ]
    assert concept.steering is not None
    assert (concept.steering.name, concept.steering.kind) == ("Lenkungsgremium", "steering")
    assert (concept.status, concept.public, concept.edition) == ("preparation", False, 1)


def test_without_a_first_day_nothing_is_planned(town: Municipality, office: User) -> None:
    assert create(town, office, blueprint=INTEGRATION).phases.count() == 0


def test_empty_is_empty(town: Municipality, office: User) -> None:
    concept = create(town, office, begins_on=date(2023, 2, 9))
    assert (concept.fields.count(), concept.themes.count(), concept.phases.count()) == (0, 0, 0)
    assert Body.objects.count() == 0


def test_a_body_that_meets_already_goes_on(town: Municipality, office: User) -> None:
    body = BodyFactory(municipality=town, name="Lenkungsgremium", kind="steering")
    assert create(town, office, blueprint=INTEGRATION).steering == body


@pytest.mark.parametrize(
    ("begins_on", "stage", "planned"),
    [
        (date(2023, 2, 9), (0, 0), (date(2023, 2, 9), date(2023, 2, 28))),
        (date(2024, 2, 29), (0, 0), (date(2024, 2, 29), date(2024, 2, 29))),
        (date(2023, 11, 30), (1, 1), (date(2023, 12, 1), date(2023, 12, 31))),
        (date(2023, 11, 30), (2, 3), (date(2024, 1, 1), date(2024, 2, 29))),
        (date(2023, 1, 1), (23, 24), (date(2024, 12, 1), date(2025, 1, 31))),
    ],
)
def test_stages_are_whole_months_from_the_first_day_on(
    begins_on: date, stage: tuple[int, int], planned: tuple[date, date]
) -> None:
    assert Stage("", "", *stage).planned(begins_on) == planned


def test_addresses_stay_apart(town: Municipality, office: User) -> None:
    slugs = [create(town, office, title="Konzept für Übergänge").slug for _ in range(4)]
    assert slugs == [
        "konzept-fuer-uebergaenge",
        "konzept-fuer-uebergaenge-2024",
        "konzept-fuer-uebergaenge-2024-2",
        "konzept-fuer-uebergaenge-2024-3",
    ]


@pytest.mark.parametrize(("title", "slug"), [("Neu", "neu-2024"), ("!!!", "konzept")])
def test_an_address_is_always_found(
    town: Municipality, office: User, title: str, slug: str
) -> None:
    assert create(town, office, title=title).slug == slug


@pytest.mark.parametrize("slug", ["neu", "ik"])
def test_a_wanted_address_must_be_free(town: Municipality, office: User, slug: str) -> None:
    ConceptFactory(municipality=town, slug="ik")
    ConceptFactory(municipality=MunicipalityFactory(), slug="anderswo")
    with pytest.raises(Taken):
        create(town, office, slug=slug)
    assert create(town, office, slug="anderswo").slug == "anderswo"


def test_a_period_ends_after_it_begins(town: Municipality, office: User) -> None:
    with pytest.raises(Unfitting):
        create(town, office, period_end=date(2023, 12, 31))


def test_a_concept_for_one_day_is_a_concept(town: Municipality, office: User) -> None:
    day = date(2026, 5, 9)
    made = create(town, office, period_start=day, period_end=day)
    assert made.period_start == made.period_end


def test_an_office_of_another_town_is_refused(town: Municipality, office: User) -> None:
    with pytest.raises(Unfitting):
        create(town, office, lead_office=UnitFactory(municipality=MunicipalityFactory()))


# --- the next edition ---------------------------------------------------------------------------


def follow(concept: Concept, office: User) -> Concept:
    return operations.begin_next_edition(concept, by=office, title="Nächstes Konzept", **PERIOD)


def test_the_next_edition_takes_over_fields_themes_and_bodies(
    town: Municipality, office: User
) -> None:
    steering = BodyFactory(municipality=town, kind="steering")
    group = BodyFactory(municipality=town)
    old = ConceptFactory(municipality=town, status="implementation", steering=steering, edition=2)
    FieldFactory(concept=old, code="1", title="Arbeit", working_group=group)
    ThemeFactory(concept=old, title="Gender")
    new = follow(old, office)
    assert (new.edition, new.predecessor, new.steering, new.status) == (
        3,
        old,
        steering,
        "preparation",
    )
    assert list(new.fields.values_list("code", "title", "working_group")) == [
        ("1", "Arbeit", group.pk)
    ]
    assert list(new.themes.values_list("title", flat=True)) == ["Gender"]
    entry = AuditEntry.objects.get()
    assert (entry.verb, entry.target_id) == ("concept.begin_next_edition", new.pk)


@pytest.mark.parametrize("status", [*WRITABLE, *DECIDED])
def test_only_what_is_decided_has_a_next_edition(
    town: Municipality, office: User, status: str
) -> None:
    concept = ConceptFactory(municipality=town, status=status)
    if status in DECIDED:
        assert follow(concept, office).predecessor == concept
        return
    with pytest.raises(NotNow):
        follow(concept, office)


def test_there_is_one_next_edition(town: Municipality, office: User) -> None:
    concept = ConceptFactory(municipality=town, status="adopted")
    follow(concept, office)
    with pytest.raises(Taken) as refusal:
        follow(concept, office)
    assert (
        refusal.value.message == "Die nächste Auflage gibt es schon: „Nächstes Konzept 2024–2028“."
    )
