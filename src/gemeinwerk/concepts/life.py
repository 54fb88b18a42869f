"""A concept's life in seven stages, and its pages at the desk: areas hang theirs in.

    hang_in(NavItem("versions", _("Fassungen"), "measures:versions", "version.read", 30),
            Stage.PARTICIPATE, Stage.DECIDE)

stands in an area's `life_pages.py`, which is found by its name. A page is shown once: in the last
of its stages that has begun, and before that in the first; a page without a stage goes along with
the present one. So what is always needed is at hand, and what is over is found where it belongs.
A stage nobody has hung a page into is named, as it is part of a concept's life, and leads nowhere.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.db import models
from django.http import HttpRequest
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gemeinwerk.concepts.lifecycle import ConceptStatus as Status
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core import navigation, ui
from gemeinwerk.core.navigation import NavItem


class Stage(models.IntegerChoices):
    PREPARE = 1, gettext_lazy("Vorbereiten")
    PARTICIPATE = 2, gettext_lazy("Beteiligen")
    WRITE = 3, gettext_lazy("Schreiben")
    DECIDE = 4, gettext_lazy("Beschließen")
    FUND = 5, gettext_lazy("Finanzieren")
    IMPLEMENT = 6, gettext_lazy("Umsetzen")
    EVALUATE = 7, gettext_lazy("Auswerten")


PRESENT: dict[str, Stage] = {
    Status.PREPARATION: Stage.PREPARE,
    Status.PARTICIPATION: Stage.PARTICIPATE,
    Status.DRAFTING: Stage.WRITE,
    Status.DELIBERATION: Stage.DECIDE,
    Status.ADOPTED: Stage.FUND,
    Status.IMPLEMENTATION: Stage.IMPLEMENT,
    Status.EVALUATED: Stage.EVALUATE,
    Status.SUPERSEDED: Stage.EVALUATE,
}
"""Which stage a concept stands in."""

WORDS: dict[ui.StageState, str | Promise] = {
    "passed": gettext_lazy("liegt zurück"),
    "now": gettext_lazy("jetzt"),
    "along": gettext_lazy("läuft mit"),
    "ahead": gettext_lazy("kommt noch"),
}


@dataclass(frozen=True)
class _Page:
    item: NavItem
    stages: tuple[Stage, ...]


_pages: dict[str, _Page] = {}


def hang_in(item: NavItem, *stages: Stage) -> None:
    """Give a concept a page; its address takes the concept's slug. Without stages it goes along
    with the present one. A second page under the same key replaces the first."""
    _pages[item.key] = _Page(item, stages)


def pages_of(request: HttpRequest, concept: Concept) -> list[ui.Link]:
    """Every page the signed-in person may open, in one row."""
    items = (page.item for page in _pages.values())
    return list(navigation.opened(items, request, concept, concept.slug).values())


def stages_of(request: HttpRequest, concept: Concept) -> list[ui.Stage]:
    """The whole life, with the pages the signed-in person may open; open is the stage that the
    page asked for stands in, else the present one."""
    present = PRESENT[concept.status]
    links = navigation.opened(
        (page.item for page in _pages.values()), request, concept, concept.slug
    )
    of_stage: dict[Stage, list[ui.Link]] = {stage: [] for stage in Stage}
    for key, link in links.items():
        of_stage[_place(_pages[key], present)].append(link)
    here = (stage for stage, pages in of_stage.items() if any(page.active for page in pages))
    open_one = next(here, present)
    return [_stage(concept, stage, of_stage[stage], is_open=stage == open_one) for stage in Stage]


def _place(page: _Page, present: Stage) -> Stage:
    if not page.stages:
        return present
    begun = [stage for stage in page.stages if stage <= present]
    return begun[-1] if begun else page.stages[0]


def _stage(concept: Concept, stage: Stage, pages: list[ui.Link], *, is_open: bool) -> ui.Stage:
    state = _state(concept, stage)
    known = DETAILS.get((stage, state))
    tone, detail = known(concept) if known else (None, "")
    return ui.Stage(
        label=str(stage.label),
        state=state,
        word=str(WORDS[state]),
        url=pages[0].url if pages else "",
        detail=detail,
        tone=tone,
        is_open=is_open,
        pages=pages if is_open else (),
    )


def _state(concept: Concept, stage: Stage) -> ui.StageState:
    present = PRESENT[concept.status]
    if concept.status == Status.SUPERSEDED or stage < present:
        # Money is asked for year by year, for as long as measures are carried out.
        carried_out = concept.status == Status.IMPLEMENTATION
        return "along" if carried_out and stage == Stage.FUND else "passed"
    return "now" if stage == present else "ahead"


# --- what is known of a stage, beside that it is passed or comes ---------------------------------

Detail = tuple[ui.Tone | None, str]


def _decided(concept: Concept) -> Detail:
    if not concept.decided_on:
        return None, ""
    return "done", date_format(concept.decided_on, "DATE_FORMAT")


def _until_its_end(concept: Concept) -> Detail:
    return "progress", _("bis {year}").format(year=concept.period_end.year)


def _after_its_end(concept: Concept) -> Detail:
    return "none", _("nach {year}").format(year=concept.period_end.year)


DETAILS: dict[tuple[Stage, ui.StageState], Callable[[Concept], Detail]] = {
    (Stage.DECIDE, "passed"): _decided,
    (Stage.IMPLEMENT, "now"): _until_its_end,
    (Stage.EVALUATE, "ahead"): _after_its_end,
}
