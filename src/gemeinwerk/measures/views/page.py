"""One page per measure: its fields, and beside each what the check says of it."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.forms import refusals_on
from gemeinwerk.core.typed import whole_number
from gemeinwerk.measures import checking, notices, operations, plain_values, queries, tabs
from gemeinwerk.measures.fields import Section
from gemeinwerk.measures.forms.answering import AskOneForm
from gemeinwerk.measures.forms.measure import MeasurePage
from gemeinwerk.measures.forms.parts import MOST_ROWS, empty_row, with_another_row
from gemeinwerk.measures.models import Measure
from gemeinwerk.measures.operations import writing
from gemeinwerk.measures.views import beside, conflicts, crumbs, progress
from gemeinwerk.measures.views.confirming import ask_after_saving
from gemeinwerk.measures.views.walking import Steps, onward, steps_of


@require_http_methods(["GET", "POST"])
@needs("measure.edit", queries.measure)
def edit(request: DeskRequest, measure: Measure) -> HttpResponse:
    steps = steps_of(request, measure, "edit")  # before writing, which may change the list
    only = () if queries.is_writable(measure.concept) else plain_values.STATUS
    if request.method != "POST":
        return _show(request, measure, MeasurePage(measure, only=only), steps)
    if (part := request.POST.get("mehr", "")) in plain_values.PARTS:
        typed = with_another_row(request.POST, part)
        return _show(request, measure, MeasurePage(measure, typed, only=only), steps)
    page = MeasurePage(measure, request.POST, only=only)
    asking = AskOneForm.sent(request.POST)
    if page.is_valid() and (asking.is_valid() or not asking.is_bound):
        with refusals_on(page.form):
            return _save(request, measure, page, steps, asking)
    return _show(request, measure, page, steps, asking)


def _save(
    request: DeskRequest,
    measure: Measure,
    page: MeasurePage,
    steps: Steps | None,
    asking: AskOneForm,
) -> HttpResponse:
    changes, before = page.changes(), page.form.began_from()
    done = operations.save(
        measure,
        changes=changes,
        before=before,
        expected_revision=page.form.cleaned_data["revision"] or 0,
        by=request.user,
        verb=operations.edit if page.parts else operations.report_status,
    )
    if isinstance(done, operations.Conflict):
        return conflicts.show(request, done, mine=changes, before=before)
    further = onward(steps, request.POST)
    conflicts.say_saved(request, done, before=measure, onward=bool(further))
    if "bitten" in request.POST:
        due = asking.cleaned_data["due"] if asking.is_bound else None
        ask_after_saving(request, done.measure, due)
    if further:
        return redirect(further)
    return redirect(crumbs.address("edit", measure) + (steps.kept if steps else ""))


@require_POST
@needs("measure.edit", queries.measure)
def settle(request: DeskRequest, measure: Measure) -> HttpResponse:
    """What was decided on the page of a conflict."""
    return conflicts.settle(request, measure)


@require_POST
@needs("measure.edit", queries.measure)
def check(request: DeskRequest, measure: Measure) -> HttpResponse:
    """The check of what stands in the form right now; nothing is saved."""
    page = MeasurePage(measure, request.POST)
    typed, parts = page.typed()
    result = checking.check_one(typed, parts)
    boxes = beside.boxes(result, typed, request.user, crumbs.kept(request))
    if "themes" not in page.form.fields:  # a concept without themes shows no such box
        del boxes["themes"]
    context = {
        "measure": measure,
        "boxes": boxes,
        "letters": checking.letters(result),
        "counted": beside.summary(result),
    }
    return render(request, "measures/page/checked.html", context)


@require_safe
@needs("measure.edit", queries.measure)
def row(request: DeskRequest, measure: Measure, part: str) -> HttpResponse:
    """An empty row for a milestone, an indicator or a cost."""
    if part not in plain_values.PARTS:
        raise Http404
    name = f"{part}-TOTAL_FORMS"
    present = request.GET.get(name, "0")
    number = min(whole_number(present) or 0, MOST_ROWS)
    context = {"form": empty_row(part, number), "part": part, "total": number + 1, "name": name}
    return render(request, "measures/page/new_row.html", context)


@require_POST
@needs("measure.edit", queries.measure)
def leftover(request: DeskRequest, measure: Measure) -> HttpResponse:
    """Put a cell the import could not place where it belongs, or drop it."""
    number, revision = (whole_number(request.POST.get(name)) for name in ("zelle", "revision"))
    try:
        operations.place_leftover(
            measure,
            index=-1 if number is None else number,
            into=request.POST.get("feld", ""),
            by=request.user,
            expected_revision=revision or 0,
        )
    except DomainError as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, _("Die Angabe ist eingeordnet."))
    return redirect(crumbs.back_to(request, "edit", measure))


def _show(
    request: DeskRequest,
    measure: Measure,
    page: MeasurePage,
    steps: Steps | None,
    asking: AskOneForm | None = None,
) -> HttpResponse:
    if not page.parts:
        return progress.show(request, measure, status=page.form, steps=steps)
    saved, result = measure, checking.check_one(measure)
    if page.form.is_bound:
        # What was typed stands in the form's instance; the page's head speaks of what is stored.
        result = checking.check_one(*page.typed())
        saved = queries.measure(request.municipality, measure.concept.slug, measure.pk)
    boxes = beside.boxes(result, saved, request.user, crumbs.kept(request))
    about = page.form.loose[Section.ABOUT.value]
    context = {
        "measure": saved,
        "concept": saved.concept,
        "page": page,
        "form": page.form,
        "parts": page.parts,
        "crumbs": crumbs.to_measure(saved),
        "tabs": tabs.measure_tabs(request, saved),
        "letters": checking.letters(result),
        "counted": beside.summary(result),
        "boxes": boxes,
        "about": [(one, boxes.get(one.name, ()), one.name) for one in about],
        "last": queries.last_entry(saved),
        "may_ask": request.user.has_perm("measure.ask", saved),
        "may_confirm": request.user.has_perm("measure.confirm", saved),
        "may_delete": request.user.has_perm("measure.create", saved),
        "told": notices.to_ask(saved),
        "asking": asking or AskOneForm(),
        "lapsing": writing.lapses(saved, names=("title",), by=request.user),
        "leftover_fields": beside.leftover_fields(),
        "walk": steps,
        "kept": steps.kept if steps else "",
    }
    return render(request, "measures/page.html", context)
