"""Where a measure stands: one word, counted the same way on every page and in every file.

What was promised (the end, the milestones) and what the lead unit reports (how far it has come,
whether it is on course, when it expects the end) give the state. A unit may say that it stands
worse than its dates; better than its dates nobody makes it by saying so. What a unit says is kept
beside the state, so that both can be shown where they differ.

    finished, dropped         as reported
    off course                so reported, or the promised end has passed and a target was missed
                              by what was measured last
    late                      so reported, or the promised end or a milestone has passed, or the end
                              is expected after the promised one
    partly, begun, not begun  as reported, where none of these is so

Of a version, and of a concept, that nobody decided nothing was promised: it is behind with nothing,
whatever its dates and its unit say, and nothing of it is on course. What was begun is "begun".

The states are computed by the database, for a page, a count and a filter alike: `stated`.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any

from django.db.models import (
    Case,
    CharField,
    Exists,
    F,
    OuterRef,
    Q,
    QuerySet,
    Value,
    When,
)
from django.db.models.functions import Coalesce
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from gemeinwerk.concepts.lifecycle import WRITABLE, ConceptStatus
from gemeinwerk.core.ui import Tone
from gemeinwerk.measures.document import measured
from gemeinwerk.measures.lifecycle import Course
from gemeinwerk.measures.lifecycle import ImplementationStatus as Status
from gemeinwerk.measures.models import FrozenMeasure, Measure, Milestone
from gemeinwerk.measures.models.versions import VersionKind


@dataclass(frozen=True)
class State:
    key: str
    """As it stands in an address: ?stand=umgesetzt"""
    tone: Tone
    label: str | Promise = field(compare=False)


DONE = State("umgesetzt", "done", _("umgesetzt"))
ON_COURSE = State("auf-kurs", "progress", _("auf Kurs"))
BEGUN = State("begonnen", "progress", _("begonnen"))
"""In a draft, of which nothing is promised and so nothing is on course."""
PARTLY = State("teilweise", "partly", _("teilweise umgesetzt"))
LATE = State("verzoegert", "delayed", _("verzögert"))
OFF_COURSE = State("vom-kurs-ab", "off", _("vom Kurs ab"))
NOT_BEGUN = State("offen", "none", _("noch nicht begonnen"))
UNFINISHED = State("nicht-fertig", "partly", _("nicht abgeschlossen"))
"""Begun, and its edition was followed by another: nothing more is expected of it here."""
DROPPED = State("aufgegeben", "dropped", _("nicht weiter verfolgt"))
UNKNOWN = State("unbekannt", "unknown", _("keine Angabe"))

STATES = (
    DONE, ON_COURSE, BEGUN, PARTLY, LATE, OFF_COURSE, NOT_BEGUN, UNFINISHED, DROPPED, UNKNOWN,
)  # fmt: skip
BY_KEY = {state.key: state for state in STATES}
BEHIND = (LATE, OFF_COURSE)
"""Behind what was promised."""
BEHIND_KEY, BEHIND_LABEL = "hinter-der-zusage", _("hinter der Zusage")
"""All of them as one choice: ?stand=hinter-der-zusage"""
_OF_A_DRAFT = (DONE, BEGUN, PARTLY, NOT_BEGUN, DROPPED, UNKNOWN)
_OF_THE_PAST = (DONE, NOT_BEGUN, UNFINISHED, DROPPED, UNKNOWN)
_OF_A_PROMISE = tuple(state for state in STATES if state not in (BEGUN, UNFINISHED))


def choices_of(concept_status: str) -> list[tuple[str, str | Promise]]:
    """What a list at the desk may be filtered by: the states measures of a concept can be in."""
    decided = VersionKind.PARTICIPATION if concept_status in WRITABLE else VersionKind.ADOPTED
    return choices(decided, concept_status)


def choices(version_kind: str, concept_status: str) -> list[tuple[str, str | Promise]]:
    """What a list of a version may be filtered by, see `stands`: the states it can be in."""
    if concept_status == ConceptStatus.SUPERSEDED:
        return _choices(_OF_THE_PAST)
    if version_kind != VersionKind.ADOPTED:
        return _choices(_OF_A_DRAFT)
    return CHOICES


def _choices(states: Iterable[State]) -> list[tuple[str, str | Promise]]:
    return [(state.key, state.label) for state in states]


CHOICES = [(BEHIND_KEY, BEHIND_LABEL), *_choices(_OF_A_PROMISE)]


def is_over(state: State, concept_status: str) -> bool:
    """Whether nothing more is expected of a measure: no end, no milestone, no survey."""
    return state in (DONE, DROPPED, UNFINISHED) or concept_status == ConceptStatus.SUPERSEDED


OF_STATUS: dict[str, State] = {
    Status.UNKNOWN: UNKNOWN,
    Status.NOT_STARTED: NOT_BEGUN,
    Status.IN_PROGRESS: ON_COURSE,
    Status.PARTLY: PARTLY,
    Status.DONE: DONE,
    Status.PERMANENT: DONE,
    Status.EVERYDAY: DONE,
    Status.DROPPED: DROPPED,
}
"""What a reported status says as long as nothing is behind."""
OF_COURSE: dict[str, State] = {
    Course.ON_COURSE: ON_COURSE,
    Course.LATE: LATE,
    Course.OFF_COURSE: OFF_COURSE,
}


def stated(measures: QuerySet[Any], today: date) -> QuerySet[Any]:
    """Annotates `live` and `said` (status and course as reported last) and `state` (a key), in the
    same query.

    Of measures as they are at the desk, or as a version froze them: then the promise is the
    version's, the report today's.
    """
    frozen = issubclass(measures.model, FrozenMeasure)
    assert frozen or issubclass(measures.model, Measure)
    now = "measure__" if frozen else ""
    concept = "version__concept__" if frozen else "concept__"
    live: Any = Coalesce("measure__implementation", "implementation") if frozen else None
    found: QuerySet[Any] = measures.annotate(
        live=live or F("implementation"),
        said=F(f"{now}course"),
        state=Case(
            *_as_reported(DONE, DROPPED, UNKNOWN),
            *_when_over(concept),
            *_when_a_draft(frozen=frozen),
            When(_off_course(now, today, frozen=frozen), then=Value(OFF_COURSE.key)),
            When(_late(now, today, frozen=frozen), then=Value(LATE.key)),
            *_as_reported(NOT_BEGUN, ON_COURSE, PARTLY),
            default=Value(UNKNOWN.key),
            output_field=CharField(),
        ),
    )
    return found


def stands(key: str) -> Q:
    """Those of one state, or all that are behind, of rows that were asked for with `stated`."""
    return Q(state__in=[state.key for state in BEHIND]) if key == BEHIND_KEY else Q(state=key)


def overdue(today: date, *, frozen: bool) -> QuerySet[Milestone]:
    """The milestones of a measure of the outer query that have passed and are not reached."""
    return Milestone.objects.filter(
        measure=OuterRef("measure" if frozen else "pk"), reached_on__isnull=True, due__lt=today
    )


def state_of(measure: Any) -> State:
    """Of a row that was asked for with `stated`."""
    return BY_KEY[measure.state]


def remark(measure: Any) -> str:
    """What the state does not say of such a row: how far the measure is, and what its unit says
    where that is something else."""
    return _remark(get_language(), measure.state, measure.said, measure.live)


@lru_cache(1_000)
def _remark(_language: str | None, key: str, course: str | None, status: str) -> str:
    """Put into words once: there are few, and a list has fifty of them."""
    state, said = BY_KEY[key], OF_COURSE.get(course or "")
    reported = str(Status(status).label)
    words = (
        [] if state in (ON_COURSE, BEGUN, UNKNOWN) or reported == str(state.label) else [reported]
    )
    if said and said != state and state in BEHIND:
        words.append(gettext("die Federführung meldet: {word}").format(word=said.label))
    return "; ".join(words)


def _as_reported(*states: State) -> list[When]:
    """Few branches: to make the SQL of one takes longer than to answer it."""
    said = {state.key: [one for one in OF_STATUS if OF_STATUS[one] == state] for state in states}
    return [When(live__in=statuses, then=Value(key)) for key, statuses in said.items()]


def _when_over(concept: str) -> list[When]:
    """Nobody is late with what another edition has taken the place of."""
    over = {f"{concept}status": ConceptStatus.SUPERSEDED}
    return [
        When(live=Status.NOT_STARTED, then=Value(NOT_BEGUN.key), **over),
        When(then=Value(UNFINISHED.key), **over),
    ]


def _when_a_draft(*, frozen: bool) -> list[When]:
    """Nobody is late with what was not decided: a draft's version, or, at the desk, a concept that
    is still written."""
    decided = Q(version__kind=VersionKind.ADOPTED) if frozen else ~Q(concept__status__in=WRITABLE)
    draft = ~decided
    return [
        When(draft, live=Status.NOT_STARTED, then=Value(NOT_BEGUN.key)),
        When(draft, live=Status.PARTLY, then=Value(PARTLY.key)),
        When(draft, then=Value(BEGUN.key)),
    ]


def _off_course(now: str, today: date, *, frozen: bool) -> Q:
    ended = Q(permanent=False, end__lt=today)
    missed = ended & Q(measured.with_missed_target(today, "measure" if frozen else "pk"))
    return Q(**{f"{now}course": Course.OFF_COURSE}) | missed


def _late(now: str, today: date, *, frozen: bool) -> Q:
    late = Q(**{f"{now}course": Course.LATE})
    late |= Q(permanent=False, end__lt=today)
    late |= Q(permanent=False, **{f"{now}expected_end__gt": F("end")})
    return late | Q(Exists(overdue(today, frozen=frozen)))
