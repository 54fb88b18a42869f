"""The rounds of a concept: opening one, and one at a glance."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.actors.models import Organisation
from gemeinwerk.concepts import phases
from gemeinwerk.concepts import queries as concepts
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core import alphabet
from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.forms import refusals_on
from gemeinwerk.core.languages import german
from gemeinwerk.core.shown import stamp
from gemeinwerk.core.typed import whole_number
from gemeinwerk.core.ui import Figure, Link, Tone
from gemeinwerk.measures.models import Measure
from gemeinwerk.measures.notices import reach
from gemeinwerk.monitoring import operations, queries
from gemeinwerk.monitoring.forms import OpenForm
from gemeinwerk.monitoring.glance import Glance, glance
from gemeinwerk.monitoring.leads import leads_of
from gemeinwerk.monitoring.models import (
    Report,
    ReportingRound,
    ReportState,
    RoundPlan,
    RoundState,
)
from gemeinwerk.monitoring.opening import asked_about
from gemeinwerk.monitoring.reminding.operations import remind_units
from gemeinwerk.monitoring.same.queries import along, in_words, written_too_by

TONES: dict[str, Tone] = {
    ReportState.OPEN: "none",
    ReportState.DRAFT: "partly",
    ReportState.SUBMITTED: "progress",
    ReportState.RETURNED: "delayed",
    ReportState.APPROVED: "done",
}
PER_PAGE = 100
MISSING = "fehlt"
"""In the filter: what nobody has handed in."""


@dataclass(frozen=True)
class Row:
    report: Report
    tone: Tone
    stamp: str
    """Of what there is to approve, "" where there is nothing."""
    is_silent: bool
    """Nobody reported on its measure in the two rounds before, nor yet in this."""
    took: int | None
    """Days from the opening to the unit's answer."""
    also: str
    """What approving it writes too, in other concepts; "" for nothing."""


@dataclass(frozen=True)
class Asked:
    """A unit a round would ask, and who of it hears of it."""

    unit: Organisation
    measures: int
    people: list[str]


@require_safe
@needs("report.read_approved", concepts.concept)
def rounds(request: DeskRequest, concept: Concept) -> HttpResponse:
    is_office = request.user.has_perm("report.approve", concept)
    context = {
        "concept": concept,
        "crumbs": crumbs(request, concept, Link(_("Abfragerunden"))),
        "rounds": queries.rounds_of(concept),
        "leads": leads_of(concept, localdate()) if is_office else None,
        "plan": RoundPlan.objects.filter(concept=concept).exclude(rhythm="").first(),
        "is_office": is_office,
        "may_open": is_office and phases.permits(operations.RUN_A_ROUND, concept),
    }
    return render(request, "monitoring/rounds.html", context)


@require_http_methods(["GET", "POST"])
@needs("report.approve", concepts.concept)
def open_round(request: DeskRequest, concept: Concept) -> HttpResponse:
    """Below the form stands who would be asked; a second button asks for that anew."""
    form = OpenForm(request.POST or None, concept=concept)
    if form.is_bound and form.is_valid() and "vorschau" not in request.POST:
        with refusals_on(form):
            opened = operations.open_round(concept, by=request.user, **form.said, **form.chosen)
            messages.success(
                request, _("Die Runde ist geöffnet. Die Fachbereiche sind benachrichtigt.")
            )
            return redirect("monitoring:round", opened.pk)
    is_possible = phases.permits(operations.RUN_A_ROUND, concept)
    if form.is_bound and not is_possible:
        # The form is not on the page; what was refused is said all the same.
        sentence = _("Geöffnet ist nichts: Das Konzept ist {status}.")
        messages.error(request, sentence.format(status=concept.get_status_display()))
    asked, without = _preview(concept, form)
    context = {
        "concept": concept,
        "crumbs": crumbs(request, concept, to_rounds(concept), Link(_("Runde öffnen"))),
        "form": form,
        "asked": asked,
        "unreached": [one for one in asked if not one.people],
        "measures": sum(one.measures for one in asked) + without,
        "without": without,
        "is_possible": is_possible,
    }
    return render(request, "monitoring/open.html", context)


def _preview(concept: Concept, form: OpenForm) -> tuple[list[Asked], int]:
    """Who would be asked, and how many measures nobody leads."""
    is_said = form.is_bound and form.is_valid()
    chosen = asked_about(concept, **(form.chosen if is_said else {}))
    counts: dict[Organisation | None, int] = {}
    for measure in chosen.select_related("lead_unit").only("pk", "lead_unit"):
        counts[measure.lead_unit] = counts.get(measure.lead_unit, 0) + 1
    people = reach([unit for unit in counts if unit])
    asked = [
        Asked(unit, count, [str(one) for one in people.get(unit.pk, ())])
        for unit, count in counts.items()
        if unit
    ]
    return sorted(asked, key=lambda one: alphabet.key(one.unit.name)), counts.get(None, 0)


