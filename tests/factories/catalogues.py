"""A small catalogue in which every field of the public document is filled at least once."""

from datetime import UTC, date, datetime
from decimal import Decimal

from gemeinwerk.concepts.models import Concept
from gemeinwerk.measures.fields import FIELDS, Kind
from gemeinwerk.measures.models import Measure, Override, ProgressNote
from gemeinwerk.municipalities.models import Municipality
from tests.factories.actors import BodyFactory, UnitFactory
from tests.factories.concepts import (
    ConceptFactory,
    FieldFactory,
    FindingFactory,
    ReviewFactory,
    ThemeFactory,
)
from tests.factories.measures import (
    CostLineFactory,
    GoalFactory,
    IndicatorFactory,
    MeasuredValueFactory,
    MeasureFactory,
    MilestoneFactory,
)


def rich_concept(town: Municipality, slug: str = "integration-2024") -> Concept:
    """Two fields, two themes, a goal, a full measure 1.1 and two bare ones, 1.2 and 2.1."""
    concept: Concept = ConceptFactory(
        municipality=town,
        slug=slug,
        title="Integrationskonzept",
        motto="Eine Stadt für alle",
        edition=2,
        predecessor=ConceptFactory(
            municipality=town,
            slug=f"{slug}-vorher",
            title="Integrationskonzept (alt)",
            period_start=date(2016, 1, 1),
            period_end=date(2020, 12, 31),
        ),
        aim="Alle haben die gleichen Chancen.",
        aim_plain="Alle sollen mitmachen können.",
        summary_en="A town for everyone.",
        commission="Mitteilung an den Rat vom 1. März 2023",
        lead_office=UnitFactory(
            municipality=town, name=f"Büro für Vielfalt ({slug})", abbreviation="OE 502"
        ),
        steering=BodyFactory(municipality=town, name="Steuerungsgruppe", kind="steering"),
        decided_on=date(2024, 5, 15),
        paper="24/SVV/0001",
    )
    administration = FieldFactory(
        concept=concept,
        code="1",
        title="Vielfalt in der Verwaltung",
        description="Wie die Verwaltung selbst vielfältiger wird.",
        working_group=BodyFactory(municipality=town, name="AG Verwaltung"),
        position=1,
    )
    housing = FieldFactory(concept=concept, code="2", title="Wohnen", position=2)
    ThemeFactory(concept=concept, title="Antirassismus", description="Wer wird benachteiligt?")
    ThemeFactory(concept=concept, title="Gender")
    GoalFactory(field=administration, code="Z1", due=date(2026, 12, 31))
    _full(administration, concept)
    MeasureFactory(field=administration, code="1.2", title="Stellenanzeigen prüfen", position=2)
    MeasureFactory(field=housing, code="2.1", title="Wohnungsberatung stärken", position=3)
    return concept


