"""Maps as tags: a picture of a place, and one to set a point on. Nothing where no tiles are set."""

from typing import Any

from django import template
from django.conf import settings
from django.template import Context

from gemeinwerk.core import maps

register = template.Library()


@register.inclusion_tag("core/components/still_map.html", takes_context=True)
def still_map(
    context: Context, latitude: float | str | None, longitude: float | str | None, name: str = ""
) -> dict[str, Any]:
    """Where nothing is told of a point (a name a template does not know is ""), there is none."""
    if not (settings.MAP_TILES and isinstance(latitude, float) and isinstance(longitude, float)):
        return {}
    return {"still": maps.still(latitude, longitude), "name": name, **_shown(context)}


@register.inclusion_tag("core/components/map_input.html", takes_context=True)
def map_input(context: Context, hint: str = "") -> dict[str, Any]:
    """Fills the fields `latitude` and `longitude` of the form it stands in; their values are all
    that is sent. Needs a script: without one the fields are there, or the place is its name."""
    if not settings.MAP_TILES:
        return {}
    centre = ",".join(str(part) for part in settings.MAP_CENTRE)
    return {"tiles": settings.MAP_TILES, "centre": centre, "hint": hint, **_shown(context)}


def _shown(context: Context) -> dict[str, Any]:
    request = context["request"]
    request.shows_map = True
    return {"whose": settings.MAP_ATTRIBUTION, "host": maps.elsewhere(request)}
