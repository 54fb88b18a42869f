"""The page „Mitmachen“ at the desk: open or not, and who wants to take part."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.actors import queries as actors
from gemeinwerk.actors.models import Person
from gemeinwerk.concepts import phases
from gemeinwerk.concepts import queries as concepts
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.forms import refusals_on
from gemeinwerk.core.quoting import quoted
from gemeinwerk.core.shown import stamp
from gemeinwerk.core.ui import Link
from gemeinwerk.invitations.joining import operations, queries
from gemeinwerk.invitations.joining.desk.forms import JoiningForm
from gemeinwerk.invitations.joining.further import invite_further
from gemeinwerk.invitations.joining.models import JoinRequest
from gemeinwerk.invitations.views.crumbs import to_concept


@require_http_methods(["GET", "POST"])
@needs("invitation.edit", concepts.concept)
def joining(request: DeskRequest, concept: Concept) -> HttpResponse:
    present = queries.joining_of(concept)
    form = JoiningForm(request.POST or None, joining=present, waves=queries.waves(concept))
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            operations.set_joining(concept, by=request.user, seen=form.shown, **form.values)
            messages.success(request, _("Gespeichert."))
            return redirect("answers:joining", concept.slug)
    path = reverse("joining:join", args=[concept.slug])
    context = {
        "form": form,
        "concept": concept,
        "joining": present,
        "permitted": phases.permits(queries.JOIN, concept),
        "seen": stamp(operations.told(present)),
        "address": request.build_absolute_uri(path),
        "requests": queries.requests(concept),
        "unproven": queries.unproven(concept),
        "crumbs": to_concept(concept, Link(_("Mitmachen"))),
    }
    return render(request, "invitations/answers/joining.html", context)


@require_POST
@needs("invitation.edit", queries.request)
def take_in(request: DeskRequest, found: JoinRequest) -> HttpResponse:
    try:
        person = operations.take_in(found, by=request.user)
    except DomainError as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(
            request,
            _(
                "{person} ist aufgenommen. Das Schreiben wartet in der Welle auf Ihre Durchsicht."
            ).format(person=person),
        )
    return redirect("answers:joining", found.concept.slug)


@require_POST
@needs("invitation.edit", queries.request)
def refuse(request: DeskRequest, found: JoinRequest) -> HttpResponse:
    slug = found.concept.slug
    operations.refuse(found, by=request.user)
    messages.success(request, _("Die Anfrage ist gelöscht."))
    return redirect("answers:joining", slug)


@require_POST
@needs("invitation.edit", concepts.concept)
def further(request: DeskRequest, concept: Concept, pk: int) -> HttpResponse:
    """Who joined later comes into what runs besides."""
    try:
        person = actors.person(request.municipality, pk)
    except Person.DoesNotExist as missing:
        raise Http404 from missing
    try:
        waves = invite_further(concept, person, by=request.user)
    except DomainError as refusal:
        messages.error(request, refusal.message)
    else:
        said = ngettext(
            "{person} ist auch in {waves} aufgenommen. Das Schreiben wartet dort auf Ihre "
            "Durchsicht.",
            "{person} ist auch in {waves} aufgenommen. Die Schreiben warten dort auf Ihre "
            "Durchsicht.",
            len(waves),
        )
        messages.success(request, said.format(person=person, waves=", ".join(map(quoted, waves))))
    if request.GET.get("von") == "person":
        return redirect("actors:person", person.pk)
    return redirect("answers:joining", concept.slug)
