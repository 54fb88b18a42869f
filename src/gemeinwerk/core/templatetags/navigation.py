"""The entries of a navigation that somebody may see."""

from typing import Any

from django import template
from django.template import Context

from gemeinwerk.core import navigation
from gemeinwerk.core.ui import Link

register = template.Library()


@register.inclusion_tag("core/components/tab_rows.html", takes_context=True)
def nav_rows(context: Context, group: str, subject: Any) -> dict[str, Any]:
    """The pages of a group as tabs, and below them those for which the present one stands."""
    request = context["request"]
    label, further = navigation.below(group, request, subject)
    return {"items": navigation.links(group, request, subject), "label": label, "below": further}


@register.simple_tag(takes_context=True)
def nav_links(context: Context, group: str, subject: Any, *args: Any) -> list[Link]:
    """Registered pages of a group: `{% nav_links "concept" concept concept.slug as items %}`."""
    return navigation.links(group, context["request"], subject, *args)
