"""The desk of the steering group: what needs a decision, in the order of what hangs on it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.languages import german_quoted
from gemeinwerk.measures.models import Measure
from gemeinwerk.measures.most_behind import COLUMNS, WORST_FIRST, behind_of, with_lateness
from gemeinwerk.measures.states import BEHIND, BEHIND_KEY, BY_KEY, State, stands, stated
from gemeinwerk.monitoring.amending import queries as amending
from gemeinwerk.monitoring.amending.models import Amendment
from gemeinwerk.monitoring.amending.queries import holds_later
from gemeinwerk.monitoring.leads import Leads, leads_of
from gemeinwerk.monitoring.steering import queries
from gemeinwerk.monitoring.steering.hanging import Hanging, what_hangs
from gemeinwerk.monitoring.steering.lifecycle import OPEN, WAITING
from gemeinwerk.monitoring.steering.models import Assignment, Dependency, Deviation, DeviationState

FEW = 8
_LAST = date.max


@dataclass(frozen=True)
class Row:
    """A deviation as one reads it: what hangs on it, what is wrong, what is proposed, who decides
    what. `state` is its measure's of the day."""

    deviation: Deviation
    state: State
    hanging: list[Hanging]
    today: date

    @property
    def measure(self) -> Measure:
        return self.deviation.measure

    @property
    def deadline(self) -> date | None:
        """When it must be decided, else when the measure was promised."""
        return self.deviation.decide_by or self.measure.end

    @property
    def overdue(self) -> bool:
        by = self.deviation.decide_by
        return by is not None and by < self.today and self.deviation.state in WAITING

    @property
    def back_on_course(self) -> bool:
        return self.state not in BEHIND


Key = Callable[[Row], Any]
ORDERS: dict[str, tuple[str | Promise, Key]] = {
    "": (
        _("was daran hängt"),
        lambda row: (
            -len(row.hanging),
            row.deadline or _LAST,
            -(row.deviation.people or 0),
            -(row.deviation.cost or 0),
        ),
    ),
    "frist": (_("Frist"), lambda row: row.deadline or _LAST),
    "geld": (_("Geld"), lambda row: -(row.deviation.cost or 0)),
    "menschen": (_("Menschen"), lambda row: -(row.deviation.people or 0)),
    "nummer": (_("Nummer der Maßnahme"), lambda row: 0),
}
"""By `?ordnung=`; what is equal stays in the order of the catalogue."""


@dataclass(frozen=True)
class Unnamed:
    """A measure behind its promise of which nobody has said more: proposed to be named."""

    pk: int
    code: str
    title: str
    lead_unit_id: int | None
    state: State
    told: str
    """By how much, as HTML: a milestone's name is the town's."""
    waiting: int
    """How many measures wait for it directly."""


@dataclass(frozen=True)
class Desk:
    """``waiting``: to be decided by a body; ``own``: settled by the units; ``tasks``: decided and
    not done; ``over``: back on course or all done, proposed to be closed; ``amendments``: what
    somebody has to agree to; ``leads``: whether who leads the measures answers."""

    waiting: list[Row]
    own: list[Row]
    decided: list[Row]
    over: list[Row]
    tasks: list[Assignment]
    unnamed: list[Unnamed]
    more_unnamed: bool
    amendments: list[Amendment]
    leads: Leads


def desk(concept: Concept, today: date, order: str = "") -> Desk:
    """Nine queries at most, however many measures the concept has."""
    hanging = what_hangs(queries.dependencies_of(concept))
    rows = [
        Row(one, BY_KEY[one.measure_state], hanging.get(one.measure_id, []), today)
        for one in _with_state(queries.open_deviations(concept), today)
    ]
    rows.sort(key=ORDERS.get(order, ORDERS[""])[1])
    tasks = list(queries.open_assignments(concept))
    busy = {one.decision.deviation_id for one in tasks}
    waiting = [row for row in rows if row.deviation.state in WAITING]
    unnamed = _unnamed(concept, today)
    return Desk(
        waiting=[row for row in waiting if row.deviation.decider_id],
        own=[row for row in waiting if not row.deviation.decider_id],
        decided=[row for row in rows if row.deviation.state == DeviationState.DECIDED],
        over=[row for row in rows if row.back_on_course and row.deviation.pk not in busy],
        tasks=tasks,
        unnamed=unnamed[:FEW],
        more_unnamed=len(unnamed) > FEW,
        amendments=list(amending.waiting(concept)),
        leads=leads_of(concept, today),
    )


def _with_state(found: QuerySet[Deviation], today: date) -> QuerySet[Any]:
    """Each with where its measure stands: `measure_state`, a key."""
    measure = stated(Measure.objects.filter(pk=OuterRef("measure_id")), today)
    return found.annotate(measure_state=Subquery(measure.values("state")[:1]))


def _unnamed(concept: Concept, today: date) -> list[Unnamed]:
    """What most others wait for, then the furthest behind first, one more than are shown; not those
    whose later end was agreed to and still holds."""
    named = Deviation.objects.filter(measure=OuterRef("pk"), state__in=OPEN)
    waiting = Dependency.objects.filter(on=OuterRef("pk")).order_by().values("on")
    count = Coalesce(Subquery(waiting.annotate(n=Count("pk")).values("n")), 0)
    behind: QuerySet[Any] = with_lateness(
        stated(Measure.objects.filter(concept=concept), today), today
    ).filter(stands(BEHIND_KEY), ~Exists(named), ~holds_later(today))
    columns = ("pk", "code", "title", "lead_unit_id", "end", "permanent", "state", "waiting")
    in_order = behind.annotate(waiting=count).order_by("-waiting", *WORST_FIRST)
    rows = in_order.values_list(*columns, *COLUMNS, named=True)[: FEW + 1]
    return [
        Unnamed(
            one.pk, one.code, one.title, one.lead_unit_id, BY_KEY[one.state],
            german_quoted(behind_of(one, today).sentence), one.waiting,
        )
        for one in rows
    ]  # fmt: skip
