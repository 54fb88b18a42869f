"""Materials of a meeting at the desk: laid to it, read, shown to everybody, taken away."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.forms import refusals_on
from gemeinwerk.core.ui import Link
from gemeinwerk.meetings import materials, operations, queries
from gemeinwerk.meetings.forms.materials import MaterialForm
from gemeinwerk.meetings.models import Material, Meeting, MeetingState
from gemeinwerk.meetings.views.crumbs import to_meeting


@require_http_methods(["GET", "POST"])
@needs("meeting.edit", queries.meeting)
def listed(request: DeskRequest, meeting: Meeting) -> HttpResponse:
    is_off = meeting.state == MeetingState.CANCELLED
    if is_off and request.method == "POST":
        messages.error(request, _("Diese Sitzung ist abgesagt; es kommt nichts mehr dazu."))
        return redirect("meetings:materials", meeting.pk)
    form = MaterialForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            new = operations.add_material(meeting, by=request.user, **form.details)
            said = _("„{it}“ liegt bei der Sitzung.").format(it=new.title)
            messages.success(request, said)
            return redirect("meetings:materials", meeting.pk)
    context = {
        "meeting": meeting,
        "rows": queries.materials(meeting),
        "form": None if is_off else form,
        "crumbs": to_meeting(meeting, Link(_("Unterlagen"))),
    }
    return render(request, "meetings/materials.html", context)


@require_safe
@needs("meeting.read", queries.material)
def file(request: DeskRequest, material: Material) -> HttpResponse:
    if not material.size:
        raise Http404
    return materials.answer(material)


@require_POST
@needs("meeting.edit", queries.material)
def show(request: DeskRequest, material: Material) -> HttpResponse:
    found = operations.show_material(material, public="nicht" not in request.POST, by=request.user)
    shown = _("„{it}“ dürfen alle lesen, wenn die Sitzung öffentlich angekündigt ist.")
    hidden = _("„{it}“ lesen nur noch Eingeladene.")
    messages.success(request, (shown if found.public else hidden).format(it=found.title))
    return redirect("meetings:materials", found.meeting_id)


@require_POST
@needs("meeting.edit", queries.material)
def remove(request: DeskRequest, material: Material) -> HttpResponse:
    name, meeting = material.title, material.meeting_id
    try:
        operations.remove_material(material, by=request.user)
    except DomainError as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, _("„{it}“ ist gelöscht.").format(it=name))
    return redirect("meetings:materials", meeting)
