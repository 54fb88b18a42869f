"""A concept's life as the navigation of its pages: each page once, and only where there is one."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client, RequestFactory
from django.urls import reverse

from gemeinwerk.concepts import life
from gemeinwerk.concepts.life import Stage
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core import ui
from gemeinwerk.core.navigation import NavItem
from gemeinwerk.municipalities.models import Municipality
from tests.factories import ConceptFactory, published_version, user_with_role

As = Callable[..., Client]


@pytest.fixture
def concept(town: Municipality) -> Concept:
    return ConceptFactory(
        municipality=town,
        slug="ik",
        title="Integrationskonzept",
        status="implementation",
        decided_on=date(2025, 6, 4),
    )


@pytest.fixture
def asked(town: Municipality, concept: Concept) -> Callable[..., dict[str, ui.Stage]]:
    """The life as somebody sees it on a page, by the stages' names."""

    def ask(page: str = "desk:concept", *, role: str = "office") -> dict[str, ui.Stage]:
        request = RequestFactory().get(reverse(page, args=[concept.slug]))
        request.user = user_with_role(role, town)
        return {stage.label: stage for stage in life.stages_of(request, concept)}

    return ask


def labels(stage: ui.Stage) -> list[str]:
    return [page.label for page in stage.pages]


@pytest.mark.parametrize("status", list(life.PRESENT))
def test_every_page_is_shown_exactly_once(
    concept: Concept, asked: Callable[..., Any], status: str
) -> None:
    concept.status = status
    shown = []
    for page in life._pages.values():
        stages = asked(page.item.url_name)
        [open_one] = [stage for stage in stages.values() if stage.is_open]
        [here] = [link.label for link in open_one.pages if link.active]
        assert here == page.item.label
        shown.append((open_one.label, here))
    assert len(set(shown)) == len(life._pages)


def test_a_stage_without_a_page_is_named_and_leads_nowhere(
    client_as: As, concept: Concept, asked: Callable[..., Any]
) -> None:
    assert asked()["Finanzieren"].url == ""
    said = client_as("office").get(reverse("desk:concept", args=["ik"])).content.decode()
    nav = said[said.index('<nav class="gw-life"') :]
    nav = nav[: nav.index("</nav>")]
    assert [stage.label for stage in asked().values() if stage.label not in nav] == []
    assert nav.count("<a ") == sum(bool(stage.url) for stage in asked().values()) + len(
        asked()["Umsetzen"].pages
    )


def test_a_later_area_hangs_its_page_in(
    asked: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(life, "_pages", dict(life._pages))
    life.hang_in(NavItem("budget", "Haushalt", "measures:changes", "concept.read", 5), Stage.FUND)
    stage = asked("measures:changes")["Finanzieren"]
    assert (labels(stage), stage.is_open) == (["Haushalt"], True)


def test_a_page_its_reader_may_not_open_opens_no_stage(asked: Callable[..., Any]) -> None:
    assert "Einlesen" not in labels(asked("measures:goals", role="steering")["Schreiben"])
    assert "Einlesen" in labels(asked("measures:goals")["Schreiben"])


OF_CATALOGUE = (
    *("Überblick", "Bestandsaufnahme", "Aufbau", "Phasen", "Maßnahmen", "Ziele", "Prüfung"),
    *("Einlesen", "Fassungen", "Ausgeben"),
)


@pytest.mark.parametrize(
    ("status", "pages"),
    [
        ("preparation", ["Überblick", "Bestandsaufnahme", "Aufbau", "Phasen"]),
        ("participation", ["Überblick", "Phasen", "Fassungen"]),
        ("drafting", ["Überblick", "Maßnahmen", "Ziele", "Prüfung", "Einlesen", "Ausgeben"]),
        ("deliberation", ["Überblick", "Fassungen", "Ausgeben"]),
        ("adopted", ["Überblick", "Maßnahmen"]),
        ("implementation", ["Überblick", "Maßnahmen", "Ausgeben"]),
        ("evaluated", ["Überblick", "Ausgeben"]),
        ("superseded", ["Überblick", "Ausgeben"]),
    ],
)
def test_the_present_stage_stands_open_with_what_is_done_in_it(
    concept: Concept, asked: Callable[..., Any], status: str, pages: list[str]
) -> None:
    concept.status = status
    [open_one] = [stage for stage in asked().values() if stage.is_open]
    ours = [label for label in labels(open_one) if label in OF_CATALOGUE]  # others may be hung in
    assert ours == pages


def test_the_line_says_how_far_it_has_come(concept: Concept, asked: Callable[..., Any]) -> None:
    told = [(stage.word, stage.detail) for stage in asked().values()]
    assert told == [
        ("liegt zurück", ""),
        ("liegt zurück", ""),
        ("liegt zurück", ""),
        ("liegt zurück", "4. Juni 2025"),
        ("läuft mit", ""),
        ("jetzt", "bis 2028"),
        ("kommt noch", "nach 2028"),
    ]


@pytest.mark.parametrize("status", ["drafting", "deliberation", "superseded"])
def test_nothing_is_said_to_be_decided_that_is_not(
    concept: Concept, asked: Callable[..., Any], status: str
) -> None:
    concept.status, concept.decided_on = status, None
    stage = asked()["Beschließen"]
    assert (stage.tone, stage.detail) == (None, "")


def test_who_reads_versions_alone_gets_these_pages_alone(
    client_as: As, town: Municipality, concept: Concept
) -> None:
    published_version(concept)
    answer = client_as("council_reader").get(reverse("measures:versions", args=["ik"]))
    said = answer.content.decode()
    assert 'class="gw-life"' not in said
    assert "Ausgeben" in said
    assert "Umsetzen" not in said


# --- what it is called --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "last", "name"),
    [
        ("Integrationskonzept", 2029, "Integrationskonzept 2025–2029"),
        ("Klimaschutz 2025-2029", 2029, "Klimaschutz 2025-2029"),
        ("Plan 2025 bis 2029", 2029, "Plan 2025 bis 2029"),
        ("Plan 2025/29", 2029, "Plan 2025/29"),
        ("Agenda 2030", 2029, "Agenda 2030 (2025–2029)"),
        ("Sofortprogramm 2025", 2025, "Sofortprogramm 2025"),
        ("Sofortprogramm", 2025, "Sofortprogramm 2025"),
    ],
)
def test_a_concept_is_called_with_its_period_once(title: str, last: int, name: str) -> None:
    concept = Concept(title=title, period_start=date(2025, 1, 1), period_end=date(last, 12, 31))
    assert (concept.name, str(concept)) == (name, name)
