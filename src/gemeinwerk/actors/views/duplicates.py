"""Who stands twice: pairs that are proposed, how two become one, and how that is taken back."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.actors import queries as actors
from gemeinwerk.actors.contacts import duplicates, merges, organisation_twins
from gemeinwerk.actors.contacts.duplicates import Two
from gemeinwerk.actors.contacts.likely import reasons_in_words
from gemeinwerk.actors.contacts.merges import GONE, KEPT
from gemeinwerk.actors.contacts.preview import in_words
from gemeinwerk.actors.forms.contacts import MergeForm, TwinForm
from gemeinwerk.actors.models import (
    ContactPermission,
    ContactRow,
    Different,
    DifferentOrganisation,
    Merge,
    Organisation,
    Person,
)
from gemeinwerk.actors.views.crumbs import to_organisations, to_people
from gemeinwerk.actors.views.facts import permission_of
from gemeinwerk.core import merging
from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.forms import refusals_on
from gemeinwerk.core.shown import stamp
from gemeinwerk.core.ui import Link

PER_PAGE = 25
_SURE = 0.85
"""From here on it is very likely that two are one."""
HIDDEN = (ContactRow, Merge, Different, DifferentOrganisation, Person.organisations.through)
"""What is moved and nobody knows by name."""
_TOGETHER = ("further", "wishes", "aliases", "user")


@require_safe
@needs("actor.edit")
def pairs(request: DeskRequest) -> HttpResponse:
    """The likeliest first, each with what stands there of both and why they may be one."""
    found = duplicates.proposed(request.municipality)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("seite"))
    keys = {key for one in page.object_list for key in (one.one, one.other)}
    rows = Person.objects.prefetch_related("organisations").in_bulk(keys)
    context = {
        "page": page,
        "pairs": [
            {
                "one": rows[one.one],
                "other": rows[one.other],
                "why": reasons_in_words(one.reasons),
                "sure": one.score >= _SURE,
            }
            for one in page.object_list
            if one.one in rows and one.other in rows
        ],
        "merges": duplicates.merges(request.municipality, Person),
    }
    return render(request, "actors/duplicates/pairs.html", context)


@require_safe
@needs("actor.edit")
def pairs_of_organisations(request: DeskRequest) -> HttpResponse:
    """The same for organisations outside the administration."""
    found = organisation_twins.proposed(request.municipality)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("seite"))
    keys = {int(key) for one in page.object_list for key in (one.one, one.other)}
    rows = Organisation.objects.in_bulk(keys)
    context = {
        "page": page,
        "pairs": [
            {
                "one": rows[int(one.one)],
                "other": rows[int(one.other)],
                "why": organisation_twins.reasons_in_words(one.reasons),
                "sure": one.score >= _SURE,
            }
            for one in page.object_list
        ],
        "merges": duplicates.merges(request.municipality, Organisation),
    }
    return render(request, "actors/duplicates/organisations.html", context)


@require_http_methods(["GET", "POST"])
@needs("actor.edit", duplicates.two_people)
def merge(request: DeskRequest, two: Two) -> HttpResponse:
    """Which value stays, field by field."""
    way = to_people(_to_pairs(), Link(_("Zusammenführen")))
    return _merge(request, two, way, "actors:merge", "actors:person")


@require_POST
@needs("actor.edit", duplicates.two_people)
def tell_apart(request: DeskRequest, two: Two) -> HttpResponse:
    try:
        merges.tell_apart(two.kept, two.gone, by=request.user)
    except DomainError as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, _("Gemerkt: Das sind zwei Personen."))
    return redirect("actors:duplicates")


@require_POST
@needs("actor.edit", duplicates.two_organisations)
def tell_organisations_apart(request: DeskRequest, two: Two) -> HttpResponse:
    try:
        merges.tell_apart(two.kept, two.gone, by=request.user)
    except DomainError as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, _("Gemerkt: Das sind zwei Organisationen."))
    return redirect("actors:organisation_duplicates")


@require_http_methods(["GET", "POST"])
@needs("actor.edit", actors.outside_organisation)
def find_twin(request: DeskRequest, organisation: Organisation) -> HttpResponse:
    """Which other entry means the same organisation."""
    form = TwinForm(request.POST or None, organisation=organisation)
    if request.method == "POST" and form.is_valid():
        return redirect("actors:organisation_merge", organisation.pk, form.cleaned_data["other"].pk)
    address = reverse("actors:organisation", args=[organisation.pk])
    context = {
        "form": form,
        "heading": _("Zusammenführen: {name}").format(name=organisation),
        "lead": _("Welcher andere Eintrag meint dieselbe Organisation?"),
        "crumbs": to_organisations(Link(organisation.short, address), Link(_("Zusammenführen"))),
        "submit": _("Weiter"),
        "cancel_url": address,
    }
    return render(request, "core/layouts/desk_form.html", context)


@require_http_methods(["GET", "POST"])
@needs("actor.edit", duplicates.two_organisations)
def merge_organisations(request: DeskRequest, two: Two) -> HttpResponse:
    address = reverse("actors:organisation", args=[two.kept.pk])
    way = to_organisations(Link(two.kept.short, address), Link(_("Zusammenführen")))
    return _merge(request, two, way, "actors:organisation_merge", "actors:organisation")


@require_http_methods(["GET", "POST"])
@needs("actor.edit", duplicates.merge)
def take_back(request: DeskRequest, merge: Merge) -> HttpResponse:
    """What is in the way of there being two again, and doing it."""
    if request.method == "POST":
        try:
            gone = merges.unmerge(merge, by=request.user)
        except DomainError as refusal:
            messages.error(request, refusal.message)
            return redirect("actors:merge_undo", merge.pk)
        messages.success(request, _("Es sind wieder zwei: „{name}“ ist da.").format(name=gone))
        name = "actors:person" if isinstance(gone, Person) else "actors:organisation"
        return redirect(name, gone.pk)
    kept = merge.person or merge.organisation
    moved = sum(len(keys) + len(dropped) for _table, _column, keys, dropped in merge.moved)
    context = {
        "merge": merge,
        "kept": kept,
        "moved": moved,
        "outlook": None if merge.undone_at else merges.look(merge),
        "crumbs": to_people(_to_pairs(), Link(_("Zurücknehmen"))),
    }
    return render(request, "actors/duplicates/undo.html", context)


# --- inside -------------------------------------------------------------------------------------


def _to_pairs() -> Link:
    return Link(_("Dubletten"), reverse("actors:duplicates"))


def _merge(
    request: DeskRequest, two: Two, way: list[Link], here: str, address: str
) -> HttpResponse:
    kept, gone = two.kept, two.gone
    rows = _differences(kept, gone)
    form = MergeForm(request.POST if request.method == "POST" else None, rows=rows)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            merges.merge(
                kept, gone, choices=form.cleaned_data, by=request.user,
                shown=request.POST.get("gesehen"),
            )  # fmt: skip
            messages.success(request, _("Zusammengeführt: „{name}“.").format(name=kept))
            return redirect(address, kept.pk)
    context = {
        "form": form,
        "kept": kept,
        "gone": gone,
        "seen": stamp(merges.told_of(kept, gone)),
        "moving": [f"{n} {things}" for n, things in merging.uses_of(gone, but=HIDDEN)],
        "doubled": [f"{n} {things}" for n, things in merging.doubled(gone, kept)],
        "swap_url": reverse(here, args=[gone.pk, kept.pk]),
        "back_url": reverse(address, args=[kept.pk]),
        "crumbs": way,
    }
    return render(request, "actors/duplicates/merge.html", context)


def _differences(kept: Any, gone: Any) -> list[dict[str, Any]]:
    """Columns in which the two say different things, in the words of the page."""
    mine, theirs = merges.values_of(kept), merges.values_of(gone)
    model = type(kept)
    found = []
    for name in merges.names_of(kept):
        if name in _TOGETHER or name in merges.PERMISSION or mine[name] == theirs[name]:
            continue
        mine_in_words, theirs_in_words = (
            str(getattr(row, name)) if name == "group" and values[name]
            else in_words(None, model, name, values[name])
            for row, values in ((kept, mine), (gone, theirs))
        )  # fmt: skip
        initial = GONE if mine[name] in ("", None) else KEPT
        found.append(_row(model, name, mine_in_words, theirs_in_words, initial))
    return [*found, *_permission(kept, gone, mine, theirs)]


def _permission(kept: Any, gone: Any, mine: Any, theirs: Any) -> list[dict[str, Any]]:
    """What was said, when and how is one thing; who said no is not written to by mistake."""
    if all(mine.get(name) == theirs.get(name) for name in merges.PERMISSION):
        return []
    refused = ContactPermission.REFUSED.value
    if refused in (mine["permission"], theirs["permission"]):
        initial = KEPT if mine["permission"] == refused else GONE
    else:
        initial = KEPT if any(mine[name] for name in merges.PERMISSION) else GONE
    return [_row(Person, "permission", permission_of(kept), permission_of(gone), initial)]


def _row(model: Any, name: str, kept: str, gone: str, initial: str) -> dict[str, Any]:
    label = capfirst(str(model._meta.get_field(name).verbose_name))
    return {"name": name, "label": label, "kept": kept, "gone": gone, "initial": initial}
