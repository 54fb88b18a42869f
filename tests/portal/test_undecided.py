"""Nothing is late that nobody decided, or that something else has taken the place of: whatever its
dates say and its unit reports, on no page and in no file."""

import re
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from gemeinwerk.accounts.models import User
from gemeinwerk.accounts.roles import Role
from gemeinwerk.concepts.models import Concept
from gemeinwerk.measures.document.today import catalogue_today
from gemeinwerk.measures.exporting.standing import standing
from gemeinwerk.measures.models import CatalogueVersion, Measure
from gemeinwerk.measures.operations import report_status
from gemeinwerk.municipalities.models import Municipality
from tests.factories import (
    IndicatorFactory,
    MeasuredValueFactory,
    MilestoneFactory,
    published_catalogue,
    published_version,
    user_with_role,
)
from tests.portal.facts_of_a_page import words

ROOT = "/konzepte/integration/"
PAST = date(2025, 1, 31)
LATE = re.compile(
    r"verzögert|vom Kurs ab|auf Kurs|überfällig|verspätet|hinter der Zusage|später erwartet|"
    r"später als zugesagt|über dem zugesagten|Verzug|steht seit|nicht wie zugesagt|hakt",
    re.IGNORECASE,
)
PAGES = ("", "massnahmen/", "massnahmen/1.1/", "neues/1.1/", "druck/", "meilensteine/",
         "stand/", "quartal/", "leichte-sprache/")  # fmt: skip
OF_VERSION = ("fassungen/{n}/", "fassungen/{n}/massnahmen/1.1/")

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(town: Municipality) -> User:
    return user_with_role(Role.OFFICE, town)


def reported(town: Municipality, office: User) -> Concept:
    """A catalogue whose first measure is behind with everything there is."""
    concept = published_catalogue(town)
    one = Measure.objects.get(code="1.1")
    Measure.objects.filter(pk=one.pk).update(end=PAST, plain="Text.", plain_reviewed=True)
    MilestoneFactory(measure=one, title="Auftakt", due=PAST)
    IndicatorFactory(measure=one, name="Kurse", target=200, target_date=PAST)
    MeasuredValueFactory(measure=one, indicator="Kurse", day=PAST, value=1)
    said: dict[str, Any] = {
        "implementation": "in_progress", "course": "late", "expected_end": date(2099, 6, 30),
        "expected_end_reason": "Das Personal fehlte.",
    }  # fmt: skip
    for changes in (said, {"course": "off_course"}):
        report_status(
            one,
            changes=changes,
            by=office,
            expected_revision=Measure.objects.get(pk=one.pk).revision,
        )
    return concept


def read(client: Client, page: str) -> str:
    answer = client.get(ROOT + page)
    assert answer.status_code == 200, page
    return words(answer.content.decode())


def late_words(client: Client, pages: tuple[str, ...]) -> dict[str, list[str]]:
    found = {page: LATE.findall(read(client, page)) for page in pages}
    return {page: said for page, said in found.items() if said}


@pytest.mark.parametrize("kind", ["participation", "council"])
@pytest.mark.parametrize("status", ["participation", "implementation"])
def test_no_page_of_a_draft_calls_anything_late(
    client: Client, town: Municipality, office: User, kind: str, status: str
) -> None:
    concept = reported(town, office)
    assert set(late_words(client, PAGES)) >= {"", "massnahmen/", "massnahmen/1.1/", "druck/"}
    CatalogueVersion.objects.all().delete()
    Concept.objects.update(status=status)
    published_version(concept, kind=kind)
    found = late_words(client, (*PAGES, *(page.format(n=1) for page in OF_VERSION)))
    # Two say of themselves that nothing is late.
    assert all(page in ("", "stand/") and said == ["verspätet"] for page, said in found.items())
    told = read(client, "massnahmen/1.1/")
    assert "Begonnen Vorgesehen sind 200" in told
    assert "Was bis wann vorgesehen ist geplant Auftakt vorgesehen 31.01.2025" in told
    assert "begonnen" in read(client, "massnahmen/")


def test_no_page_of_a_version_that_was_followed_calls_anything_late(
    client: Client, town: Municipality, office: User
) -> None:
    concept = reported(town, office)
    for _n in range(2):
        published_version(Concept.objects.get(pk=concept.pk))
    assert late_words(client, tuple(page.format(n=2) for page in OF_VERSION)) == {}


def test_no_file_of_a_draft_calls_anything_late(town: Municipality, office: User) -> None:
    concept = reported(town, office)
    CatalogueVersion.objects.all().delete()
    version = published_version(concept, kind="participation")
    told = standing(version, timezone.localdate())
    assert (told.behind, told.until) == ([], "Vorgesehen bis")
    first = next(line for line in told.lines if line.code == "1.1")
    assert (first.state, first.today) == ("begonnen", "")
    courses = {one["course"] for one in catalogue_today(concept, version)["measures"]}
    assert courses == {""}
    Concept.objects.update(status="superseded")
    version = published_version(Concept.objects.get())
    concept.refresh_from_db()
    courses = {one["course"] for one in catalogue_today(concept, version)["measures"]}
    assert courses == {""}
