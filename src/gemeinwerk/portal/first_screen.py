"""What a concept's page says first: figures that lead to their lists, what hangs and why, what
changed lately. Each stage of its life has its own truth: a draft has nothing carried out, and what
another edition has taken the place of is late with nothing."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from gemeinwerk.concepts.lifecycle import WRITABLE, ConceptStatus
from gemeinwerk.concepts.models import Concept, Phase
from gemeinwerk.core import ui
from gemeinwerk.core.charts.lateness import number_in_words
from gemeinwerk.measures.behind import Behind, why
from gemeinwerk.measures.models import CatalogueVersion
from gemeinwerk.measures.models.versions import VersionKind
from gemeinwerk.measures.most_behind import behind_of
from gemeinwerk.measures.states import (
    BEHIND,
    BEHIND_KEY,
    BEHIND_LABEL,
    DONE,
    NOT_BEGUN,
    ON_COURSE,
    STATES,
    UNKNOWN,
    State,
    state_of,
)
from gemeinwerk.portal import queries
from gemeinwerk.portal.addresses import address
from gemeinwerk.portal.queries import Standing

MOST_HANGING = 5
_END_OF_SENTENCE = re.compile(r"[.!?]\W? ")
_NO_END = re.compile(r"(?:\b\w|\d|\b(?:bzw|ca|Nr|Abs|Art|St|Dr|Prof|usw|vgl|inkl))\.$")


class Stage(Enum):
    DRAFT = "draft"
    """Nothing is decided, so nothing is promised yet."""
    BEGINNING = "beginning"
    """Decided; no unit has reported yet."""
    RUNNING = "running"
    OVER = "over"
    """Another edition has taken its place."""


@dataclass(frozen=True)
class Hanging:
    """A measure that is behind; ``why`` is "" where nobody says it."""

    code: str
    title: str
    url: str
    state: State
    behind: Behind
    why: str
    german: bool


def stage_of(concept: Concept, version: CatalogueVersion | None, standing: Standing) -> Stage:
    if concept.status == ConceptStatus.SUPERSEDED:
        return Stage.OVER
    if version is None or concept.status in WRITABLE or version.kind != VersionKind.ADOPTED:
        return Stage.DRAFT
    states = standing.states
    silent = states[UNKNOWN.key] + states[NOT_BEGUN.key] == states.total()
    return Stage.BEGINNING if silent else Stage.RUNNING


def figures(
    concept: Concept, version: CatalogueVersion, standing: Standing, stage: Stage
) -> list[ui.Figure]:
    """Each leads to the list of what it counts."""
    if stage in (Stage.DRAFT, Stage.BEGINNING):
        return _planned(concept, version, standing)
    states, number = standing.states, standing.states.total()
    done = _figure(
        concept,
        DONE.key,
        _("{done} von {all}").format(done=states[DONE.key], all=number),
        ngettext("Maßnahme umgesetzt", "Maßnahmen umgesetzt", number),
        (DONE.tone,),
    )
    if stage is Stage.OVER:
        return [done]
    behind = tuple(state.tone for state in BEHIND)
    found = [
        done,
        _figure(
            concept, ON_COURSE.key, str(states[ON_COURSE.key]), str(ON_COURSE.label),
            (ON_COURSE.tone,),
        ),
        _figure(concept, BEHIND_KEY, str(standing.behind), str(BEHIND_LABEL), behind),
    ]  # fmt: skip
    if standing.due:
        reached = _("{reached} von {due}").format(reached=standing.reached, due=standing.due)
        label = ngettext(
            "fälliger Meilenstein erreicht", "fällige Meilensteine erreicht", standing.due
        )
        found.append(ui.Figure(reached, label, url=address("milestones", concept.slug)))
    return found


def outcome(concept: Concept, standing: Standing) -> list[ui.Figure]:
    """How an edition ended: every state that measures are in, with its list."""
    return [
        _figure(concept, state.key, str(count), str(state.label), (state.tone,))
        for state in STATES
        if (count := standing.states[state.key])
    ]


def hanging(
    concept: Concept, version: CatalogueVersion, standing: Standing, today: date
) -> list[Hanging]:
    """The furthest behind; nobody is asked where nothing is."""
    if not standing.behind:
        return []
    language = get_language()
    return [
        Hanging(
            code=row.code,
            title=row.english if language == "en" and row.english else row.title,
            url=address("measure", concept.slug, row.code),
            state=state_of(row),
            behind=(late := behind_of(row, today)),
            why=_why_in_short(late, row.told or ""),
            german=language == "en" and not row.english,
        )
        for row in queries.most_behind(version, today, MOST_HANGING)
    ]


def _why_in_short(late: Behind, told: str) -> str:
    """A sentence of the reason and one of what is done; the list has all of both."""
    return why(replace(late, reason=first_sentences(late.reason, 1)), first_sentences(told, 1))


def all_hanging(concept: Concept, standing: Standing) -> ui.Link:
    """To all that is behind, with the reasons and what is done about it."""
    words = ngettext("In der Liste, mit Grund", "Alle {n} mit Gründen", standing.behind)
    label = words.format(n=number_in_words(standing.behind))
    return ui.Link(label, address("behind", concept.slug))


def to_come(phases: Sequence[Phase]) -> list[tuple[Phase, date | None]]:
    """The stages that are not over, each with the day it is planned to end, in order."""
    return [
        (phase, phase.planned_end or phase.planned_start)
        for phase in phases
        if not phase.actual_end
    ]


def next_report(phases: Sequence[Phase], today: date) -> Phase | None:
    """The next stage that is a report and has a day to come; nobody guesses one."""
    coming = [
        phase
        for phase in phases
        if "bericht" in phase.title.lower()
        and not phase.actual_end
        and phase.planned_end
        and phase.planned_end >= today
    ]
    return min(coming, key=lambda phase: phase.planned_end or today) if coming else None


def first_sentences(text: str, most: int = 2) -> str:
    """The first sentences of a text, in one paragraph."""
    line = " ".join(text.split())
    count = 0
    for end in _END_OF_SENTENCE.finditer(line):
        if _NO_END.search(line[max(end.start() - 8, 0) : end.start() + 1]):
            continue
        count += 1
        if count == most:
            return line[: end.end()].rstrip()
    return line


def _planned(concept: Concept, version: CatalogueVersion, standing: Standing) -> list[ui.Figure]:
    number, fields = standing.states.total(), len(version.content["fields"])
    return [
        ui.Figure(
            str(number),
            ngettext("Maßnahme", "Maßnahmen", number),
            url=address("catalogue", concept.slug),
        ),
        ui.Figure(str(fields), ngettext("Handlungsfeld", "Handlungsfelder", fields),
                  url=f"{address('concept', concept.slug)}#stand"),
    ]  # fmt: skip


def _figure(
    concept: Concept, key: str, value: str, label: str, tones: tuple[ui.Tone, ...]
) -> ui.Figure:
    return ui.Figure(value, label, url=_list(concept, key), tones=tones)


def _list(concept: Concept, key: str) -> str:
    return f"{address('catalogue', concept.slug)}?stand={key}"
