"""Editing a concept. Where somebody else was faster, both texts are shown and one is chosen."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.audit.queries import history_of
from gemeinwerk.concepts import operations, queries
from gemeinwerk.concepts.errors import ChangedMeanwhile
from gemeinwerk.concepts.forms import ConceptForm
from gemeinwerk.concepts.forms.concept import CHOICE, with_choices
from gemeinwerk.concepts.models import Concept
from gemeinwerk.concepts.views.crumbs import address_of, to_concept
from gemeinwerk.core.forms import refusals_on
from gemeinwerk.core.ui import Link


@require_http_methods(["GET", "POST"])
@needs("concept.edit", queries.concept)
def edit(request: DeskRequest, concept: Concept) -> HttpResponse:
    data = with_choices(request.POST) if request.method == "POST" else None
    form = ConceptForm(data, instance=concept, town=request.municipality)
    if data is not None and form.is_valid():
        with refusals_on(form):
            try:
                return _save(request, concept, form.values, form.cleaned_data["revision"])
            except ChangedMeanwhile as stale:
                return _merge(request, stale.concept, form)
    concept.refresh_from_db()
    context = {
        "form": form,
        "heading": _("Konzept bearbeiten"),
        "lead": concept.title,
        "crumbs": to_concept(concept, Link(_("Bearbeiten"))),
        "cancel_url": address_of(concept),
    }
    return render(request, "core/layouts/desk_form.html", context)


def _save(
    request: DeskRequest, concept: Concept, values: dict[str, Any], revision: int
) -> HttpResponse:
    reason = request.POST.get("reason", "")
    operations.edit(concept, by=request.user, expected_revision=revision, reason=reason, **values)
    messages.success(request, _("Gespeichert."))
    return redirect(address_of(concept))


def _merge(request: DeskRequest, present: Concept, form: ConceptForm) -> HttpResponse:
    """Where both changed different fields both stay; else the person chooses."""
    merge = form.merged_with(present)
    mine = {difference.name for difference in (*merge.mine_only, *merge.conflicts)}
    values = {name: form.values[name] for name in mine}
    if merge.is_clean:
        return _save(request, present, values, present.revision)
    fresh = ConceptForm(instance=present, town=request.municipality)
    last = history_of(present).first()
    context = {
        "concept": present,
        "who": last.actor_name if last else "",
        "conflicts": [_choice(one.name, form, present) for one in merge.conflicts],
        "kept": [
            *((name, _typed(values.get(name, getattr(present, name)))) for name in form.values),
            ("reason", request.POST.get("reason", "")),
            ("revision", present.revision),
            ("base", fresh["base"].value()),
        ],
        "crumbs": to_concept(present, Link(_("Bearbeiten"))),
    }
    return render(request, "concepts/conflict.html", context, status=409)


def _choice(name: str, form: ConceptForm, present: Concept) -> dict[str, Any]:
    return {
        "name": f"{CHOICE}{name}",
        "label": form[name].label,
        "mine": _in_words(form.values[name]),
        "theirs": _in_words(getattr(present, name)),
    }


def _typed(value: Any) -> Any:
    """A value as the form would read it again."""
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else getattr(value, "pk", value)


def _in_words(value: Any) -> str:
    if isinstance(value, date):
        return date_format(value, "DATE_FORMAT")
    return str(value) if value else _("(leer)")
