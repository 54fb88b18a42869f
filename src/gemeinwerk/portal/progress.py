"""How far a concept is: field by field, from round to round, and whether its leads answer."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, F, Q, QuerySet
from django.http import HttpRequest
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from gemeinwerk.concepts.models import Concept
from gemeinwerk.core import ui
from gemeinwerk.core.languages import german, of_the_town
from gemeinwerk.core.prepared import prepared
from gemeinwerk.measures.lifecycle import ImplementationStatus as Status
from gemeinwerk.measures.models import CatalogueVersion, Milestone
from gemeinwerk.measures.states import BEHIND_KEY, DONE, ON_COURSE, PARTLY
from gemeinwerk.monitoring.leads import leads_of
from gemeinwerk.monitoring.models import Report, ReportState, RoundState
from gemeinwerk.portal.addresses import address
from gemeinwerk.portal.caching import remembered
from gemeinwerk.portal.queries import Standing

ROUNDS = 8
"""So many of the latest are drawn."""


@dataclass(frozen=True)
class Living:
    """Of how many measures that are not finished the lead answers."""

    living: int
    measures: int

    @property
    def share(self) -> int:
        """In per cent, rounded down: a hundred only where all are living."""
        return 100 * self.living // self.measures if self.measures else 100


def living_of(request: HttpRequest, concept: Concept, today: date) -> Living:
    """Counted once a day and revision; no lead is named."""

    def count() -> tuple[int, int]:
        found = leads_of(concept, today)
        return found.living, found.measures

    return Living(*remembered(request, f"living:{concept.pk}", count))


def fields_table(
    concept: Concept, version: CatalogueVersion, standing: Standing, today: date
) -> ui.Table:
    """A row per field and one for all; each number leads to the list of what it counts. One query,
    of the milestones."""
    owed = {row.field: row for row in _milestones_of_fields(version=version.pk, today=today)}
    rows, whole = list[Sequence[object]](), Counter[str]()
    catalogue = address("catalogue", concept.slug)
    for field in version.content["fields"]:
        code, count = field["code"], standing.by_field.get(field["code"], Counter())
        due = owed.get(code)
        told = _numbers(count, standing.behind_in(code), due.n if due else 0, due and due.done)
        whole.update(told)
        name = format_html("{} {}", code, german(field["title"]))
        rows.append([name, *_cells(told, f"{catalogue}?feld={code}", code)])
    if len(rows) > 1:
        rows.append([_("Alle"), *_cells(whole, catalogue, "")])
    heads = (_("Maßnahmen"), DONE.label, PARTLY.label, ON_COURSE.label, _("hinter der Zusage"))
    columns = [ui.Column(_("Handlungsfeld"))]
    columns += [ui.Column(str(head), numeric=True) for head in heads]
    columns.append(ui.Column(_("fällige Meilensteine erreicht"), numeric=True))
    return ui.Table(_("Stand je Handlungsfeld"), columns, rows, caption_hidden=True)


def _numbers(count: Counter[str], behind: int, due: int, reached: int | None) -> dict[str, int]:
    return {
        "": count.total(),
        DONE.key: count[DONE.key],
        PARTLY.key: count[PARTLY.key],
        ON_COURSE.key: count[ON_COURSE.key],
        BEHIND_KEY: behind,
        "due": due,
        "reached": reached or 0,
    }


def _cells(numbers: Any, url: str, field: str) -> list[object]:
    joined = "&" if field else "?"
    cells: list[object] = []
    for key in ("", DONE.key, PARTLY.key, ON_COURSE.key, BEHIND_KEY):
        number = numbers[key]
        to = f"{url}{joined}stand={key}" if key else url
        cells.append(format_html('<a href="{}">{}</a>', to, number) if number else "0")
    said = _("{reached} von {due}").format(reached=numbers["reached"], due=numbers["due"])
    return [*cells, said if numbers["due"] else "–"]


@prepared
def _milestones_of_fields(*, version: int, today: date) -> QuerySet[Any, Any]:
    """As `queries.standing` counts them, field by field."""
    owed = Milestone.objects.filter(measure__frozen__version=version, due__lt=today)
    owed = owed.exclude(measure__implementation=Status.DROPPED)
    by_field = owed.order_by().values(field=F("measure__frozen__field_code"))
    counted = by_field.annotate(n=Count("pk"), done=Count("pk", filter=Q(reached_on__isnull=False)))
    return counted.values_list("field", "n", "done", named=True)


# --- from round to round ------------------------------------------------------------------------

_MISSING = "missing"
_SEGMENTS: tuple[tuple[ui.Tone, Any, tuple[str, ...]], ...] = (
    ("done", DONE.label, (Status.DONE, Status.PERMANENT, Status.EVERYDAY)),
    ("partly", PARTLY.label, (Status.PARTLY,)),
    ("progress", Status.IN_PROGRESS.label, (Status.IN_PROGRESS,)),
    ("none", Status.NOT_STARTED.label, (Status.NOT_STARTED,)),
    ("dropped", Status.DROPPED.label, (Status.DROPPED,)),
    ("unknown", gettext_lazy("gemeldet, ohne Umsetzungsstand"), (Status.UNKNOWN,)),
    ("unknown", gettext_lazy("ohne freigegebene Meldung"), (_MISSING,)),
)


def rounds(concept: Concept) -> tuple[list[ui.Segment], list[ui.StackedRow]]:
    """What was reported and approved in each round that is closed, the oldest first: one query."""
    told: dict[int, tuple[Any, Counter[str]]] = {}
    for row in _rounds(concept=concept.pk):
        said = row.implementation if row.state == ReportState.APPROVED else _MISSING
        told.setdefault(row.key, (row, Counter()))[1][said] += row.n
    latest = list(told.values())[-ROUNDS:]
    kinds = [
        one for one in _SEGMENTS if any(count[said] for _row, count in latest for said in one[2])
    ]
    segments = [ui.Segment(tone, str(label)) for tone, label, _said in kinds]
    return segments, [_round(row, count, kinds) for row, count in latest]


def _round(row: Any, count: Counter[str], kinds: Sequence[Any]) -> ui.StackedRow:
    words = ngettext("{n} Maßnahme", "{n} Maßnahmen", count.total())
    return ui.StackedRow(
        label=f"{row.title} ({date_format(row.until, 'm/Y')})",
        counts=[sum(count[said] for said in one[2]) for one in kinds],
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
