"""Where people spoke of a theme and no measure does, and where nobody did."""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from gemeinwerk.answers.matrix import Cell, matrix
from gemeinwerk.concepts.models import Concept
from gemeinwerk.measures.models import Measure
from tests.answers.conftest import said
from tests.factories import FieldFactory, FindingFactory, ReviewFactory, ThemeFactory


def test_what_is_missing_is_said_in_sentences(
    concept: Concept, measure: Measure, office: Client
) -> None:
    work = FieldFactory(concept=concept, code="3", title="Arbeit")
    gender, access = (ThemeFactory(concept=concept, title=one) for one in ("Gender", "Teilhabe"))
    measure.themes.add(gender)
    measure.answers.add(FindingFactory(review=ReviewFactory(concept=concept)))
    for number, field in ((1, measure.field), (2, measure.field), (3, work)):
        said(concept, number, field=field).themes.add(gender)
    said(concept, 4, "", state="withdrawn", field=work).themes.add(access)  # counts no more
    found = matrix(concept)
    assert found.cell(measure.field, gender) == Cell(contributions=2, findings=1, measures=1)
    with CaptureQueriesContext(connection) as asked:
        matrix(Concept.objects.get(pk=concept.pk))
    assert len(asked) == 6
    page = office.get(reverse("outcomes:matrix", args=[concept.slug])).text
    assert "In „Arbeit“ spricht ein Beitrag „Gender“ an, und keine Maßnahme tut es." in page
    assert "In „Arbeit“ hat niemand „Teilhabe“ angesprochen, und keine Maßnahme tut es." in page
    assert "In „Wohnen“ hat niemand „Teilhabe“ angesprochen" in page
    assert "2 Beiträge" in page