def _full(field: object, concept: Concept) -> Measure:
    town = concept.municipality
    past = MeasureFactory(
        field=FieldFactory(concept=concept.predecessor, code="A"), code="A7", title="Schulungen"
    )
    measure: Measure = MeasureFactory(
        field=field,
        code="1.1",
        position=1,
        title="Führungskräfte zu Antirassismus schulen",
        title_en="Train managers against racism",
        summary_en="Two days of training for 200 managers.",
        goal="Bis Ende 2026 haben 200 von 230 Führungskräften teilgenommen.",
        description="Zweitägige Schulung, viermal im Jahr.\n\nMit externer Begleitung.",
        target_group="Führungskräfte der Verwaltung",
        plain="Chefs lernen etwas über Rassismus.",
        plain_reviewed=True,
        goal_ref=concept.goals.get(),
        predecessor=past,
        lead_unit=UnitFactory(
            municipality=town, name=f"Fachbereich Personal ({concept.slug})", abbreviation="FB 11"
        ),
        contributing_text="Akademie der Nachbarstadt",
        start=date(2024, 7, 1),
        end=date(2026, 12, 31),
        timeframe_text="Juli 2024 bis Ende 2026",
        cost_state="stated",
        cost_text="18.000 € im Jahr",
        duty="voluntary",
        funding_proviso=True,
        priority="hoch",
        implementation="in_progress",
        course="late",
        expected_end=date(2027, 6, 30),
        expected_end_reason="Die Stelle ist erst seit März besetzt.",
        status_text="124 Personen haben teilgenommen.",
        obstacles="Zu wenige Räume.",
        internal_notes="Streng intern: Der Amtsleiter zögert.",
        unread=[{"column": "Bemerkung 7", "value": "nur im Haus"}],
    )
    for one in FIELDS:  # texts that have come since
        if one.kind is Kind.TEXT and one.name != "lead_text" and not getattr(measure, one.name):
            setattr(measure, one.name, f"Was zu {one.name} zu sagen ist")
    measure.save()
    measure.contributing.add(concept.lead_office)
    measure.themes.set(concept.themes.all())
    measure.answers.add(
        FindingFactory(review=ReviewFactory(concept=concept), code="B1", text="Rassismus fehlt.")
    )
    MilestoneFactory(measure=measure, reached_on=date(2025, 5, 12))
    MilestoneFactory(measure=measure, title="150 Teilnahmen", due=date(2026, 9, 30))
    IndicatorFactory(measure=measure, kind="outcome", target=Decimal("200.5"), places="1")
    MeasuredValueFactory(
        measure=measure, value=Decimal("74.5"), source="Teilnahmelisten", remark="ohne Halbtage"
    )
    CostLineFactory(measure=measure, kind="recurring", year=2025, until_year=2026)
    CostLineFactory(
        measure=measure, kind="fte", amount=Decimal("0.2"), approximate=True, funding="present"
    )
    CostLineFactory(
        measure=measure,
        year=None,
        amount=None,
        funding="grant",
        funding_text="Landesprogramm",
        note="Antrag läuft",
    )
    ProgressNote.objects.create(
        measure=measure,
        key="stand-2025",
        label="Bericht 2025",
        text="Auf gutem Weg.",
        colour="grün",
        period_start=date(2025, 1, 1),
        period_end=date(2025, 12, 31),
        unread=[{"column": "x", "value": "geheim"}],
    )
    Override.objects.create(
        measure=measure,
        rule="S103",
        reason="Der Titel ist so beschlossen.",
        by_name="Frau Beispiel",
        at=datetime(2024, 1, 12, tzinfo=UTC),
    )
    return measure


def fit_concept(town: Municipality, size: int = 2, **fields: object) -> Concept:
    """A catalogue in which the SMART check finds no error: it can be frozen."""
    concept: Concept = ConceptFactory(municipality=town, slug="fit", **fields)
    field = FieldFactory(concept=concept, code="1", title="Vielfalt in der Verwaltung")
    unit = UnitFactory(municipality=town, name="Fachbereich Personal", abbreviation="FB 11")
    for number in range(1, size + 1):
        add_fit_measure(field, unit, number)
    return concept


def add_fit_measure(field: object, unit: object, number: int) -> Measure:
    measure: Measure = MeasureFactory(
        field=field,
        code=f"1.{number}",
        position=number,
        title=f"200 Führungskräfte schulen, Kurs {number}",
        goal="Bis Ende 2026 haben 200 von 230 Führungskräften teilgenommen.",
        description="Acht zweitägige Schulungen für je 25 Personen mit zwei Trainer*innen.",
        target_group="Führungskräfte der Verwaltung",
        lead_unit=unit,
        start=date(2024, 7, 1),
        end=date(2026, 12, 31),
        cost_state="stated",
        confirmation="confirmed",
    )
    IndicatorFactory(measure=measure)
    MilestoneFactory(measure=measure)
    CostLineFactory(measure=measure)
    return measure
