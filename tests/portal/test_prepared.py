"""What public pages ask in prepared questions is what they would ask anew for each page."""

import importlib
import pkgutil
from collections.abc import Callable
from typing import Any

import pytest
from django.db.models import Model
from django.test import Client
from django.utils import translation
from django.utils.timezone import localdate, now

from gemeinwerk import portal
from gemeinwerk.audit import queries as audit
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.prepared import Prepared
from gemeinwerk.evaluation.document import document
from gemeinwerk.measures import searching_beside
from gemeinwerk.measures.document import today
from gemeinwerk.measures.models import Measure
from gemeinwerk.municipalities import queries as towns
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.questions import queries as questions_asked
from tests.factories import (
    BodyFactory,
    EvaluationFactory,
    FindingFactory,
    MeasureFactory,
    MeetingFactory,
    MilestoneFactory,
    MinutesFactory,
    PhaseFactory,
    ReviewFactory,
    make_public,
    published_version,
    user_with_role,
)
from tests.factories.catalogues import rich_concept
from tests.portal.test_contradictions import every_kind_of_measure
from tests.portal.test_search_of_minutes import published

FILTERS = [
    "", "?stand=hinter-der-zusage&sortierung=verzug", "?stand=umgesetzt", "?feld=1&jahr=2026",
    "?suche=Wohnung%20%25_%27", "?thema=Gender", "?stelle=Bauamt&sortierung=stelle", "?seite=2",
    "?suche=eins%20zwei&sortierung=titel", "?jahr=2024&sortierung=ende", "?sortierung=beginn",
]  # fmt: skip


def plain(row: Any, depth: int = 3) -> Any:
    """A row with all it knows, and what was asked for beside it."""
    if not isinstance(row, Model):
        return row
    told = {name: value for name, value in vars(row).items() if name != "_state"}
    known = row._state.fields_cache.items() if depth else ()
    return type(row), told, {name: plain(value, depth - 1) for name, value in known}


@pytest.fixture
def questions(monkeypatch: pytest.MonkeyPatch) -> set[Any]:
    """The prepared questions that were asked; each of them was also asked without preparing it."""
    asked: set[Any] = set()

    def checked(name: str, cut: int) -> Callable[..., Any]:
        real = getattr(Prepared, name)

        def ask(self: Any, *shape: Any, **values: Any) -> Any:
            found = real(self, *shape, **values)
            anew = self.make(*shape[cut:], **values)
            rows = anew[slice(*shape[:cut])] if cut else anew
            assert [plain(one) for one in found] == [plain(one) for one in rows], self.__name__
            asked.add(self)
            return found

        return ask

    monkeypatch.setattr(Prepared, "__call__", checked("__call__", 0))
    monkeypatch.setattr(Prepared, "between", checked("between", 2))
    return asked


@pytest.fixture
def concepts(town: Municipality) -> list[Concept]:
    """One with every kind of measure, one that continues another and answers findings."""
    many = every_kind_of_measure(town)
    few = rich_concept(town)
    Concept.objects.filter(pk=few.pk).update(public=True, status="implementation")
    for concept in (many, few):
        PhaseFactory(concept=concept)
        for measure in concept.measures.all()[:30:3]:
            MilestoneFactory(measure=measure, due=localdate().replace(year=2025), title="Schritt")
    finding = FindingFactory(review=ReviewFactory(concept=many), code="B1")
    for measure in Measure.objects.filter(concept=many)[:5]:
        measure.answers.add(finding)
    for concept in (many, few):
        published_version(concept)
    Measure.objects.get(concept=many, code="1.31").delete()  # withdrawn
    Measure.objects.filter(concept=many, code="1.4").update(code="1.99")  # renumbered
    for concept in (many, few):
        published_version(concept)
        make_public(concept)
    evaluated = EvaluationFactory(concept=many)
    evaluated.content = document(evaluated)
    evaluated.state, evaluated.published, evaluated.closed_at = "closed", True, now()
    evaluated.save()
    held = MeetingFactory(
        body=BodyFactory(municipality=town), concept=many, state="held", public=True
    )
    minutes = MinutesFactory(meeting=held, state="draft", started_at=now())
    published(minutes, user_with_role("office", town), named=False)
    return [many, few]


def test_every_page_is_told_what_it_would_be_told_anew(
    client: Client, town: Municipality, concepts: list[Concept], questions: set[Any]
) -> None:
    """Another language asks the same: in English every fourth page."""
    with translation.override("de"):
        for concept in concepts:
            root = f"/konzepte/{concept.slug}/"
            codes = list(concept.measures.values_list("code", flat=True))[::2]
            pages = [
                "", "bestandsaufnahme/", "druck/", "katalog.json", "fassungen/1/", "fassungen/9/",
                "stand/", "was-hakt/", "quartal/",
                *(f"massnahmen/{filtered}" for filtered in FILTERS),
                *(f"massnahmen/{code}/" for code in (*codes, "1.31", "1.4", "x")),
                *(f"fassungen/1/massnahmen/{code}/" for code in ("1.1", "1.2", "1.31", "x")),
            ]  # fmt: skip
            answers = [client.get(root + page).status_code for page in ("", *pages)]
            assert answers.count(200) > len(answers) - 8
            english = [client.get(f"/en{root}{page}").status_code for page in pages[::4]]
            assert english == answers[1::4]
        for language in ("", "/en"):
            assert client.get(f"{language}/").status_code == 200
            for word in ("Wohnung", "Ma%C3%9Fnahme", "Integration"):
                assert client.get(f"{language}/suche/?suche={word}").status_code == 200
    assert towns.for_host("testserver") == town  # as whoever is signed in is answered
    assert {one.__name__ for one in _all() - questions} == set()


def _all() -> set[Any]:
    modules = [audit, today, towns, searching_beside, questions_asked]
    for module in pkgutil.walk_packages(portal.__path__, f"{portal.__name__}."):
        modules.append(importlib.import_module(module.name))
    return {one for module in modules for one in vars(module).values() if isinstance(one, Prepared)}


def test_a_question_that_looks_into_its_values_is_noticed(
    concepts: list[Concept], questions: set[Any]
) -> None:
    """What the walk asserts is able to fail."""
    looking = Prepared(lambda *, code: Measure.objects.filter(code="1.1" if code == "1.1" else "x"))
    MeasureFactory(field=concepts[0].fields.first(), code="x")
    with pytest.raises(AssertionError):
        looking(code="1.1")
