"""`{% walk measure %}`: the list one came from, on pages of a measure that other areas have."""

from typing import Any

from django import template

from gemeinwerk.measures.models import Measure
from gemeinwerk.measures.views.walking import steps_of

register = template.Library()


@register.inclusion_tag("measures/walk.html", takes_context=True)
def walk(context: Any, measure: Measure) -> dict[str, Any]:
    return {"walk": steps_of(context["request"], measure)}
