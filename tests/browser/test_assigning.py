"""Contributions are assigned by keyboard alone; what is chosen is shown beside it at once."""

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, expect

from gemeinwerk.answers.models import Outcome
from gemeinwerk.municipalities.models import Municipality
from tests.answers.conftest import SAID, said
from tests.factories import (
    ConceptFactory,
    FieldFactory,
    IndicatorFactory,
    MeasureFactory,
    user_with_role,
)


def test_from_what_was_said_to_the_next(
    page: Page,
    live_town: Municipality,
    sign_in: Callable[..., Any],
    accessible: Callable[[Page], None],
) -> None:
    concept = ConceptFactory(municipality=live_town, slug="integration", status="drafting")
    field = FieldFactory(concept=concept, code="2", title="Wohnen und Unterbringung")
    measure = MeasureFactory(
        field=field,
        code="2.2",
        title="Wohnberatung in allen Unterkünften",
        description="Zwei Menschen beraten. Sie begleiten den Auszug und lesen jede Abrechnung.",
    )
    IndicatorFactory(measure=measure)
    first = said(concept, 87, translation="Nach dem Auszug kam die Abrechnung.", language="uk")
    said(concept, 91, f"{SAID} Der Strom auch.", field=field)
    said(concept, 95, "Ein Kurs über Miete wäre gut.", field=field)
    first.field = field
    first.save()
    sign_in(page, user_with_role("office", live_town))
    page.goto("/arbeitsplatz/konzepte/integration/antworten/87/?antwort=offen")
    page.get_by_label("Der Beitrag wird").focus()
    page.keyboard.type("zum Teil")
    page.keyboard.press("Tab")
    page.get_by_label("In welcher Maßnahme").select_option(str(measure.pk))
    expect(page.get_by_role("heading", name="Prüfung von 2.2")).to_be_visible()
    expect(page.get_by_label("Begründung")).to_have_value(
        "Zum Teil aufgenommen in Maßnahme 2.2 „Wohnberatung in allen Unterkünften“. Dort heißt es: "
        "„Sie begleiten den Auszug und lesen jede Abrechnung.“"
    )
    page.get_by_role("checkbox", name="Beitrag 91").press("Space")
    accessible(page)
    page.get_by_role("button", name="Zuordnen und weiter").press("Enter")
    expect(page.get_by_text("2 Beiträge sind zugeordnet.")).to_be_visible()
    expect(page.get_by_role("heading", name="Beitrag 95")).to_be_visible()
    assert Outcome.objects.count() == 2
    page.goto("/arbeitsplatz/konzepte/integration/antworten/")
    accessible(page)
