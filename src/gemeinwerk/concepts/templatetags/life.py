"""A concept's life as the navigation of its pages."""

from typing import Any

from django import template
from django.template import Context

from gemeinwerk.concepts import life
from gemeinwerk.concepts.models import Concept

register = template.Library()


@register.inclusion_tag("concepts/life.html", takes_context=True)
def concept_life(context: Context, concept: Concept) -> dict[str, Any]:
    """`{% concept_life concept %}`: the stages, below them the pages of the one that stands open.

    Whoever may not read the concept itself, only what was frozen of it, gets these pages alone.
    """
    request = context["request"]
    if not request.user.has_perm("concept.read", concept):
        return {"pages": life.pages_of(request, concept)}
    stages = life.stages_of(request, concept)
    return {"stages": stages, "open": next(stage for stage in stages if stage.is_open)}
