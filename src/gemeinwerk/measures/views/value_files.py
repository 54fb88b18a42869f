"""Measured values from a file: upload, look through, enter."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.concepts import queries as concept_queries
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.bodies import takes_file
from gemeinwerk.core.forms import refusals_on
from gemeinwerk.core.shown import stamp
from gemeinwerk.core.ui import Column, Link, Table
from gemeinwerk.measures.exporting.csv_list import csv_list
from gemeinwerk.measures.exporting.formats import FORMATS
from gemeinwerk.measures.forms.value_files import RowsForm, ValueFileForm
from gemeinwerk.measures.value_files.carrying import packed
from gemeinwerk.measures.value_files.operations import record_values
from gemeinwerk.measures.value_files.planning import (
    WORDS,
    Entry,
    Outcome,
    Planned,
    day_shown,
    planned,
    value_shown,
)
from gemeinwerk.measures.value_files.reading import Said, ValueFile, read_apart
from gemeinwerk.measures.views import crumbs

_SHOWN = 500


@require_http_methods(["GET", "POST"])
@takes_file("measure.bulk_edit")
@needs("measure.bulk_edit", concept_queries.concept)
def upload(request: DeskRequest, concept: Concept) -> HttpResponse:
    """Send a file; what it says is shown, and nothing of it is written yet."""
    posted = request.method == "POST"
    form = ValueFileForm(request.POST, request.FILES) if posted else ValueFileForm()
    if form.is_valid():
        with refusals_on(form, "file"):
            return _look_through(request, concept, read_apart(form.cleaned_data["file"].read()))
    context = {
        "concept": concept,
        "form": form,
        "crumbs": crumbs.to_table(concept, Link(_("Messwerte einlesen"))),
    }
    return render(request, "measures/value_files/upload.html", context)


@require_POST
@needs("measure.bulk_edit", concept_queries.concept)
def enter(request: DeskRequest, concept: Concept) -> HttpResponse:
    """Enter what was looked through: all of it, or nothing."""
    form = RowsForm(request.POST)
    if not form.is_valid():
        return redirect("measures:value_file", concept.slug)
    rows: list[Said] = form.cleaned_data["rows"]
    with refusals_on(form):
        number = record_values(concept, rows=rows, by=request.user, seen=form.shown)
        sentence = ngettext(
            "{n} Messwert ist eingetragen.", "{n} Messwerte sind eingetragen.", number
        )
        clashing = _("Was die Datei anders sagt, ist als Widerspruch vermerkt.")
        messages.success(request, sentence.format(n=number) if number else clashing)
        return redirect("measures:value_file", concept.slug)
    return _look_through(request, concept, ValueFile(rows), form)


@require_POST
@needs("measure.bulk_edit", concept_queries.concept)
def changes(request: DeskRequest, concept: Concept) -> HttpResponse:
    """Every value of the file with what becomes of it, as a list to take along before anything is
    entered."""
    form = RowsForm(request.POST)
    if not form.is_valid():
        return redirect("measures:value_file", concept.slug)
    plan = planned(concept, form.cleaned_data["rows"])
    rows = (_row(entry) for entry in (*plan.new, *_not_new(plan)))
    content = csv_list((one.label for one in _columns()), rows)
    answer = HttpResponse(content, content_type=FORMATS["csv"].content_type)
    answer["Content-Disposition"] = f'attachment; filename="messwerte-{concept.slug}.csv"'
    return answer


def _not_new(plan: Planned) -> list[Entry]:
    return [one for one in plan.entries if one.outcome is not Outcome.NEW]


def _look_through(
    request: DeskRequest, concept: Concept, found: ValueFile, form: RowsForm | None = None
) -> HttpResponse:
    plan = planned(concept, found.rows)
    context: dict[str, Any] = {
        "concept": concept,
        "crumbs": crumbs.to_table(concept, Link(_("Messwerte einlesen"))),
        "refused": form.non_field_errors() if form else (),
        "counts": [(WORDS[outcome], n) for outcome, n in plan.counted().items()],
        "size": len(found.rows),
        "taking": _taking(plan),
        "new": _table(_("Was eingetragen wird"), plan.new),
        "others": _table(_("Was nicht eingetragen wird"), _not_new(plan)),
        "hidden": found.hidden,
        "rows": packed(found.rows),
        "seen": stamp(plan.told()),
        "shown": _SHOWN,
    }
    return render(request, "measures/value_files/review.html", context)


def _taking(plan: Planned) -> str:
    """What the button does; "" where there is nothing to do."""
    number = len(plan.new)
    if not number:
        return _("Widersprüche vermerken") if plan.other else ""
    return ngettext("{n} Messwert eintragen", "{n} Messwerte eintragen", number).format(n=number)


def _table(caption: str, entries: list[Entry]) -> Table | None:
    if not entries:
        return None
    return Table(caption, _columns(), [_row(one) for one in entries[:_SHOWN]])


def _columns() -> list[Column]:
    return [
        Column(_("Maßnahme")),
        Column(_("Indikator")),
        Column(_("Gemessen am")),
        Column(_("Wert"), numeric=True),
        Column(_("Quelle, Bemerkung")),
        Column(_("Was damit geschieht")),
        Column(_("Wo es steht")),
    ]


def _place(said: Said) -> str:
    if not said.sheet:  # a CSV file has none
        return _("Zeile {row}").format(row=said.row)
    return _("{sheet}, Zeile {row}").format(sheet=said.sheet, row=said.row)


def _row(entry: Entry) -> list[object]:
    said = entry.said
    return [
        entry.measure.code if entry.measure else said.code,
        entry.values.get("indicator", said.indicator),
        day_shown(entry),
        value_shown(entry),
        ". ".join(filter(None, [said.source, said.remark])),
        entry.why or str(WORDS[entry.outcome]),
        _place(said),
    ]
