"""What a measure continues: called with its edition's period, read also as older files say it."""

from datetime import date

import pytest

from gemeinwerk.measures.document import measure_document
from gemeinwerk.measures.importing.lookup import Present
from gemeinwerk.measures.models import Measure
from gemeinwerk.municipalities.models import Municipality
from tests.factories import ConceptFactory, FieldFactory, MeasureFactory


def edition(town: Municipality, year: int) -> Measure:
    concept = ConceptFactory(
        municipality=town, title="Integrationskonzept", slug=f"i-{year}",
        period_start=date(year, 1, 1), period_end=date(year + 4, 12, 31),
    )  # fmt: skip
    return MeasureFactory(field=FieldFactory(concept=concept), code="A7", title="Schulungen")


@pytest.fixture
def continued(town: Municipality) -> Measure:
    past, measure = edition(town, 2018), edition(town, 2025)
    measure.predecessor = past
    measure.save()
    return measure


def test_the_edition_is_named_with_its_period(continued: Measure) -> None:
    told = measure_document(continued)["predecessor"]
    assert told["concept"] == "Integrationskonzept 2018–2022"


def test_a_file_may_name_it_by_its_title_alone(continued: Measure) -> None:
    past = continued.predecessor
    assert past
    present = Present.of(continued.concept)
    for name in ("Integrationskonzept", "Integrationskonzept 2018–2022"):
        assert present.past_of(name, "A7") == past.pk
        assert (name, "A7", "Schulungen") in present.calls(past.pk)
    assert present.past_of("Klimakonzept", "A7") is None


def test_a_title_that_two_editions_have_names_neither(
    continued: Measure, town: Municipality
) -> None:
    other = edition(town, 2011)
    MeasureFactory(field=continued.field, code="A8", predecessor=other)
    present = Present.of(continued.concept)
    assert present.past_of("Integrationskonzept", "A7") is None
    assert present.past_of("Integrationskonzept 2011–2015", "A7") == other.pk
