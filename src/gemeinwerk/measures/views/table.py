"""All measures of a concept: to look through, to sort, and to mend cell by cell."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode, urlsplit

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.accounts.models import User
from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.concepts import queries as concept_queries
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.ui import Letter
from gemeinwerk.measures import checking, notices, operations, queries
from gemeinwerk.measures.document import cost_words, parts
from gemeinwerk.measures.forms.table import (
    CELLS,
    ChooseField,
    TableFilter,
    begun_anew,
    cell_form,
)
from gemeinwerk.measures.models import Measure
from gemeinwerk.measures.operations import writing
from gemeinwerk.measures.states import State, remark, state_of
from gemeinwerk.measures.views import crumbs
from gemeinwerk.measures.views.columns import COLUMNS, TITLE, Column, shown_to
from gemeinwerk.measures.views.conflicts import lapsed_sentence
from gemeinwerk.measures.views.listing import PER_PAGE, matching, without_blanks


@dataclass(frozen=True)
class Row:
    """A measure as the table shows it. `open_cells`: what this person may write in it now."""

    measure: Measure
    letters: list[Letter]
    open_cells: Sequence[str]

    @property
    def state(self) -> State:
        return state_of(self.measure)

    @property
    def remark(self) -> str:
        return remark(self.measure)

    @property
    def costs(self) -> list[str]:
        return [cost_words.in_short(parts.row("costs", one)) for one in self.measure.costs.all()]


@require_safe
@needs("measure.read", concept_queries.concept)
def table(request: DeskRequest, concept: Concept) -> HttpResponse:
    form = TableFilter(concept, request.GET)
    wanted = form.wanted()
    found = matching(concept, wanted, request.GET.get("sortierung", ""))
    columns = shown_to(request.user)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("seite"))
    context = {
        "concept": concept,
        "crumbs": crumbs.to_concept(concept),
        "form": form,
        "filtered": bool(wanted),
        "page": page,
        "rows": _rows(concept, list(page.object_list), request.user),
        "heads": _heads(columns, request.GET.get("sortierung", "")),
        "columns": columns,
        "all_columns": COLUMNS,
        "choose": ChooseField(auto_id="sammel-%s"),  # the filter has a field of that name
        "may_export": bool(wanted) and request.user.has_perm("catalogue.export", concept),
        "may_bulk": request.user.has_perm("measure.bulk_edit", concept),
        "may_create": request.user.has_perm("measure.create", concept)
        and queries.is_writable(concept),
        "may_order": request.user.has_perm("concept.edit", concept)
        and queries.is_writable(concept),
        "ordered": wanted.get("feld", ""),
        "query": without_blanks(request.GET),
        "kept": _kept(request.GET),
    }
    return render(request, "measures/table.html", context)


def _kept(query: QueryDict) -> str:
    """What addresses of the list's measures end in, so that one can walk through them."""
    return f"?{urlencode({'liste': without_blanks(query, 'seite')})}"


@require_http_methods(["GET", "POST"])
@needs("measure.edit", queries.measure)
def cell(request: DeskRequest, measure: Measure, cell: str) -> HttpResponse:
    """One cell: GET shows it (or, with ?schreiben, its form), POST writes it."""
    if cell not in CELLS:
        raise Http404
    if not request.headers.get("HX-Request"):
        return redirect(crumbs.address("edit", measure))
    if request.method == "POST":
        return _write(request, measure, cell)
    if "schreiben" in request.GET:
        return _cell_form(request, measure, cell, cell_form(cell, measure))
    return _shown(request, measure, cell)


def _write(request: DeskRequest, measure: Measure, cell: str) -> HttpResponse:
    form = cell_form(cell, measure, request.POST)
    if not form.is_valid():
        return _cell_form(request, measure, cell, form)
    verb = operations.report_status if CELLS[cell] == ("implementation",) else operations.edit
    try:
        done = operations.save(
            measure,
            changes=form.changes(),
            before=form.began_from(),
            expected_revision=form.cleaned_data["revision"] or 0,
            by=request.user,
            verb=verb,
        )
    except DomainError as refusal:
        form.add_error(None, refusal.message)
        return _cell_form(request, measure, cell, form)
    present = queries.measure(request.municipality, measure.concept.slug, measure.pk)
    if isinstance(done, operations.Saved):
        fell = writing.word_fell(measure, done.measure)
        return _shown(request, present, cell, saved=True, fell=measure if fell else None)
    # The next attempt begins from what the other one wrote: to save again is to choose.
    entries = queries.last_changes(present, CELLS[cell]).values()
    conflict = {"row": Row(present, [], ()), "entry": max(entries, key=_age, default=None)}
    form = cell_form(cell, measure, begun_anew(cell, present, request.POST))
    return _cell_form(request, measure, cell, form, conflict)


def _age(entry: AuditEntry) -> int:
    return entry.pk


def _cell_form(
    request: DeskRequest, measure: Measure, cell: str, form: Any, conflict: Any = None
) -> HttpResponse:
    lapsing = writing.lapses(measure, names=CELLS[cell], by=request.user)
    context = {
        "measure": measure, "cell": cell, "form": form, "conflict": conflict, "lapsing": lapsing,
        "told": lapsing and notices.to_ask(measure),
    }  # fmt: skip
    return render(request, "measures/table/cell_form.html", context)


def _shown(
    request: DeskRequest,
    measure: Measure,
    cell: str,
    saved: bool = False,
    fell: Measure | None = None,
) -> HttpResponse:
    """`fell`: the measure as it was, where its unit's word fell with this writing."""
    row = _rows(measure.concept, [measure], request.user)[0]
    context = {
        "row": row, "cell": cell, "saved": saved, "concept": measure.concept,
        "columns": [column.key for column in shown_to(request.user)],
        # A cell is drawn anew within its list.
        "kept": _kept(QueryDict(urlsplit(request.headers.get("HX-Current-URL", "")).query)),
        "fell": lapsed_sentence(fell) if fell else "",
    }  # fmt: skip
    return render(request, "measures/table/cell_saved.html", context)


def _rows(concept: Concept, measures: list[Measure], user: User) -> list[Row]:
    for measure in measures:
        measure.concept = concept  # one object, so that rights ask no query
    result = checking.check_some(concept, measures)
    writable = queries.is_writable(concept)
    return [
        Row(
            measure,
            checking.letters(result.of(measure.pk)),
            _open_cells(user.has_perm("measure.edit", measure), writable),
        )
        for measure in measures
    ]


def _open_cells(may_edit: bool, writable: bool) -> Sequence[str]:
    if not may_edit:
        return ()
    return tuple(CELLS) if writable else ("stand",)


def _heads(columns: Sequence[Column], sort: str) -> list[dict[str, Any]]:
    """Heads of the table: a second click turns the order around."""
    present, down = sort.removeprefix("-") or TITLE.sort, sort.startswith("-")
    return [
        {
            "label": column.label,
            "sort": f"-{column.sort}" if column.sort == present and not down else column.sort,
            "sorted": ("descending" if down else "ascending") if column.sort == present else "",
        }
        for column in (TITLE, *columns)
    ]
