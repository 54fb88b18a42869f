"""Every public page with axe: light and dark, phone and wide, in both languages."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page

from gemeinwerk.ledger import operations as ledger
from gemeinwerk.measures.models import Measure, ProgressNote
from gemeinwerk.municipalities.models import Municipality
from tests.factories import (
    AssignmentFactory,
    CostLineFactory,
    FindingFactory,
    IndicatorFactory,
    MeasuredValueFactory,
    MilestoneFactory,
    PhaseFactory,
    QuestionFactory,
    ReportFactory,
    ReviewFactory,
    published_catalogue,
    published_version,
)
from tests.portal.pages import PAGES

Check = Callable[[Page], None]


@pytest.fixture
def full(live_town: Municipality) -> None:
    """A catalogue in which every part of every page has something to show."""
    concept = published_catalogue(live_town, aim_plain="Alle sollen gut leben.")
    PhaseFactory(concept=concept, actual_start=date(2023, 4, 1), actual_end=date(2023, 11, 18))
    finding = FindingFactory(review=ReviewFactory(concept=concept))
    FindingFactory(review=concept.review)
    measure = Measure.objects.get(code="1.1")
    measure.answers.add(finding)
    IndicatorFactory(measure=measure)
    MeasuredValueFactory(measure=measure, remark="ohne Halbtage")
    QuestionFactory(
        measure=measure, state="answered", published=True, answered_at=timezone.now(),
        public_text="Warum?", public_answer="Darum.", answered_as="Fachbereich Personal",
    )  # fmt: skip
    CostLineFactory(measure=measure)
    MilestoneFactory(measure=measure)
    MilestoneFactory(measure=measure, due=date(2024, 2, 1), title="Vertrag")
    AssignmentFactory(decision__deviation__measure=measure, decision__public=True)
    for number, done in enumerate(("Zwei Kurse.", "Zwei Kurse und ein Abend.")):
        at = timezone.now() + timedelta(minutes=number)
        ReportFactory(measure=measure, done=done, state="approved", submitted_at=at, approved_at=at)
    for colour in ("#01873B", "orange", "unklar"):
        ProgressNote.objects.create(measure=measure, label="Sachstand", text="x", colour=colour)
    Measure.objects.filter(pk=measure.pk).update(
        goal="Neues Ziel.", plain="Kurz gesagt.", plain_reviewed=True, status_text="Läuft.",
        obstacles="Keine.", description="Was geschieht.", target_group="Führungskräfte",
    )  # fmt: skip
    for code, status in (("1.2", "not_started"), ("2.1", "")):
        Measure.objects.filter(code=code).update(implementation=status)
    published_version(type(concept).objects.get(pk=concept.pk))
    ledger.enter_missing()


OF_THE_LEDGER = (
    "/nachweise/",
    "/nachweise/1/",
    f"/nachweise/pruefen/?wurzel=1:{'ab' * 32}",
    "/nachweise/pruefen/?summe=ab",
    "/nachweise/pruefen/datei/",
)


ASKED_FOR = (
    "/konzepte/integration/frage/1.1/",
    "/konzepte/integration/folgen/",
    "/konzepte/integration/folgen/1.1/",
)


IN_ENGLISH = ("/en/konzepte/integration/massnahmen/1.1/",)


def test_axe_finds_nothing(
    page: Page, full: None, all_accessible: Callable[[Page, Iterable[str]], None]
) -> None:
    all_accessible(page, [*PAGES, *ASKED_FOR, *OF_THE_LEDGER, *IN_ENGLISH])


def test_axe_finds_nothing_on_an_error_page(
    page: Page, accessible: Check, console_errors: list[str]
) -> None:
    page.goto("/gibt-es-nicht/")
    accessible(page)
    console_errors.clear()  # the browser itself reports the 404
