"""How far a concept is, field by field, and whether its leads answer."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, F, Q, QuerySet
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from gemeinwerk.concepts.models import Concept
from gemeinwerk.core import ui
from gemeinwerk.core.languages import german
from gemeinwerk.core.prepared import prepared
from gemeinwerk.measures.lifecycle import ImplementationStatus as Status
from gemeinwerk.measures.models import CatalogueVersion, Milestone
from gemeinwerk.measures.states import (
    BEHIND,
    BEHIND_KEY,
    BEHIND_LABEL,
    DONE,
    ON_COURSE,
    PARTLY,
    STATES,
    State,
)
from gemeinwerk.monitoring.leads import leads_of
from gemeinwerk.portal.addresses import address
from gemeinwerk.portal.caching import remembered
from gemeinwerk.portal.queries import Standing


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
    """A row per field and one for all; each number leads to the list of what it counts, and the
    states of a row add up to its measures. One query, of the milestones."""
    owed = due_by_field(version, today)
    columns = _columns(standing)
    rows, whole = list[Sequence[object]](), Counter[str]()
    for field in version.content["fields"]:
        code, count = field["code"], standing.by_field.get(field["code"], Counter())
        told = _numbers(count, standing.behind_in(code), *owed.get(code, (0, 0)))
        whole.update(told)
        name = format_html("{} {}", code, german(field["title"]))
        rows.append([name, *_cells(told, columns, concept, code)])
    if len(rows) > 1:
        rows.append([_("Alle"), *_cells(whole, columns, concept, "")])
    heads = [ui.Column(str(head), numeric=True) for head in columns.values()]
    last = ui.Column(_("fällige Meilensteine erreicht"), numeric=True)
    caption = _("Stand je Handlungsfeld")
    return ui.Table(
        caption, [ui.Column(_("Handlungsfeld")), *heads, last], rows, caption_hidden=True
    )


def _columns(standing: Standing) -> dict[str, str | Promise]:
    """What is counted, by the word an address says; of the other states those there are."""
    always = (DONE, PARTLY, ON_COURSE)
    there = standing.states
    others = [one for one in STATES if there[one.key] and one not in (*always, *BEHIND)]
    told: list[State] = [*always, *others]
    found = {one.key: one.label for one in told}
    return {"": _("Maßnahmen"), **found, BEHIND_KEY: BEHIND_LABEL}


def _numbers(count: Counter[str], behind: int, due: int, reached: int) -> dict[str, int]:
    return {**count, "": count.total(), BEHIND_KEY: behind, "due": due, "reached": reached}


def _cells(
    numbers: Mapping[str, int], columns: Iterable[str], concept: Concept, field: str
) -> list[object]:
    cells: list[object] = []
    for key in columns:
        number = numbers.get(key, 0)
        to = _list("catalogue", concept, feld=field, stand=key)
        cells.append(format_html('<a href="{}">{}</a>', to, number) if number else "0")
    if not numbers["due"]:
        return [*cells, "–"]
    said = _("{reached} von {due}").format(reached=numbers["reached"], due=numbers["due"])
    to = _list("milestones", concept, feld=field)
    return [*cells, format_html('<a href="{}">{}</a>', to, said)]


def _list(name: str, concept: Concept, **chosen: str) -> str:
    said = {key: value for key, value in chosen.items() if value}
    return address(name, concept.slug) + (f"?{urlencode(said)}" if said else "")


def due_by_field(version: CatalogueVersion, today: date) -> dict[str, tuple[int, int]]:
    """How many milestones are due and reached, by the code of the field: one query."""
    rows = _milestones_of_fields(version=version.pk, today=today)
    return {row.field: (row.n, row.done) for row in rows}


@prepared
def _milestones_of_fields(*, version: int, today: date) -> QuerySet[Any, Any]:
    """As `queries.standing` counts them, field by field."""
    owed = Milestone.objects.filter(measure__frozen__version=version, due__lt=today)
    owed = owed.exclude(measure__implementation=Status.DROPPED)
    by_field = owed.order_by().values(field=F("measure__frozen__field_code"))
    counted = by_field.annotate(n=Count("pk"), done=Count("pk", filter=Q(reached_on__isnull=False)))
    return counted.values_list("field", "n", "done", named=True)
