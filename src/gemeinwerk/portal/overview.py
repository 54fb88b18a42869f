"""The concept's page: figures, bars, stages, and what answers the last review."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gemeinwerk.concepts.models import Concept, Finding, Phase
from gemeinwerk.core import ui
from gemeinwerk.measures.models import CatalogueVersion
from gemeinwerk.measures.states import BEHIND, DONE, ON_COURSE, STATES, UNKNOWN

Counts = Mapping[str, Counter[str]]


def figures(version: CatalogueVersion, counts: Counts) -> list[ui.Figure]:
    """Two to four key figures, each with what it was counted from."""
    total = sum(counts.values(), Counter[str]())
    number = total.total()
    source = _("gezählt aus Fassung {n} vom {day}").format(
        n=version.number, day=date_format(version.frozen_at, "DATE_FORMAT")
    )
    if total[UNKNOWN.key] == number:  # nothing is carried out yet: say what is planned
        fields = len(version.content["fields"])
        return [
            ui.Figure(str(number), ngettext("Maßnahme", "Maßnahmen", number), source),
            ui.Figure(str(fields), ngettext("Handlungsfeld", "Handlungsfelder", fields)),
        ]
    done = _("{done} von {all}").format(done=total[DONE.key], all=number)
    return [
        ui.Figure(done, _("Maßnahmen umgesetzt"), source),
        ui.Figure(str(total[ON_COURSE.key]), str(ON_COURSE.label)),
        ui.Figure(
            str(sum(total[state.key] for state in BEHIND)),
            _("hinter der Zusage"),
            _("verzögert oder vom Kurs ab"),
        ),
    ]


def bars(
    concept: Concept, version: CatalogueVersion, counts: Counts
) -> tuple[list[ui.Segment], list[ui.StackedRow]]:
    """A bar per field; kinds of state nobody has are left out of the legend."""
    total = sum(counts.values(), Counter[str]())
    shown = [state for state in STATES if total[state.key]]
    segments = [ui.Segment(state.tone, str(state.label)) for state in shown]
    address = reverse("portal:catalogue", args=[concept.slug])
    rows = []
    for field in version.content["fields"]:
        count = counts.get(field["code"], Counter())
        words = ngettext("{n} Maßnahme", "{n} Maßnahmen", count.total())
        rows.append(
            ui.StackedRow(
                label=field["title"],
                counts=[count[state.key] for state in shown],
                code=field["code"],
                url=f"{address}?feld={field['code']}",
                total=words.format(n=count.total()),
            )
        )
    return segments, rows


def spans(phases: Sequence[Phase]) -> list[ui.Span]:
    return [
        ui.Span(
            phase.title,
            phase.planned_start,
            phase.planned_end,
            phase.actual_start,
            phase.actual_end,
        )
        for phase in phases
    ]


@dataclass(frozen=True)
class Answered:
    """A finding of the review with what answers it; open with neither measures nor refusal."""

    finding: Finding
    measures: Sequence[tuple[str, str]]

    @property
    def is_open(self) -> bool:
        return self.finding.must_take_up and not self.measures and not self.finding.refusal


def answered(
    findings: Sequence[Finding], answers: Mapping[str, list[tuple[str, str]]]
) -> list[Answered]:
    return [Answered(finding, answers.get(finding.code, [])) for finding in findings]
