"""The goals of each field, and the order of goals and measures."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.accounts.models import User
from gemeinwerk.concepts import queries as concept_queries
from gemeinwerk.concepts.models import Concept, FieldOfAction
from gemeinwerk.core.children import PLACE, ChildPages, Words, put
from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.languages import german
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
        "fields": queries.fields_with_goals(concept),
        "ordered": ordered,
        "measures": queries.of_concept(concept).filter(field__code=ordered) if ordered else (),
        "may_edit": request.user.has_perm("concept.edit", concept) and queries.is_writable(concept),
    }
    return render(request, "measures/goals.html", context)


def _form(request: DeskRequest, concept: Concept, goal: Goal | None) -> GoalForm:
    if goal:
        return GoalForm(request.POST or None, instance=goal)
    field = concept.fields.filter(code=request.GET.get("feld", "")).first()
    new = Goal(concept=concept)
    return GoalForm(request.POST or None, instance=new, initial={"field": field})


def _add(concept: Concept, *, by: User, **values: Any) -> Goal:
    return operations.create_goal(by=by, **values)


def _edit(goal: Goal, *, by: User, seen: Any, **changes: Any) -> Goal:
    return operations.edit_goal(goal, changes=changes, by=by, seen=seen)


GOALS = ChildPages(
    name="goal",
    on_parent=needs("concept.edit", concept_queries.concept),
    on_child=needs("concept.edit", queries.goal),
    parent_of=lambda goal: goal.concept,
    form=_form,
    add=_add,
    edit=_edit,
    remove=operations.delete_goal,
    page=lambda concept: reverse("measures:goals", args=[concept.slug]),
    crumbs=lambda concept, *rest: crumbs.to_concept(
        concept,
        Link(_("Ziele und Reihenfolge"), reverse("measures:goals", args=[concept.slug])),
        *rest,
    ),
    words=Words(
        new=gettext_lazy("Neues Ziel"),
        add=gettext_lazy("Speichern"),
        added=gettext_lazy("Ziel {it} ist angelegt."),
        removed=gettext_lazy("Ziel {it} ist gelöscht."),
        heading=lambda goal: _("Ziel {code}").format(code=goal.code),
        it=lambda goal: goal.code,
    ),
    context=lambda concept: {"lead": german(concept.name)},
)


@require_POST
@needs("concept.edit", concept_queries.concept)
def reorder(request: DeskRequest, concept: Concept) -> HttpResponse:
    """Move one goal or measure within its field: a place up or down, or to a place."""
    kind, pk = request.POST.get("art", ""), whole_number(request.POST.get("schluessel"))
    if kind not in KINDS or pk is None:
        raise Http404
    field = _field_of(concept, kind, pk)
    order = list(
        getattr(field, "goals" if kind == "ziele" else "measures").values_list("pk", flat=True)
    )
    place = order.index(pk)
    other = place - 1 if "hinauf" in request.POST else place + 1
    if PLACE in request.POST:
        if (to := whole_number(request.POST[PLACE])) is None:
            raise Http404
        order.insert(min(to, len(order) - 1), order.pop(place))
        return put(lambda: KINDS[kind](field, order=order, by=request.user))
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
