"""A person stands in every column there is, and after erasure in none but the named exceptions."""

import shutil
from collections.abc import Iterator
from copy import copy
from pathlib import Path
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.db import models
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from gemeinwerk.accounts import operations
from gemeinwerk.accounts.models import User
from gemeinwerk.actors.operations import erase_person
from gemeinwerk.answers.rounds.models import Said
from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.core.shapes import fits
from gemeinwerk.dots.models import Thing
from gemeinwerk.evaluation.models.survey import Option
from gemeinwerk.invitations.answering.models import Reply
from gemeinwerk.measures.models import ImportMapping, Measure
from gemeinwerk.meetings.models import MeetingNeeds, ThemeWish
from gemeinwerk.monitoring.models import ReportedMilestone, ReportedValue, ReportedYear, RoundPlan
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.notices.bounces.models import Bounce
from gemeinwerk.notices.models import Notice
from gemeinwerk.portal.following.models import Told
from gemeinwerk.privacy import registry
from gemeinwerk.privacy.finding import namings
from gemeinwerk.privacy.registry import Table
from gemeinwerk.privacy.traces import NUMBER, Traces
from gemeinwerk.representation.models import Asked
from tests.factories import (
    CostLineFactory,
    IndicatorFactory,
    MeasureFactory,
    MunicipalityFactory,
    OrganisationFactory,
    PersonFactory,
    user_with_role,
)
from tests.kept import for_a_module
from tests.privacy.searching import in_database
from tests.walk.scene import Scene

NAME, EMAIL, PHONE = "Zora Quellfeld", "zora.quellfeld@musterstadt.example", "0331 2891 77"
TOLD = f"Rückfragen an {NAME} ({EMAIL}, {PHONE})."
# What is stored as a structure has its shape; the first of these that fits is taken.
NESTED: tuple[Any, ...] = (
    [{"column": NAME, "value": TOLD}],
    [TOLD],
    [[TOLD]],
    [{"name": NAME, "categories": [TOLD]}],
    {"columns": {NAME: TOLD}, "words": {}},
    {NAME: {NAME: {NAME: TOLD}}},
    {"parts": {NAME: [TOLD]}},
    {NAME: TOLD},
    [dict.fromkeys(ReportedValue.__annotations__, TOLD)],
    [dict.fromkeys(ReportedMilestone.__annotations__, TOLD) | {"milestone": 1}],
    [dict.fromkeys(ReportedYear.__annotations__, TOLD)],
    [dict.fromkeys(Option.__annotations__, TOLD)],
    [dict.fromkeys(Asked.__annotations__, TOLD) | {"options": []}],
    [dict.fromkeys(Thing.__annotations__, TOLD)],
    [dict.fromkeys(Said.__annotations__, TOLD) | {"measure": 1, "goal": 1}],
    [dict.fromkeys(Told.__annotations__, TOLD) | {"on": "2026-01-31", "german": False}],
)
SOUGHT = ("quellfeld", "2891 77")
WITH_PEOPLE = [t for t in registry.tables() if t.mentions or t.whole or t.stays]


@pytest.fixture(scope="module")
def furnished(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Scene]:
    """A town for all tests here, each of which finds it as built."""
    with for_a_module(django_db_blocker, tmp_path_factory.mktemp("uploads")):
        with django_db_blocker.unblock():
            found = a_row_everywhere(MunicipalityFactory(name="Musterstadt", slug="musterstadt"))
        yield found


@pytest.fixture
def scene(furnished: Scene, db: None, settings: Any) -> Scene:
    if Path(furnished.uploads).exists():
        shutil.copytree(furnished.uploads, settings.MEDIA_ROOT)
    scene = copy(furnished)
    scene.town = Municipality.objects.get(pk=furnished.town.pk)
    scene.measure = Measure.objects.get(pk=furnished.measure.pk)
    return scene


@pytest.fixture
def town(scene: Scene) -> Municipality:
    return scene.town


