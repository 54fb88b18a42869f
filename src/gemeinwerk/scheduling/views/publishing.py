"""A plan is looked through once more, then published: what would happen, and who hears of it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.actors.models import Person
from gemeinwerk.core.forms import refusals_on
from gemeinwerk.core.shown import stamp
from gemeinwerk.core.ui import Link
from gemeinwerk.scheduling import operations, publishing, queries
from gemeinwerk.scheduling.forms import PublishForm
from gemeinwerk.scheduling.models import Plan, PlanState
from gemeinwerk.scheduling.naming import unnamed
from gemeinwerk.scheduling.views.crumbs import to_plan


@require_http_methods(["GET", "POST"])
@needs("schedule.publish", queries.plan)
def publish(request: DeskRequest, row: Plan) -> HttpResponse:
    address = reverse("scheduling:plan", args=[row.pk])
    if row.state != PlanState.READY or not row.dates:
        messages.error(request, _("Dieser Plan wird nicht mehr veröffentlicht."))
        return redirect(address)
    form = PublishForm(request.POST or None, initial={"tell": True})
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            tell = form.cleaned_data["tell"]
            operations.publish(row, by=request.user, tell=tell, shown=form.shown)
            return redirect(address)
    problem = unnamed(row.problem)
    steps = publishing.steps(row, problem)
    told = publishing.concerned(steps, problem)
    people = Person.objects.filter(pk__in=told).only("email", "permission")
    with_address = sum(1 for one in people if one.email and one.may_be_written_to)
    context = {
        "form": form,
        "steps": steps,
        "counts": [
            (kind, sum(one.kind == kind for one in steps))
            for kind in (
                publishing.NEW,
                publishing.MOVED,
                publishing.ROOM,
                publishing.CANCELLED,
            )
        ],
        "people": with_address,
        "without": len(told) - with_address,
        "seen": stamp([one.told for one in steps]),
        "heading": _("Plan veröffentlichen"),
        "crumbs": to_plan(row, Link(_("Veröffentlichen"))),
        "submit": _("Plan veröffentlichen"),
        "cancel_url": address,
    }
    return render(request, "scheduling/publish.html", context)
