"""The concept's page: bars, stages, and what answers the last review."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from gemeinwerk.concepts.models import Concept, Finding, Phase
from gemeinwerk.core import ui
from gemeinwerk.core.languages import of_the_town
from gemeinwerk.measures.document import parts
from gemeinwerk.measures.milestones import Step, step
from gemeinwerk.measures.models import CatalogueVersion, Milestone
from gemeinwerk.measures.states import STATES
from gemeinwerk.portal.addresses import address
from gemeinwerk.portal.queries import Standing


def bars(
    concept: Concept, version: CatalogueVersion, standing: Standing, *, planned: bool = False
) -> tuple[list[ui.Segment], list[ui.StackedRow]]:
    """A bar per field; kinds of state nobody has are left out of the legend. `planned`: nothing
    is carried out, so nothing has a state."""
    total = standing.states
    shown = [state for state in STATES if total[state.key]]
    segments = [ui.Segment(state.tone, str(state.label)) for state in shown]
    if planned:
        segments = [ui.Segment("none", _("geplant"))]
    catalogue = address("catalogue", concept.slug)
    rows = []
    for field in version.content["fields"]:
        count = standing.by_field.get(field["code"], Counter())
        words = ngettext("{n} Maßnahme", "{n} Maßnahmen", count.total())
        rows.append(
            ui.StackedRow(
                label=field["title"],
                counts=[count.total()] if planned else [count[state.key] for state in shown],
                code=field["code"],
                url=f"{catalogue}?feld={field['code']}",
                total=words.format(n=count.total()),
                language=of_the_town(),
            )
        )
    return segments, rows


@dataclass(frozen=True)
class Due:
    """A milestone that is due by now, with its measure as published."""

    step: Step
    measure: str
    url: str
    german: bool
    """Whether the measure's title is German although the page is not."""


def due(concept: Concept, milestones: Iterable[Milestone], today: date) -> list[Due]:
    """From `queries.due_milestones`."""
    return [_due(concept, one, today) for one in milestones]


def _due(concept: Concept, row: Any, today: date) -> Due:
    english = get_language() == "en"
    title = row.english if english and row.english else row.measure_title
    return Due(
        step=step(parts.row("milestones", row), today),
        measure=f"{row.code} {title}",
        url=address("measure", concept.slug, row.code),
        german=english and not row.english,
    )


def as_rows(found: Iterable[Due]) -> tuple[list[str], list[list[object]]]:
    """Heads and rows of the list as a file."""
    heads = [_("Stand"), _("Meilenstein"), _("Maßnahme"), _("Tage"), _("Verschoben"), _("Grund")]
    told = ((one.step, one.measure) for one in found)
    return heads, [
        [step.word, step.title, measure, step.days, step.moved, step.why] for step, measure in told
    ]


def spans(phases: Sequence[Phase]) -> list[ui.Span]:
    return [
        ui.Span(
            phase.title,
            phase.planned_start,
            phase.planned_end,
            phase.actual_start,
            phase.actual_end,
            of_the_town(),
        )
        for phase in phases
    ]


@dataclass(frozen=True)
class Answered:
    """A finding of the review with what answers it; open where nobody has answered in any way."""

    finding: Finding
    measures: Sequence[tuple[str, str]]

    @property
    def is_open(self) -> bool:
        said = self.finding.refusal or self.finding.elsewhere
        return self.finding.must_take_up and not self.measures and not said


def answered(
    findings: Sequence[Finding], answers: Mapping[str, list[tuple[str, str]]]
) -> list[Answered]:
    return [Answered(finding, answers.get(finding.code, [])) for finding in findings]
