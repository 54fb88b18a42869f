"""Where the text of a measure stands: what is told of it since, on one page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.accounts.models import User
from gemeinwerk.core.forms import refusals_on
from gemeinwerk.core.languages import german
from gemeinwerk.core.shown import stamp
from gemeinwerk.core.ui import Link
from gemeinwerk.measures import indicator_offers, operations, plain_values, queries, tabs
from gemeinwerk.measures.document import indicator_words, parts
from gemeinwerk.measures.forms.measure import MeasureForm
from gemeinwerk.measures.forms.measuring import ValueForm
from gemeinwerk.measures.forms.others import ReasonForm
from gemeinwerk.measures.forms.progress import MoveForm, NoteForm, ReachedForm
from gemeinwerk.measures.models import Measure, MeasuredValue, Milestone
from gemeinwerk.measures.views import crumbs
from gemeinwerk.measures.views.walking import Steps, steps_of


@require_POST
@needs("measure.edit", queries.measure)
def milestone(request: DeskRequest, measure: Measure, key: int) -> HttpResponse:
    """Say when a milestone was reached, correct that day, or take it back."""
    found = measure.milestones.filter(pk=key).first()
    if found is None:
        raise Http404
    form = ReachedForm(request.POST, milestone=found)
    taken_back = "zuruecknehmen" in request.POST
    if form.is_valid() or (taken_back and "seen" in form.cleaned_data):
        day = None if taken_back else form.cleaned_data["reached_on"]
        with refusals_on(form, "reached_on"):
            try:
                operations.reach_milestone(
                    found, on=day, by=request.user, seen=form.cleaned_data["seen"]
                )
            except operations.ChangedMeanwhile as meanwhile:
                found.refresh_from_db()
                form.look_again(found)
                form.add_error("reached_on", _told_otherwise(meanwhile, found))
            else:
                messages.success(request, _told(found, day))
                return redirect(crumbs.back_to(request, "edit", measure))
    return show(request, measure, reached=form)


@require_POST
@needs("measure.edit", queries.measure)
def move(request: DeskRequest, measure: Measure, key: int) -> HttpResponse:
    """Say when a milestone is expected instead, and why, or that it comes as promised."""
    found = measure.milestones.filter(pk=key).first()
    if found is None:
        raise Http404
    form = MoveForm(request.POST, milestone=found)
    kept = "zuruecknehmen" in request.POST
    if form.is_valid() or (kept and "seen" in form.cleaned_data):
        told = form.cleaned_data
        with refusals_on(form, "moved_to"):
            try:
                operations.move_milestone(
                    found,
                    to=None if kept else told["moved_to"],
                    reason="" if kept else told["moved_reason"],
                    by=request.user,
                    seen=told["seen"],
                )
            except operations.ChangedMeanwhile as meanwhile:
                found.refresh_from_db()
                form.look_again(found)
                again = _("Ihre Angaben stehen noch da; senden Sie sie noch einmal.")
                form.add_error("moved_to", f"{meanwhile.message} {again}")
            else:
                messages.success(request, _moved(found, None if kept else told["moved_to"]))
                return redirect(crumbs.back_to(request, "edit", measure))
    if queries.is_writable(measure.concept) or found.reached_on or not found.due:
        # The form is not on the page any more; what was refused is said all the same.
        for sentence in (str(one) for errors in form.errors.values() for one in errors):
            messages.error(request, sentence)
    reached = ReachedForm(milestone=found)
    reached.move = form
    return show(request, measure, reached=reached)


@require_POST
@needs("measure.edit", queries.measure)
def note(request: DeskRequest, measure: Measure) -> HttpResponse:
    form = NoteForm(request.POST)
    if form.is_valid():
        with refusals_on(form):
            operations.add_note(measure, by=request.user, **form.cleaned_data)
            messages.success(
                request, _("„{label}“ ist eingetragen.").format(label=form.cleaned_data["label"])
            )
            return redirect(crumbs.back_to(request, "edit", measure))
    return show(request, measure, note=form)


@require_http_methods(["GET", "POST"])
@needs("measure.edit", queries.measure)
def remove_note(request: DeskRequest, measure: Measure, key: int) -> HttpResponse:
    """Asks for the reason; the way back is to the measure."""
    found = measure.notes.filter(pk=key).first()
    if found is None:
        raise Http404
    form = ReasonForm(
        request.POST or None,
        label=_("Warum soll der Sachstand weg?"),
        help_text=_(
            "Rückgängig machen lässt sich das nicht. Er bleibt mit Ihrer Begründung im Protokoll; "
            "eingefrorene Fassungen ändern sich nicht. Eine Datei, in der er noch steht, bringt "
            "ihn nicht zurück."
        ),
    )
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            reason = form.cleaned_data["reason"]
            operations.remove_note(found, reason=reason, by=request.user, seen=form.shown)
            messages.success(request, _("„{label}“ ist gelöscht.").format(label=found.label))
            return redirect(crumbs.back_to(request, "overview", measure))
    context = {
        "form": form,
        "seen": stamp(operations.note_told(found)),
        "heading": _("Sachstand löschen"),
        "lead": german(found.label),
        "crumbs": crumbs.to_measure(measure, Link(_("Sachstand löschen"))),
        "submit": _("Sachstand löschen"),
        "cancel_url": crumbs.back_to(request, "overview", measure),
    }
    return render(request, "core/layouts/desk_form.html", context)


def show(
    request: DeskRequest,
    measure: Measure,
    *,
    status: MeasureForm | None = None,
    reached: ReachedForm | None = None,
    note: NoteForm | None = None,
    value: ValueForm | None = None,
    steps: Steps | None = None,
) -> HttpResponse:
    """The page, with the form that was sent as it was typed."""
    # What was typed stands in the form's instance; the page's head speaks of what is stored.
    saved = queries.measure(request.municipality, measure.concept.slug, measure.pk)
    steps = steps or steps_of(request, saved, "edit")
    context = {
        "measure": saved,
        "concept": saved.concept,
        "crumbs": crumbs.to_measure(saved),
        "tabs": tabs.measure_tabs(request, saved),
        "last": queries.last_entry(saved),
        "form": status or MeasureForm(instance=saved, only=plain_values.STATUS),
        "milestones": _forms(saved, reached),
        "reached": reached,
        "notes": saved.notes.all(),
        "note": note or NoteForm(),
        "measuring": _measuring(saved, value, request.user),
        "value": value,
        "today": timezone.localdate(),
        "writable": queries.is_writable(saved.concept),
        "may_edit": True,
        "walk": steps,
        "kept": steps.kept if steps else "",
    }
    return render(request, "measures/status.html", context)


def _forms(measure: Measure, sent: ReachedForm | None) -> list[ReachedForm]:
    """One for each milestone; that which was sent in its place."""
    forms = [ReachedForm(milestone=one) for one in measure.milestones.all()]
    return [sent if sent and sent.milestone == one.milestone else one for one in forms]


@dataclass(frozen=True)
class Measuring:
    """An indicator with its values, the newest first, and the form for another. ``form``: None for
    values whose indicator the measure has no more."""

    name: str
    promised: str
    values: list[tuple[MeasuredValue, str]]
    form: ValueForm | None
    offers: Sequence[Link] = ()


def _measuring(measure: Measure, sent: ValueForm | None, user: User) -> list[Measuring]:
    by_name: dict[str, list[tuple[MeasuredValue, str]]] = {}
    rows = {one.name: parts.row("indicators", one) for one in measure.indicators.all()}
    for value in measure.measured.order_by("-day", "-pk"):
        of = rows.get(value.indicator, {"unit": ""})
        said = indicator_words.measured(of, parts.row("values", value))
        by_name.setdefault(value.indicator, []).append((value, said))
    found = []
    for one in measure.indicators.all():
        form = sent if sent and sent.of == one else ValueForm(indicator=one)
        promised = indicator_words.target(rows[one.name])
        offers = indicator_offers.of(one, user)
        found.append(Measuring(one.name, promised, by_name.get(one.name, []), form, offers))
    loose = [name for name in by_name if name not in rows]
    return found + [Measuring(name, "", by_name[name], None) for name in loose]


def _moved(milestone: Milestone, day: date | None) -> str:
    if day is None:
        return _("„{milestone}“ gilt wieder wie zugesagt.").format(milestone=milestone)
    return _("„{milestone}“ ist verschoben auf {day}. Der zugesagte Tag bleibt stehen.").format(
        milestone=milestone, day=date_format(day, "DATE_FORMAT")
    )


def _told(milestone: Milestone, day: date | None) -> str:
    if day is None:
        return _("„{milestone}“ gilt wieder als nicht erreicht.").format(milestone=milestone)
    return _("„{milestone}“ ist erreicht, am {day}.").format(
        milestone=milestone, day=date_format(day, "DATE_FORMAT")
    )


def _told_otherwise(meanwhile: operations.ChangedMeanwhile, present: Milestone) -> str:
    now = (
        _("Der Meilenstein gilt jetzt als erreicht am {day}.").format(
            day=date_format(present.reached_on, "DATE_FORMAT")
        )
        if present.reached_on
        else _("Der Meilenstein gilt jetzt als nicht erreicht.")
    )
    again = _("Ihr Datum steht noch da; senden Sie es noch einmal, wenn es gelten soll.")
    return f"{meanwhile.message} {now} {again}"
