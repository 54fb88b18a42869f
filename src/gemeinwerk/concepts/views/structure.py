"""Fields of action and cross-cutting themes."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.concepts import operations, phases, queries
from gemeinwerk.concepts.forms import FieldForm, ThemeForm
from gemeinwerk.concepts.models import Concept, CrossCuttingTheme, FieldOfAction
from gemeinwerk.concepts.views.crumbs import to_concept, to_structure
from gemeinwerk.core.children import ChildPages, Words
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


def _page(concept: Concept) -> str:
    return reverse("concepts:structure", args=[concept.slug])


def _context(concept: Concept) -> dict[str, Any]:
    return {"writable": phases.permits("concepts.write", concept)}


FIELDS = ChildPages(
    name="field",
    on_parent=needs("concept.edit", queries.concept),
    on_child=needs("concept.edit", queries.field),
    parent_of=lambda field: field.concept,
    form=lambda request, concept, field: FieldForm(
        request.POST or None, concept=concept, instance=field or FieldOfAction(concept=concept)
    ),
    add=operations.add_field,
    edit=operations.edit_field,
    move=operations.move_field,
    remove=operations.remove_field,
    page=_page,
    crumbs=to_structure,
    words=Words(
        new=gettext_lazy("Neues Handlungsfeld"),
        added=gettext_lazy("„{it}“ ist ergänzt."),
        removed=gettext_lazy("„{it}“ ist entfernt."),
    ),
    template="concepts/part.html",
    context=_context,
    reasoned=True,
)
THEMES = ChildPages(
    name="theme",
    on_parent=needs("concept.edit", queries.concept),
    on_child=needs("concept.edit", queries.theme),
    parent_of=lambda theme: theme.concept,
    form=lambda request, concept, theme: ThemeForm(
        request.POST or None, concept=concept, instance=theme or CrossCuttingTheme(concept=concept)
    ),
    add=operations.add_theme,
    edit=operations.edit_theme,
    move=operations.move_theme,
    remove=operations.remove_theme,
    page=_page,
    crumbs=to_structure,
    words=Words(
        new=gettext_lazy("Neues Querschnittsthema"),
        added=gettext_lazy("„{it}“ ist ergänzt."),
        removed=gettext_lazy("„{it}“ ist entfernt."),
    ),
    template="concepts/part.html",
    context=_context,
    reasoned=True,
)
