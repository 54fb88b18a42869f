"""The goals of each field, and the order of goals and measures."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.concepts import queries as concept_queries
from gemeinwerk.concepts.models import Concept, FieldOfAction
from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.forms import refusals_on
from gemeinwerk.core.typed import whole_number
from gemeinwerk.core.ui import Link
from gemeinwerk.measures import operations, queries
from gemeinwerk.measures.forms.others import GoalForm
from gemeinwerk.measures.models import Goal
from gemeinwerk.measures.views import crumbs

# What is put into another order, and the verb that does it.
KINDS = {"ziele": operations.reorder_goals, "massnahmen": operations.reorder}


@require_safe
@needs("measure.read", concept_queries.concept)
def overview(request: DeskRequest, concept: Concept) -> HttpResponse:
    # One field's measures at a time: a large catalogue would make a page of many megabytes.
    ordered = request.GET.get("reihenfolge", "")
    context = {
        "concept": concept,
        "crumbs": crumbs.to_concept(concept, Link(_("Ziele und Reihenfolge"))),
        "tabs": crumbs.concept_tabs(request, concept),
        "fields": queries.fields_with_goals(concept),
        "ordered": ordered,
        "measures": queries.of_concept(concept).filter(field__code=ordered) if ordered else (),
        "may_edit": request.user.has_perm("concept.edit", concept) and queries.is_writable(concept),
    }
    return render(request, "measures/goals.html", context)


@require_http_methods(["GET", "POST"])
@needs("concept.edit", concept_queries.concept)
def create(request: DeskRequest, concept: Concept) -> HttpResponse:
    field = concept.fields.filter(code=request.GET.get("feld", "")).first()
    form = GoalForm(request.POST or None, instance=Goal(concept=concept), initial={"field": field})
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            goal = operations.create_goal(by=request.user, **form.cleaned_data)
            messages.success(request, _("Ziel {code} ist angelegt.").format(code=goal.code))
            return redirect("measures:goals", concept.slug)
    return _form(request, concept, form, _("Neues Ziel"))


@require_http_methods(["GET", "POST"])
@needs("concept.edit", queries.goal)
def edit(request: DeskRequest, goal: Goal) -> HttpResponse:
    form = GoalForm(request.POST or None, instance=goal)
    heading = _("Ziel {code}").format(code=goal.code)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            operations.edit_goal(goal, changes=form.changes, by=request.user, seen=form.seen)
            messages.success(request, _("Gespeichert."))
            return redirect("measures:goals", goal.concept.slug)
    return _form(request, goal.concept, form, heading)


@require_POST
@needs("concept.edit", queries.goal)
def delete(request: DeskRequest, goal: Goal) -> HttpResponse:
    try:
        operations.delete_goal(goal, by=request.user)
    except DomainError as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, _("Ziel {code} ist gelöscht.").format(code=goal.code))
    return redirect("measures:goals", goal.concept.slug)


@require_POST
@needs("concept.edit", concept_queries.concept)
def reorder(request: DeskRequest, concept: Concept) -> HttpResponse:
    """Move one goal or measure a place up or down within its field."""
    kind, pk = request.POST.get("art", ""), whole_number(request.POST.get("schluessel"))
    if kind not in KINDS or pk is None:
        raise Http404
    field = _field_of(concept, kind, pk)
    order = list(
        getattr(field, "goals" if kind == "ziele" else "measures").values_list("pk", flat=True)
    )
    place = order.index(pk)
    other = place - 1 if "hinauf" in request.POST else place + 1
    if 0 <= other < len(order):
        order[place], order[other] = order[other], order[place]
        try:
            KINDS[kind](field, order=order, by=request.user)
        except DomainError as refusal:
            messages.error(request, refusal.message)
    page = reverse("measures:goals", args=[concept.slug])
    shown = f"?reihenfolge={field.code}" if kind == "massnahmen" else ""
    return redirect(f"{page}{shown}#{kind}-{pk}")


def _field_of(concept: Concept, kind: str, pk: int) -> FieldOfAction:
    name = "goals" if kind == "ziele" else "measures"
    field = concept.fields.filter(**{f"{name}__pk": pk}).first()
    if field is None:
        raise Http404
    return field


def _form(request: DeskRequest, concept: Concept, form: GoalForm, heading: str) -> HttpResponse:
    context = {
        "form": form,
        "heading": heading,
        "lead": concept.title,
        "crumbs": crumbs.to_concept(
            concept,
            Link(_("Ziele und Reihenfolge"), reverse("measures:goals", args=[concept.slug])),
            Link(heading),
        ),
        "cancel_url": reverse("measures:goals", args=[concept.slug]),
    }
    return render(request, "core/layouts/desk_form.html", context)
