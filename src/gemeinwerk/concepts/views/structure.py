"""Fields of action and cross-cutting themes."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.concepts import operations, phases, queries
from gemeinwerk.concepts.forms import FieldForm, ThemeForm
from gemeinwerk.concepts.models import Concept, CrossCuttingTheme, FieldOfAction
from gemeinwerk.concepts.views.crumbs import to_concept, to_structure
from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.forms import refusals_on
from gemeinwerk.core.typed import lines
from gemeinwerk.core.ui import Link


@require_safe
@needs("concept.read", queries.concept)
def structure(request: DeskRequest, concept: Concept) -> HttpResponse:
    context = {
        "concept": concept,
        "fields": queries.fields(concept),
        "themes": concept.themes.all(),
        "may_edit": request.user.has_perm("concept.edit", concept),
        "writable": phases.permits("concepts.write", concept),
        "crumbs": to_concept(concept, Link(_("Aufbau"))),
    }
    return render(request, "concepts/structure.html", context)


@require_http_methods(["GET", "POST"])
@needs("concept.edit", queries.concept)
def add_field(request: DeskRequest, concept: Concept) -> HttpResponse:
    form = FieldForm(request.POST or None, concept=concept, instance=FieldOfAction(concept=concept))
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            new = operations.add_field(concept, by=request.user, **form.cleaned_data)
            messages.success(request, _("„{field}“ ist ergänzt.").format(field=new))
            return _back(concept)
    return _form(request, concept, form, _("Neues Handlungsfeld"), submit=_("Ergänzen"))


@require_http_methods(["GET", "POST"])
@needs("concept.edit", queries.field)
def edit_field(request: DeskRequest, field: FieldOfAction) -> HttpResponse:
    concept, name = field.concept, str(field)
    form = FieldForm(request.POST or None, concept=concept, instance=field)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            operations.edit_field(field, by=request.user, seen=form.seen, **form.changes)
            messages.success(request, _("Gespeichert."))
            return _back(concept)
    remove = reverse("concepts:field_remove", args=[concept.slug, field.pk])
    return _form(request, concept, form, name, remove_url=remove)


@require_POST
@needs("concept.edit", queries.field)
def move_field(request: DeskRequest, field: FieldOfAction) -> HttpResponse:
    return _try(request, field.concept, operations.move_field, field, up=_up(request))


@require_POST
@needs("concept.edit", queries.field)
def remove_field(request: DeskRequest, field: FieldOfAction) -> HttpResponse:
    done = _("„{field}“ ist entfernt.").format(field=field)
    return _try(request, field.concept, operations.remove_field, field, done=done)


@require_http_methods(["GET", "POST"])
@needs("concept.edit", queries.concept)
def add_theme(request: DeskRequest, concept: Concept) -> HttpResponse:
    new = CrossCuttingTheme(concept=concept)
    form = ThemeForm(request.POST or None, concept=concept, instance=new)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            theme = operations.add_theme(concept, by=request.user, **form.cleaned_data)
            messages.success(request, _("„{theme}“ ist ergänzt.").format(theme=theme))
            return _back(concept)
    return _form(request, concept, form, _("Neues Querschnittsthema"), submit=_("Ergänzen"))


@require_http_methods(["GET", "POST"])
@needs("concept.edit", queries.theme)
def edit_theme(request: DeskRequest, theme: CrossCuttingTheme) -> HttpResponse:
    concept, name = theme.concept, theme.title
    form = ThemeForm(request.POST or None, concept=concept, instance=theme)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            operations.edit_theme(theme, by=request.user, seen=form.seen, **form.changes)
            messages.success(request, _("Gespeichert."))
            return _back(concept)
    remove = reverse("concepts:theme_remove", args=[concept.slug, theme.pk])
    return _form(request, concept, form, name, remove_url=remove)


@require_POST
@needs("concept.edit", queries.theme)
def move_theme(request: DeskRequest, theme: CrossCuttingTheme) -> HttpResponse:
    return _try(request, theme.concept, operations.move_theme, theme, up=_up(request))


@require_POST
@needs("concept.edit", queries.theme)
def remove_theme(request: DeskRequest, theme: CrossCuttingTheme) -> HttpResponse:
    done = _("„{theme}“ ist entfernt.").format(theme=theme)
    return _try(request, theme.concept, operations.remove_theme, theme, done=done)


def _up(request: DeskRequest) -> bool:
    return request.POST.get("richtung") == "hoch"


def _back(concept: Concept) -> HttpResponse:
    return redirect("concepts:structure", concept.slug)


def _try(
    request: DeskRequest, concept: Concept, verb: Any, part: Any, *, done: str = "", **how: Any
) -> HttpResponse:
    """Do what a button asks for, or say why not; back to the page either way."""
    try:
        verb(part, by=request.user, reason=lines(request.POST.get("reason", "")), **how)
    except DomainError as refusal:
        messages.error(request, refusal.message)
    else:
        if done:
            messages.success(request, done)
    return _back(concept)


def _form(
    request: DeskRequest,
    concept: Concept,
    form: Any,
    heading: str,
    *,
    submit: str = "",
    remove_url: str = "",
) -> HttpResponse:
    context = {
        "form": form,
        "heading": heading,
        "crumbs": to_structure(concept, Link(heading)),
        "submit": submit,
        "cancel_url": reverse("concepts:structure", args=[concept.slug]),
        "remove_url": remove_url,
        "writable": phases.permits("concepts.write", concept),
    }
    return render(request, "concepts/part.html", context)