def a_row_everywhere(town: Municipality) -> Scene:
    """A row in every table that may name people."""
    scene = Scene(town)
    CostLineFactory(measure=scene.measure)
    IndicatorFactory(measure=scene.measure)
    scene.measure.notes.create(label="Sachstand")
    scene.measure.overrides.create(rule="S1", reason="x", by_name="x", at=timezone.now())
    scene.change_set.changes.create(measure=scene.measure, code="1.1", revision=1)
    ImportMapping.objects.create(municipality=town, signature="x", mapping={})
    DBTaskResult.objects.create(
        args_kwargs={}, task_path="x", backend_name="x", run_after=timezone.now(),
        exception_class_path="", traceback="", return_value={},
    )  # fmt: skip
    AuditEntry.objects.create(municipality_id=town.pk, verb="x", target_type="x")
    RoundPlan.objects.create(concept=scene.concept)
    ThemeWish.objects.create(
        reply=Reply.objects.earliest("pk"), meeting=scene.meeting, wished="x", taken=True,
        decided_at=timezone.now(),
    )  # fmt: skip
    MeetingNeeds.objects.create(meeting=scene.meeting, key="0")
    Bounce.objects.create(
        municipality=town, recipient="x@example.org", permanent=True, at=timezone.now(), digest="0"
    )
    return scene


@pytest.fixture
def zora(scene: Scene) -> User:
    user = user_with_role("unit_editor", scene.town, name=NAME, email=EMAIL, unit=scene.unit)
    user.people.update(phone=PHONE, email=EMAIL)
    Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={"of": EMAIL})
    return user


@pytest.fixture
def office(town: Municipality) -> User:
    return user_with_role("office", town, name="Jana Beispiel")


def columns(table: Table) -> Iterator[tuple[str, Any]]:
    """Every declared column with a value of its kind that names the person."""
    for name in (*table.mentions, *table.whole, *table.stays):
        field = table.model._meta.get_field(name)
        if isinstance(field, models.JSONField):
            shape = getattr(field, "shape", None)
            yield name, next(one for one in NESTED if shape is None or fits(one, shape))
        elif isinstance(field, models.EmailField):
            yield name, EMAIL
        elif name in table.whole:
            yield name, NAME
        elif field.unique or isinstance(field, models.SlugField):
            yield name, "zora-quellfeld"
        else:
            longest = field.max_length
            yield name, TOLD if not longest or longest > len(TOLD) else NAME[:longest]


def stand_everywhere() -> None:
    for table in WITH_PEOPLE:
        # The oldest, which is of the scene's town: by name another town's may come first.
        rows = table.rows.filter(pk__isnull=False).exclude(pk__in=mine(table))
        row = rows.order_by("pk").first()
        assert row, f"{table.label}: the scene has no such row; give it one"
        for name, value in columns(table):
            table.rows.filter(pk=row.pk).update(**{name: value})


def mine(table: Table) -> list[Any]:
    if table.label == "actors.person":
        return list(table.rows.filter(name=NAME).values_list("pk", flat=True))
    return []


def test_she_stands_in_every_column_before(scene: Scene, zora: User) -> None:
    stand_everywhere()
    found = in_database(SOUGHT)
    wanted = {f"{t.model._meta.db_table}.{name}" for t in WITH_PEOPLE for name, _ in columns(t)}
    assert wanted - found == set()


def test_and_in_none_after_but_where_the_registry_says_why(
    scene: Scene, zora: User, office: User
) -> None:
    stand_everywhere()
    operations.remove(zora, town=scene.town, by=office, reason=f"Antrag von {NAME}")
    # The last mail is on its way; what becomes of it is tested with the mails.
    Notice.objects.filter(kind="account.erased").delete()
    stays = {f"{t.model._meta.db_table}.{name}" for t in registry.tables() for name in t.stays}
    assert in_database(SOUGHT) == stays


def test_another_town_keeps_what_it_wrote(zora: User, scene: Scene, office: User) -> None:
    """It may mean somebody else, and is not this office's to change."""
    other = PersonFactory(function=TOLD)
    operations.remove(zora, town=scene.town, by=office, reason="Antrag")
    other.refresh_from_db()
    assert other.function == TOLD


