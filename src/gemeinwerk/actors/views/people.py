"""Pages of people, with what is kept of them and how it is erased."""

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from gemeinwerk.accounts import personal_data as accounts
from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.actors import operations, queries, told
from gemeinwerk.actors.forms import PersonForm
from gemeinwerk.actors.models import Person
from gemeinwerk.actors.own_data.queries import address_of
from gemeinwerk.actors.personal_data import traces_of
from gemeinwerk.actors.views import written_about
from gemeinwerk.actors.views.crumbs import to_people
from gemeinwerk.actors.views.facts import of_person as facts
from gemeinwerk.core.forms import refusals_on
from gemeinwerk.core.ui import Link
from gemeinwerk.privacy import erasure_preview
from gemeinwerk.privacy.disclosing import disclosure
from gemeinwerk.privacy.forms import ErasureForm


@require_http_methods(["GET", "POST"])
@needs("actor.edit")
def create(request: DeskRequest) -> HttpResponse:
    form = PersonForm(request.POST or None, town=request.municipality)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            new = operations.create_person(request.municipality, by=request.user, **form.values)
            messages.success(request, _("{person} ist angelegt.").format(person=new))
            return redirect("actors:person", new.pk)
    context = {
        "form": form,
        "heading": _("Neue Person"),
        "lead": _("Bitte nur, was für die Zusammenarbeit nötig ist; nichts über die Herkunft."),
        "crumbs": to_people(Link(_("Neue Person"))),
        "submit": _("Anlegen"),
        "cancel_url": reverse("actors:people"),
    }
    return render(request, "core/layouts/desk_form.html", context)


@require_safe
@needs("actor.read", queries.person)
def person(request: DeskRequest, person: Person) -> HttpResponse:
    """Who it is, and what every area tells of them."""
    organisations = queries.organisations_of(person)
    sections = told.sections_of(person, told.PERSON, request.user, request.municipality)
    context = {
        "person": person,
        "facts": facts(person, organisations),
        "written_about": written_about.sentence(person, organisations.speaks_for, sections),
        "sections": sections,
        "may_edit": request.user.has_perm("actor.edit", person),
        "data_link": person.data_links.first(),
        "reachable": bool(address_of(person)),
        "crumbs": to_people(Link(person.name)),
    }
    return render(request, "actors/person.html", context)


@require_http_methods(["GET", "POST"])
@needs("actor.edit", queries.person)
def edit(request: DeskRequest, person: Person) -> HttpResponse:
    form = PersonForm(request.POST or None, instance=person, town=request.municipality)
    address = reverse("actors:person", args=[person.pk])
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            operations.edit_person(person, by=request.user, seen=form.seen, **form.changes)
            messages.success(request, _("Gespeichert."))
            return redirect(address)
    if form.is_bound:
        person.refresh_from_db()
    context = {
        "form": form,
        "heading": person.name,
        "crumbs": to_people(Link(person.name, address), Link(_("Bearbeiten"))),
        "cancel_url": address,
    }
    return render(request, "core/layouts/desk_form.html", context)


@require_safe
@needs("actor.edit", queries.person)
def disclose(request: DeskRequest, person: Person) -> HttpResponse:
    """Art. 15 GDPR: all that is kept about the person, as a file."""
    account = queries.account_behind(person)
    traces = accounts.traces_of(account) if account else traces_of(person)
    return JsonResponse(
        disclosure(traces.within(person.municipality_id), by_office=True),
        json_dumps_params={"ensure_ascii": False, "indent": 2},
        headers={"Content-Disposition": f'attachment; filename="auskunft-{person.pk}.json"'},
    )


@require_http_methods(["GET", "POST"])
@needs("actor.edit", queries.person)
def erase(request: DeskRequest, person: Person) -> HttpResponse:
    """Asks first, and says what will go. With an account, both go together, on its page."""
    if account := queries.account_behind(person):
        messages.info(request, _("Zur Person gehört ein Konto. Beides wird zusammen gelöscht."))
        return redirect("accounts:remove", account.pk)
    traces = traces_of(person)
    form = ErasureForm(request.POST if request.method == "POST" else None, traces=traces)
    if form.is_valid():
        with refusals_on(form):
            operations.erase_person(person, by=request.user, **form.values)
            messages.success(request, _("Die Person ist gelöscht."))
            return redirect("actors:people")
    address = reverse("actors:person", args=[person.pk])
    context = {
        "form": form,
        "found": erasure_preview.table(traces),
        "heading": _("{person} löschen").format(person=person),
        "lead": _(
            "Nach Art. 17 DSGVO: Die Person und ihr Name in Texten und im Protokoll verschwinden. "
            "Ihre Sitze sind dann frei; dass sie besetzt waren, bleibt ohne Namen stehen. Das "
            "lässt sich nicht rückgängig machen."
        ),
        "crumbs": to_people(Link(person.name, address), Link(_("Löschen"))),
        "submit": _("Endgültig löschen"),
        "cancel_url": address,
    }
    return render(request, "actors/erase.html", context)
