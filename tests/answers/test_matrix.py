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


def test_whoever_speaks_of_two_themes_is_counted_once(
    concept: Concept, measure: Measure, office: Client
) -> None:
    work, home = (FieldFactory(concept=concept, title=one) for one in ("Arbeit", "Zuhause"))
    themes = [ThemeFactory(concept=concept, title=one) for one in ("Gender", "Teilhabe")]
    said(concept, 1, field=work).themes.set(themes)
    for number in (2, 3):
        said(concept, number, field=home).themes.set(themes[:1])
    page = office.get(reverse("outcomes:matrix", args=[concept.slug])).text
    assert "In „Arbeit“ spricht ein Beitrag „Gender“ und „Teilhabe“ an" in page
    assert page.index("In „Zuhause“ sprechen 2 Beiträge") < page.index("In „Arbeit“")


def test_what_nobody_took_up_and_what_has_no_place_is_counted_as_its_list_says(
    concept: Concept, measure: Measure, office: Client
) -> None:
    theme = ThemeFactory(concept=concept, title="Gender")
    review = ReviewFactory(concept=concept)
    taken, *_open = [FindingFactory(review=review, code=f"B{n}") for n in range(4)]
    FindingFactory(review=review, code="N", must_take_up=False)
    FindingFactory(review=review, code="E", elsewhere="Im Haushaltsplan.")
    measure.answers.add(taken)  # a measure without a theme
    for number, (field, themes) in enumerate(
        ((None, [theme]), (None, []), (None, []), (measure.field, [])), start=1
    ):
        said(concept, number, field=field).themes.set(themes)
    found = matrix(concept)
    assert found.cell(None, None) == Cell(contributions=2, open_findings=3)
    assert found.cell(None, theme) == Cell(contributions=1)
    assert found.cell(measure.field, None) == Cell(contributions=1, findings=1, measures=1)
    page = office.get(reverse("outcomes:matrix", args=[concept.slug])).text
    assert "3 offene Befunde" in page
    assert f'href="{reverse("concepts:review", args=[concept.slug])}"' in page
    cells = {("ohne", "ohne"): {2, 3}, ("ohne", str(theme.pk)): {1}, ("2", "ohne"): {4}}
    for (field, of), numbers in cells.items():
        wanted = {"feld": field, "thema": of}
        assert f"feld={field}&amp;thema={of}" in page
        listed = office.get(reverse("outcomes:outcomes", args=[concept.slug]), wanted)
        assert {one.number for one in listed.context["page"]} == numbers


def test_where_all_has_its_place_there_is_no_row_or_column_without(
    concept: Concept, measure: Measure, office: Client
) -> None:
    theme = ThemeFactory(concept=concept, title="Gender")
    measure.themes.add(theme)
    said(concept, 1, field=measure.field).themes.add(theme)
    page = office.get(reverse("outcomes:matrix", args=[concept.slug])).text
    assert "ohne Feld" not in page
    assert "ohne Thema" not in page
