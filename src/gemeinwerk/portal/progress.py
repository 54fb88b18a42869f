"""How far a concept is, field by field, and whether its leads answer."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, F, Q, QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from gemeinwerk.concepts.models import Concept
from gemeinwerk.core import ui
from gemeinwerk.core.languages import german
from gemeinwerk.core.prepared import prepared
from gemeinwerk.measures.lifecycle import ImplementationStatus as Status
from gemeinwerk.measures.models import CatalogueVersion, Milestone
from gemeinwerk.measures.states import BEHIND_KEY, DONE, ON_COURSE, PARTLY
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
    """A row per field and one for all; each number leads to the list of what it counts. One query,
    of the milestones."""
    owed = due_by_field(version, today)
    rows, whole = list[Sequence[object]](), Counter[str]()
    for field in version.content["fields"]:
        code, count = field["code"], standing.by_field.get(field["code"], Counter())
        told = _numbers(count, standing.behind_in(code), *owed.get(code, (0, 0)))
        whole.update(told)
        name = format_html("{} {}", code, german(field["title"]))
        rows.append([name, *_cells(told, concept, code)])
    if len(rows) > 1:
        rows.append([_("Alle"), *_cells(whole, concept, "")])
    heads = (_("Maßnahmen"), DONE.label, PARTLY.label, ON_COURSE.label, _("hinter der Zusage"))
    columns = [ui.Column(_("Handlungsfeld"))]
    columns += [ui.Column(str(head), numeric=True) for head in heads]
    columns.append(ui.Column(_("fällige Meilensteine erreicht"), numeric=True))
    return ui.Table(_("Stand je Handlungsfeld"), columns, rows, caption_hidden=True)


def _numbers(count: Counter[str], behind: int, due: int, reached: int) -> dict[str, int]:
    return {
        "": count.total(),
        DONE.key: count[DONE.key],
        PARTLY.key: count[PARTLY.key],
        ON_COURSE.key: count[ON_COURSE.key],
        BEHIND_KEY: behind,
        "due": due,
        "reached": reached,
    }


def _cells(numbers: Any, concept: Concept, field: str) -> list[object]:
    cells: list[object] = []
    for key in ("", DONE.key, PARTLY.key, ON_COURSE.key, BEHIND_KEY):
        number = numbers[key]
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
