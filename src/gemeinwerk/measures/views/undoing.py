"""An import or a bulk change is taken back: first what would happen, then the button."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.concepts import queries as concept_queries
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.forms import refusals_on
from gemeinwerk.core.ui import Figure, Link
from gemeinwerk.measures.forms.undoing import UndoForm
from gemeinwerk.measures.models import ChangeSet
from gemeinwerk.measures.operations.writing import label
from gemeinwerk.measures.undoing import operations, queries
from gemeinwerk.measures.undoing.outlook import look
from gemeinwerk.measures.undoing.showing import MOST, Page, shown
from gemeinwerk.measures.undoing.writing import Undone
from gemeinwerk.measures.views import crumbs

PER_PAGE = 30
AT_ONCE = 200
"""So many measures are taken back in the request; more of them in the background."""
SECONDS_TO_LOOK_AGAIN = 3


@require_safe
@needs("catalogue.undo", concept_queries.concept)
def changes(request: DeskRequest, concept: Concept) -> HttpResponse:
    """The imports and bulk changes of a concept, newest first."""
    page = Paginator(queries.change_sets_of(concept), PER_PAGE).get_page(request.GET.get("seite"))
    context = {
        "concept": concept,
        "crumbs": crumbs.to_table(concept, Link(_("Importe und Sammeländerungen"))),
        "page": page,
        "rows": [(one, _fields(one)) for one in page],
    }
    return render(request, "measures/undoing/changes.html", context)


@require_http_methods(["GET", "POST"])
@needs("catalogue.undo", queries.change_set)
def undo(request: DeskRequest, change_set: ChangeSet) -> HttpResponse:
    """What would go back, what was changed since and by whom, what would be deleted."""
    concept = change_set.concept
    form = UndoForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        decided: Any = {"put_back": form.put_back(), "seen": form.cleaned_data["gesehen"]}
        with refusals_on(form):
            if change_set.size > AT_ONCE:
                operations.ask_to_undo(change_set, **decided, by=request.user)
                return redirect(request.path)
            done = operations.undo(change_set, **decided, by=request.user)
            messages.success(request, _told(done))
            for part in done.parts:
                messages.info(request, _("„{part}“ bleibt stehen.").format(part=part))
            return redirect("measures:table", concept.slug)
    present = queries.change_set(request.municipality, concept.slug, change_set.pk)
    context = {
        "concept": concept,
        "change_set": present,
        "fields": _fields(present),
        "crumbs": crumbs.to_table(concept, _to_changes(concept), Link(_("Zurücknehmen"))),
        "form": form,
    }
    if present.asked_at:
        return _wait(request, context)
    return render(request, "measures/undoing/undo.html", {**context, **_outlook(present)})


def _wait(request: DeskRequest, context: dict[str, Any]) -> HttpResponse:
    response = render(request, "measures/undoing/waiting.html", context, status=202)
    response["Refresh"] = str(SECONDS_TO_LOOK_AGAIN)
    return response


def _outlook(change_set: ChangeSet) -> dict[str, Any]:
    """What would happen, or the sentence why nothing can."""
    if refusal := operations.refusal_of(change_set):
        return {"refusal": refusal.message}
    outlook = look(change_set)
    page = shown(outlook)
    return {
        "page": page,
        "seen": outlook.fingerprint(),
        "figures": _figures(page),
        "most": MOST,
    }


def _fields(change_set: ChangeSet) -> str:
    return ", ".join(label(name) for name in change_set.names)


def _figures(page: Page) -> list[Figure]:
    return [
        Figure(str(page.back_count), _("werden zurückgesetzt"), _("Maßnahmen")),
        Figure(str(page.deleted_count), _("werden gelöscht"), _("so angelegt und unberührt")),
        Figure(str(page.asking_count), _("seither geändert"), _("hier entscheiden Sie")),
    ]


def _told(done: Undone) -> str:
    parts = [
        _("Zurückgenommen."),
        ngettext(
            "Eine Maßnahme ist zurückgesetzt.", "{n} Maßnahmen sind zurückgesetzt.", done.put_back
        ).format(n=done.put_back)
        if done.put_back
        else "",
        ngettext("Eine ist gelöscht.", "{n} sind gelöscht.", done.deleted).format(n=done.deleted)
        if done.deleted
        else "",
        ngettext(
            "Bei einer bleibt, was seither geändert wurde.",
            "Bei {n} bleibt, was seither geändert wurde.",
            done.kept,
        ).format(n=done.kept)
        if done.kept
        else "",
        ngettext(
            "Bei einer ließ sich nicht alles zurücksetzen.",
            "Bei {n} ließ sich nicht alles zurücksetzen.",
            done.stuck,
        ).format(n=done.stuck)
        if done.stuck
        else "",
    ]
    return " ".join(filter(None, parts))


def _to_changes(concept: Concept) -> Link:
    here = reverse("measures:changes", args=[concept.slug])
    return Link(_("Importe und Sammeländerungen"), here)
