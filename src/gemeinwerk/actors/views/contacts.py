"""A list of contacts on its way in: upload, look through, take over, take back."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.actors.contacts import operations, queries, undoing
from gemeinwerk.actors.forms.contacts import ContactsMappingForm, ContactsUploadForm
from gemeinwerk.actors.models import ContactImport
from gemeinwerk.actors.views import contacts_shown as shown
from gemeinwerk.actors.views.crumbs import to_people
from gemeinwerk.audit import operations as audit
from gemeinwerk.core.bodies import takes_file
from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.forms import refusals_on
from gemeinwerk.core.incoming import ImportState
from gemeinwerk.core.shown import stamp
from gemeinwerk.core.ui import Figure, Link

PER_PAGE = 20
CHOICE = "person-"
"""Before the key of somebody in the list, in the name of its field."""


@require_http_methods(["GET", "POST"])
@takes_file("actor.edit")
@needs("actor.edit")
def imports(request: DeskRequest) -> HttpResponse:
    """Upload a list, and see what became of earlier ones."""
    posted = request.method == "POST"
    form = ContactsUploadForm(request.POST, request.FILES) if posted else ContactsUploadForm()
    if form.is_valid():
        file = form.cleaned_data["file"]
        with refusals_on(form, "file"):
            run = operations.upload(
                request.municipality, content=file.read(), name=file.name, by=request.user
            )
            return redirect("actors:contact_import", run.pk)
    found = queries.runs_of(request.municipality)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("seite"))
    context = {"form": form, "page": page, "crumbs": to_people(Link(_("Kontaktlisten")))}
    return render(request, "actors/contacts/upload.html", context)


@require_safe
@needs("actor.edit", queries.run)
def run(request: DeskRequest, run: ContactImport) -> HttpResponse:
    """Where the list is: being read, to be looked through, taken over, or not readable."""
    context = _frame(run)
    if run.is_at_work:
        return render(request, "actors/contacts/working.html", context)
    if run.state == ImportState.READY:
        context |= _told(run.preview) | _steps(request, run)
        context["seen"] = stamp(operations.looked_at(run))
        return render(request, "actors/contacts/preview.html", context)
    return render(request, "actors/contacts/result.html", context | _told(run.result))


@require_safe
@needs("actor.edit", queries.run)
def progress(request: DeskRequest, run: ContactImport) -> HttpResponse:
    """The bar, asked for each second; when the work is done the browser loads the page anew."""
    if not run.is_at_work:
        response = HttpResponse(status=204)
        response["HX-Refresh"] = "true"
        return response
    return render(request, "actors/contacts/progress.html", _frame(run))


@require_http_methods(["GET", "POST"])
@needs("actor.edit", queries.run)
def mapping(request: DeskRequest, run: ContactImport) -> HttpResponse:
    """What the columns mean."""
    form = ContactsMappingForm(run.preview, request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            operations.decide(run, columns=form.decided(), by=request.user)
            return redirect("actors:contact_import", run.pk)
    return render(request, "actors/contacts/mapping.html", {**_frame(run), "form": form})


@require_POST
@needs("actor.edit", queries.run)
def choose(request: DeskRequest, run: ContactImport) -> HttpResponse:
    """Who of this page is somebody there; the list is compared anew."""
    start = len(CHOICE)
    chosen = {
        name[start:]: str(request.POST.get(name)) for name in request.POST if name[:start] == CHOICE
    }
    return _do(request, run, lambda: operations.choose(run, choices=chosen, by=request.user))


@require_POST
@needs("actor.edit", queries.run)
def apply(request: DeskRequest, run: ContactImport) -> HttpResponse:
    seen = request.POST.get("gesehen")
    return _do(request, run, lambda: operations.apply(run, by=request.user, seen=seen))


@require_POST
@needs("actor.edit", queries.run)
def discard(request: DeskRequest, run: ContactImport) -> HttpResponse:
    try:
        operations.discard(run, by=request.user)
    except DomainError as refusal:
        messages.error(request, refusal.message)
        return redirect("actors:contact_import", run.pk)
    messages.success(request, _("„{file}“ ist verworfen.").format(file=run.file_name))
    return redirect("actors:contact_imports")


@require_POST
@needs("actor.edit", queries.run)
def take_up(request: DeskRequest, run: ContactImport) -> HttpResponse:
    return _do(request, run, lambda: operations.take_up(run, by=request.user))


@require_http_methods(["GET", "POST"])
@needs("actor.edit", queries.run)
def undo(request: DeskRequest, run: ContactImport) -> HttpResponse:
    """What taking it back would do, and doing it."""
    refusal = undoing.refusal_of(run)
    if request.method == "POST" and not refusal:
        try:
            undoing.ask_to_undo(run, by=request.user, seen=request.POST.get("gesehen"))
        except DomainError as refused:
            messages.error(request, refused.message)
            return redirect("actors:contact_undo", run.pk)
        return redirect("actors:contact_import", run.pk)
    context = _frame(run, Link(_("Zurücknehmen"))) | {"refusal": refusal}
    if not refusal:
        context |= shown.outlook(undoing.look(run))
    return render(request, "actors/contacts/undo.html", context)


def _do(request: DeskRequest, run: ContactImport, verb: Any) -> HttpResponse:
    try:
        verb()
    except DomainError as refusal:
        messages.error(request, refusal.message)
    return redirect("actors:contact_import", run.pk)


# --- what the pages show ------------------------------------------------------------------------


def _frame(run: ContactImport, *further: Link) -> dict[str, Any]:
    lists = Link(_("Kontaktlisten"), reverse("actors:contact_imports"))
    here = Link(run.file_name, reverse("actors:contact_import", args=[run.pk]) if further else "")
    return {
        "run": run,
        "crumbs": to_people(lists, here, *further),
        "abandoned": run.is_at_work and run.is_abandoned(audit.now()),
    }


def _told(told: dict[str, Any]) -> dict[str, Any]:
    """What was read, in one glance: the same for what may happen and for what has."""
    if not told:
        return {}
    language = "en" if get_language() == "en" else "de"
    return {
        "told": told,
        "figures": _figures(told["counts"]),
        "columns": shown.columns(told["columns"], language),
        "withheld": [one[language] for one in told["withheld"]],
        "notes": [one[language] for one in told["notes"]],
        "beside": shown.beside(told),
    }


def _figures(counts: dict[str, int]) -> list[Figure]:
    people = sum(counts[name] for name in ("new", "changed", "same"))
    of = ngettext("von {n} Person der Liste", "von {n} Personen der Liste", people).format(n=people)
    return [
        Figure(str(counts["new"]), _("neu"), of),
        Figure(str(counts["changed"]), _("geändert"), of),
        Figure(str(counts["same"]), _("unverändert"), of),
        Figure(
            str(counts["new_organisations"]), _("neue Organisationen"),
            _("{n} geändert").format(n=counts["changed_organisations"]),
        ),
    ]  # fmt: skip


def _steps(request: DeskRequest, run: ContactImport) -> dict[str, Any]:
    """Person for person: what was understood, and what would change."""
    told = run.preview
    fits: dict[str, Any] = {
        "aenderungen": lambda one: one["action"] != "same",
        "neu": lambda one: one["action"] == "new",
        "geaendert": lambda one: one["action"] == "changed",
        "unveraendert": lambda one: one["action"] == "same",
        "doppelt": lambda one: bool(one["likely"]),
        "rest": lambda one: bool(one["left"]),
    }
    words = {
        "aenderungen": _("was sich ändert"), "neu": _("neu"), "geaendert": _("geändert"),
        "unveraendert": _("unverändert"), "doppelt": _("vielleicht doppelt"),
        "rest": _("mit Rest"),
    }  # fmt: skip
    counts = {key: sum(map(fit, told["people"])) for key, fit in fits.items()}
    chosen = request.GET.get("art", "")
    if chosen not in fits:
        chosen = "aenderungen" if counts["aenderungen"] else "unveraendert"
    page = Paginator([one for one in told["people"] if fits[chosen](one)], PER_PAGE)
    found = page.get_page(request.GET.get("seite"))
    here = reverse("actors:contact_import", args=[run.pk])
    rows = [shown.step(one, run.choices) for one in found.object_list]
    organisations = [shown.step(one, {}) for one in told["organisations"]]
    return {
        "page": found,
        "rows": rows,
        "choosing": any(row["likely"] and not row["pk"] for row in rows) or bool(run.choices),
        "kinds": [
            Link(label, f"{here}?art={key}#personen", active=key == chosen, count=counts[key])
            for key, label in words.items()
            if counts[key] or key == chosen
        ],
        "organisations": organisations[:200],
        "organisation_count": len(organisations),
        "nothing": not any(
            told["counts"][name]
            for name in ("new", "changed", "new_organisations", "changed_organisations")
        ),
        "taking": shown.taking(told["counts"]),
    }
