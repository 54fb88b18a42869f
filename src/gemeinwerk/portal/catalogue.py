"""The catalogue as a page shows it: rows with their state, and what may be filtered by."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import get_language

from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.prepared import one_of, prepared
from gemeinwerk.measures.behind import Behind, why
from gemeinwerk.measures.document import document_words, indicator_words
from gemeinwerk.measures.document.encoding import Document
from gemeinwerk.measures.models import CatalogueVersion
from gemeinwerk.measures.most_behind import COLUMNS, behind_of, with_lateness
from gemeinwerk.measures.states import BEHIND, State, choices, remark, state_of
from gemeinwerk.portal import queries
from gemeinwerk.portal.addresses import address
from gemeinwerk.portal.caching import remembered
from gemeinwerk.portal.forms import ORDERS, CatalogueFilter
from gemeinwerk.portal.searching.shelf import measures_found


@dataclass(frozen=True)
class Row:
    """A measure in a list."""

    code: str
    title: str
    field: str
    promise: str
    """The target of the first indicator that has one, else the goal; in English its summary."""
    lead: str
    url: str
    start: date | None
    end: date | None
    permanent: bool
    state: State
    remark: str
    """What the state does not say (see `states.remark`)."""
    behind: Behind | None
    why: str
    """Of a measure that is behind, as far as somebody says it."""
    german: bool
    """Whether title and text are German although the page is not."""


def leads(request: HttpRequest, version: CatalogueVersion) -> dict[str, int]:
    """Who is responsible for how many measures: one query, remembered."""
    found: dict[str, int] = remembered(
        request, f"leads:{version.pk}", lambda: queries.leads(version)
    )
    return found


def catalogue_filter(
    request: HttpRequest, version: CatalogueVersion, leads: Iterable[str]
) -> CatalogueFilter:
    """The filter with what this version has to choose from."""
    head = version.content
    first, last = (int(head["concept"][key][:4]) for key in ("period_start", "period_end"))
    return CatalogueFilter(
        request.GET,
        fields=[(one["code"], f"{one['code']} {one['title']}") for one in head["fields"]],
        themes=[(one["title"], one["title"]) for one in head["themes"]],
        leads=[(name, name) for name in leads if name],
        states=choices(version.kind, version.concept.status),
        years=[(str(year), str(year)) for year in range(first, last + 1)],
        search=lambda text: measures_found(request, version, text)[0],
    )


@dataclass(frozen=True)
class Listed:
    """The measures of a version that a filter leaves, in the order it asks for: counted and cut by
    the database, for what is shown of them. Of what is searched for the best comes first, where no
    other order was chosen."""

    version: CatalogueVersion
    form: CatalogueFilter
    today: date

    def count(self) -> int:
        if self._found is not None:
            return len(self._found)
        return sum(_counted(**self._values()))

    def __getitem__(self, part: slice) -> list[Any]:
        if self._found is not None:
            return self._of(self._found[part])
        return _listed.between(part.start, part.stop, self.form.order(), **self._values())

    def all(self) -> list[Any]:
        if self._found is not None:
            return self._of(self._found)
        return _listed(self.form.order(), **self._values())

    @cached_property
    def _found(self) -> list[int] | None:
        """The keys of what is searched for, in order; one query where it is filtered or sorted as
        well."""
        points = self.form.points()
        if not points:
            return None if points is None else []
        order, values = self.form.order(), self._values()
        if not order and not values["where"]:
            return list(points)
        left = [key for key in _keys(order, **values) if key in points]
        return left if order else sorted(left, key=lambda key: -points[key])

    def _of(self, keys: Sequence[int]) -> list[Any]:
        rows: dict[int, Any] = {}
        for start in range(0, len(keys), _TOGETHER):
            some = one_of(keys[start : start + _TOGETHER])
            found = _listed("", version=self.version.pk, today=self.today, where=some)
            rows |= {row.pk: row for row in found}
        return [rows[key] for key in keys]

    def _values(self) -> dict[str, Any]:
        where = self.form.condition()
        return {"version": self.version.pk, "today": self.today, "where": where}


_TOGETHER = 64


@prepared
def _listed(order: str, *, version: int, today: date, where: Q) -> QuerySet[Any, Any]:
    found = with_lateness(queries.measures(version, today), today).filter(where)
    return found.order_by(*ORDERS[order]).values_list(*_SHOWN, *COLUMNS, named=True)


@prepared
def _keys(order: str, *, version: int, today: date, where: Q) -> QuerySet[Any, Any]:
    found = with_lateness(queries.measures(version, today), today).filter(where)
    return found.order_by(*ORDERS[order]).values_list("pk", flat=True)


@prepared
def _counted(*, version: int, today: date, where: Q) -> QuerySet[Any, Any]:
    """Their number; no row where there is none."""
    found = queries.measures(version, today).filter(where).order_by()
    return found.values("version").annotate(n=Count("pk")).values_list("n", flat=True)


def rows(concept: Concept, measures: Iterable[Any], today: date) -> list[Row]:
    """From measures that are `Listed`."""
    language = get_language()
    return [_row(concept, measure, language, today) for measure in measures]


@dataclass(frozen=True)
class Group:
    """Rows under a heading; "" where they are not grouped."""

    heading: str
    rows: list[Row]


def grouped(version: CatalogueVersion, rows: list[Row]) -> list[Group]:
    """Rows in the order of the catalogue under the headings of their fields."""
    titles = {one["code"]: f"{one['code']} {one['title']}" for one in version.content["fields"]}
    return [
        Group(titles.get(field, field), list(members))
        for field, members in groupby(rows, key=lambda row: row.field)
    ]


_SHOWN = (
    "pk", "code", "title", "field_code", "start", "end", "permanent", "content", "live", "said",
    "state",
)  # fmt: skip


def _row(concept: Concept, measure: Any, language: str | None, today: date) -> Row:
    document = measure.content
    translated = language == "en" and document["title_en"]
    state = state_of(measure)
    late = behind_of(measure, today) if state in BEHIND else None
    return Row(
        code=measure.code,
        title=document["title_en"] if translated else measure.title,
        field=measure.field_code,
        promise=document["summary_en"] if translated else promise(document),
        lead=document_words.lead(document),
        url=address("measure", concept.slug, measure.code),
        start=measure.start,
        end=measure.end,
        permanent=measure.permanent,
        state=state,
        remark=remark(measure),
        behind=late,
        why=why(late, measure.told or "") if late else "",
        german=language == "en" and not translated,
    )


def promise(document: Document) -> str:
    """Teilnahmen von Führungskräften: 200 Personen bis 31.12.2026; else the goal."""
    for one in document["indicators"]:
        if one["target"] is not None or one["target_text"]:
            return f"{one['name']}: {indicator_words.target(one)}"
    return str(document["goal"])