@require_POST
@needs("report.approve", queries.round_of)
def remind(request: DeskRequest, found: ReportingRound) -> HttpResponse:
    """Write to one unit, or to all whose reports are missing."""
    key = whole_number(request.POST.get("stelle", ""))
    missing = queries.missing_by_unit(found)
    chosen = [unit.pk for unit in missing if key is None or unit.pk == key]
    try:
        told = remind_units(found, units=chosen, by=request.user)
    except DomainError as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, _("Erinnert: {units}.").format(units=", ".join(told)))
    return redirect("monitoring:round", found.pk)


@require_safe
@needs("report.read_approved", queries.round_of)
def round_page(request: DeskRequest, found: ReportingRound) -> HttpResponse:
    """For the office at a glance who has reported; for all others what was approved."""
    is_office = request.user.has_perm("report.approve", found)
    everything = queries.reports_of(found)
    if not is_office:
        everything = everything.filter(state=ReportState.APPROVED)
    wanted = request.GET.get("stand", "") if is_office else ""
    unit = whole_number(request.GET.get("stelle", "")) if is_office else None
    chosen = everything if unit is None else everything.filter(measure__lead_unit=unit)
    if wanted == MISSING:
        chosen = queries.missing(chosen)
    elif wanted in ReportState.values:
        chosen = chosen.filter(state=wanted)
    parts = chosen.prefetch_related("measure__milestones", "measure__indicators")
    parts = parts.annotate(also=along("measure"))
    page = Paginator(parts, PER_PAGE).get_page(request.GET.get("seite"))
    reports = list(page)
    earlier = queries.earlier(reports) if is_office else {}
    too = _written_too(reports) if is_office else {}
    told = glance(found) if is_office else None
    context = {
        "round": found,
        "concept": found.concept,
        "crumbs": crumbs(request, found.concept, to_rounds(found.concept), Link(german(found))),
        "page": page,
        "rows": [_row(one, earlier.get(one.pk), too, is_office=is_office) for one in reports],
        "figures": _figures(found, told) if told else [],
        "is_office": is_office,
        "wanted": wanted or unit,
        "units": told.units if told else [],
        "may_approve": is_office and any(r.state == ReportState.SUBMITTED for r in reports),
        "is_open": found.state == RoundState.OPEN,
        "overdue": found.due < localdate(),
    }
    return render(request, "monitoring/round.html", context)


def _written_too(reports: Iterable[Report]) -> dict[int, list[Measure]]:
    """By the measures of those that wait: no query where none is reported for another one."""
    waiting = [one for one in reports if one.state == ReportState.SUBMITTED]
    leading = [one.measure_id for one in waiting if getattr(one, "also", None)]
    return written_too_by(leading) if leading else {}


def _row(
    report: Report,
    earlier: queries.Earlier | None,
    too: Mapping[int, Sequence[Measure]],
    *,
    is_office: bool,
) -> Row:
    waits = is_office and report.state == ReportState.SUBMITTED
    took = (
        (localdate(report.submitted_at) - localdate(report.round.opened_at)).days
        if report.submitted_at
        else None
    )
    also = too.get(report.measure_id, ())
    told = stamp(operations.approval_told(report, also)) if waits else ""
    is_silent = bool(earlier and earlier.silent) and report.submitted_at is None
    names = in_words(getattr(report, "also", None)) if waits else ""
    return Row(report, TONES[report.state], told, is_silent, took, names)


def _figures(found: ReportingRound, told: Glance) -> list[Figure]:
    """Each count leads to the list it was counted from."""
    here = reverse("monitoring:round", args=[found.pk])
    of = ngettext("von {n} Maßnahme", "von {n} Maßnahmen", told.asked).format(n=told.asked)
    lacking = _("noch nicht gemeldet") if found.state == RoundState.OPEN else _("nicht gemeldet")
    counted = (
        (told.missing, lacking, MISSING),
        (told.waiting, _("warten auf Sie"), ReportState.SUBMITTED),
        (told.approved, _("freigegeben"), ReportState.APPROVED),
    )
    return [Figure(str(n), label, of, f"{here}?stand={which}") for n, label, which in counted]


@require_POST
@needs("report.approve", queries.round_of)
def close(request: DeskRequest, found: ReportingRound) -> HttpResponse:
    """Close it, or open it again."""
    try:
        if "wieder" in request.POST:
            operations.reopen_round(found, by=request.user)
            messages.success(request, _("Es kann wieder gemeldet werden."))
        else:
            operations.close_round(found, by=request.user)
            messages.success(request, _("Die Runde ist abgeschlossen."))
    except DomainError as refusal:
        messages.error(request, refusal.message)
    return redirect("monitoring:round", found.pk)


def crumbs(request: DeskRequest, concept: Concept, *further: Link) -> list[Link]:
    """The way here; who may not open the concept comes from their overview."""
    if request.user.has_perm("concept.read", concept):
        return [
            Link(_("Konzepte"), reverse("concepts:concepts")),
            Link(german(concept.name), reverse("desk:concept", args=[concept.slug])),
            *further,
        ]
    return [Link(_("Übersicht"), reverse("desk:home")), *further]


def to_rounds(concept: Concept) -> Link:
    return Link(_("Abfragerunden"), reverse("monitoring:rounds", args=[concept.slug]))