def test_somebody_of_the_same_name_keeps_it(zora: User, scene: Scene, office: User) -> None:
    """Her address and number are hers alone; of whom a text speaks, only people know."""
    PersonFactory(municipality=scene.town, name=NAME)
    scene.measure.internal_notes = TOLD
    scene.measure.save()
    operations.remove(zora, town=scene.town, by=office, reason="Antrag")
    scene.measure.refresh_from_db()
    assert scene.measure.internal_notes == (
        f"Rückfragen an {NAME} (gelöschte Adresse, gelöschte Nummer)."
    )


def test_unless_the_office_says_that_she_is_meant(zora: User, scene: Scene, office: User) -> None:
    PersonFactory(municipality=scene.town, name=NAME)
    scene.measure.internal_notes = TOLD
    scene.measure.save()
    words = [NAME, EMAIL, PHONE]
    operations.remove(zora, town=scene.town, by=office, reason="Antrag", words=words)
    scene.measure.refresh_from_db()
    assert NAME not in scene.measure.internal_notes


def test_two_things_named_after_her_can_both_be_there(
    zora: User, scene: Scene, office: User
) -> None:
    """Where names are unique, the second is numbered."""
    kept = scene.town.organisations.all()
    kept.filter(pk=scene.organisation.pk).update(name=f"Praxis {NAME}")
    OrganisationFactory(municipality=scene.town, name=f"Praxis {EMAIL}")
    OrganisationFactory(municipality=scene.town, name="Praxis gelöschte Person")
    operations.remove(zora, town=scene.town, by=office, reason="Antrag")
    names = set(kept.filter(name__startswith="Praxis").values_list("name", flat=True))
    assert names == {
        "Praxis gelöschte Person",
        f"Praxis gelöschte Person {scene.organisation.pk}",
        "Praxis gelöschte Adresse",
    }


def test_a_name_in_another_script_is_found_as_well(
    zora: User, scene: Scene, office: User, town: Municipality
) -> None:
    """Databases cannot narrow it down; then every row is looked at."""
    person = PersonFactory(municipality=town, name="Зоря Квелль")
    scene.measure.goal = "Leitung: Зоря Квелль"
    scene.measure.save()
    erase_person(person, by=office, reason="Antrag")
    scene.measure.refresh_from_db()
    assert scene.measure.goal == "Leitung: gelöschte Person"


def test_whoever_is_writing_there_is_told(zora: User, scene: Scene, office: User) -> None:
    """Else the page that was open brings the name back."""
    scene.measure.description = TOLD
    scene.measure.save()
    before = scene.measure.revision
    operations.remove(zora, town=scene.town, by=office, reason="Antrag")
    scene.measure.refresh_from_db()
    assert scene.measure.revision > before


def test_citizens_no_longer_find_the_name(zora: User, scene: Scene, office: User) -> None:
    """The public page is made anew, and the search no longer knows the name."""
    scene.measure.description = TOLD
    scene.measure.search_text = " quellfeld "
    scene.measure.save()
    operations.remove(zora, town=scene.town, by=office, reason="Antrag")
    scene.measure.refresh_from_db()
    assert "quellfeld" not in scene.measure.search_text
    assert AuditEntry.objects.latest("id").public


@pytest.mark.parametrize("between", ["\u00a0", "\u202f", "\n", " / ", "\t"])
def test_a_number_is_found_in_a_structure_whatever_parts_it(
    town: Municipality, between: str
) -> None:
    """In JSON a no-break space or a new line is not stored as the sign it is."""
    measure = MeasureFactory(field__concept__municipality=town)
    measure.unread = [{"column": "Tel.", "value": PHONE.replace(" ", between)}]
    measure.save()
    traces = Traces(frozenset({town.pk})).known(phones=[PHONE])
    (table,) = (one for one in registry.tables() if one.model is Measure)
    (naming,) = namings(table, traces, table.mentions)
    assert naming.new["unread"] == [{"column": "Tel.", "value": NUMBER}]
