"""What was reported and approved in each round that is closed: counted, and measure by measure."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.timezone import localdate
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from gemeinwerk.concepts.models import Concept
from gemeinwerk.core import ui
from gemeinwerk.core.json_rows import JSONRow
from gemeinwerk.core.languages import of_the_town
from gemeinwerk.core.prepared import prepared
from gemeinwerk.measures.lifecycle import ImplementationStatus as Status
from gemeinwerk.measures.models import CatalogueVersion, FrozenMeasure
from gemeinwerk.measures.states import DONE, PARTLY
from gemeinwerk.monitoring.models import Report, ReportingRound, ReportState, RoundState
from gemeinwerk.portal.addresses import address

LATEST = 8
"""So many are drawn."""


@dataclass(frozen=True)
class Kind:
    """What a report can come to. ``key``: as it stands in an address, ?stand=teilweise"""

    key: str
    tone: ui.Tone
    label: str | Promise
    said: tuple[str, ...] = ()
    """Empty: no report was approved."""

    def condition(self) -> Q:
        approved = Q(state=ReportState.APPROVED)
        return approved & Q(implementation__in=self.said) if self.said else ~approved


KINDS = (
    Kind(DONE.key, "done", DONE.label, (Status.DONE, Status.PERMANENT, Status.EVERYDAY)),
    Kind(PARTLY.key, "partly", PARTLY.label, (Status.PARTLY,)),
    Kind("in-umsetzung", "progress", Status.IN_PROGRESS.label, (Status.IN_PROGRESS,)),
    Kind("offen", "none", Status.NOT_STARTED.label, (Status.NOT_STARTED,)),
    Kind("aufgegeben", "dropped", Status.DROPPED.label, (Status.DROPPED,)),
    Kind("ohne-stand", "unknown", gettext_lazy("gemeldet, ohne Umsetzungsstand"),
         (Status.UNKNOWN,)),
    Kind("ohne-meldung", "unknown", gettext_lazy("ohne freigegebene Meldung")),
)  # fmt: skip
BY_KEY = {one.key: one for one in KINDS}


def rounds(concept: Concept) -> tuple[list[ui.Segment], list[ui.StackedRow]]:
    """The latest that are closed, the oldest first, each with its list: one query."""
    told: dict[int, tuple[Any, Counter[Kind]]] = {}
    for row in _rounds(concept=concept.pk):
        told.setdefault(row.key, (row, Counter()))[1][_kind(row)] += row.n
    latest = list(told.values())[-LATEST:]
    kinds = [one for one in KINDS if any(count[one] for _row, count in latest)]
    segments = [ui.Segment(one.tone, str(one.label)) for one in kinds]
    return segments, [_round(concept, row, count, kinds) for row, count in latest]


def closed_round(concept: Concept, pk: int) -> ReportingRound:
    """Raises ReportingRound.DoesNotExist."""
    found: ReportingRound = concept.rounds.get(pk=pk, state=RoundState.CLOSED)
    return found


def counted(asked: ReportingRound) -> Counter[Kind]:
    """How many measures it was about, by what was reported of them: one query."""
    rows = Report.objects.filter(round=asked).order_by().values("state", "implementation")
    count = Counter[Kind]()
    for row in rows.annotate(n=Count("pk")).values_list("state", "implementation", "n", named=True):
        count[_kind(row)] += row.n
    return count


@dataclass(frozen=True)
class Told:
    """A measure in a round. ``url``: "" of one that is not in the catalogue of today, which is not
    named; ``on``: the day its report was handed in, where one was approved."""

    kind: Kind
    measure: str
    url: str
    on: date | None
    german: bool


def reports(asked: ReportingRound, version: CatalogueVersion, kind: Kind | None) -> QuerySet[Any]:
    """For `told`, in the order of the catalogue."""
    published = FrozenMeasure.objects.filter(version=version, measure=OuterRef("measure"))
    page = JSONRow(code="code", title="title", english="content__title_en")
    found = Report.objects.filter(kind.condition() if kind else Q(), round=asked)
    return (
        found.annotate(
            page=Subquery(published.values(told=page)[:1]),
            place=Subquery(published.values("position")[:1]),
        )
        .order_by(F("place").asc(nulls_last=True), "pk")
        .values_list("state", "implementation", "submitted_at", "page", named=True)
    )


def told(concept: Concept, row: Any) -> Told:
    kind, page = _kind(row), row.page
    english = get_language() == "en"
    translated = english and bool(page) and bool(page["english"])
    on = localdate(row.submitted_at) if kind.said and row.submitted_at else None
    if not page:
        return Told(kind, _("Eine Maßnahme, die heute nicht im Katalog steht"), "", on, False)
    title = page["english"] if translated else page["title"]
    name = "reports" if kind.said else "measure"
    url = address(name, concept.slug, page["code"])
    return Told(kind, f"{page['code']} {title}", url, on, german=english and not translated)


def as_rows(found: Sequence[Told]) -> tuple[list[str], list[list[object]]]:
    """Heads and rows of the list as a file."""
    heads = [_("Maßnahme"), _("Gemeldet"), _("Abgegeben am")]
    return heads, [[one.measure, one.kind.label, one.on] for one in found]


def _kind(row: Any) -> Kind:
    if row.state != ReportState.APPROVED:
        return KINDS[-1]
    return next(one for one in KINDS if row.implementation in one.said)


def _round(
    concept: Concept, row: Any, count: Counter[Kind], kinds: Sequence[Kind]
) -> ui.StackedRow:
    words = ngettext("{n} Maßnahme", "{n} Maßnahmen", count.total())
    return ui.StackedRow(
        label=f"{row.title} ({date_format(row.until, 'm/Y')})",
        counts=[count[one] for one in kinds],
        url=address("round", concept.slug, row.key),
        total=words.format(n=count.total()),
        language=of_the_town(),
    )


@prepared
def _rounds(*, concept: int) -> QuerySet[Any, Any]:
    asked = Report.objects.filter(round__concept=concept, round__state=RoundState.CLOSED)
    by_state = asked.values(
        "state",
        "implementation",
        key=F("round"),
        title=F("round__title"),
        until=F("round__period_end"),
    ).annotate(n=Count("pk"))
    names = ("key", "title", "until", "state", "implementation", "n")
    return by_state.order_by("until", "key").values_list(*names, named=True)
