"""Places on a map: pictures of it come from an address of the town's choice, or from nowhere.

    @maps.may_show            # the page's policy lets those pictures in, where it shows some
    def page(request): …

Templates show one with `{% still_map %}` and let a point be set with `{% map_input %}`
(`templatetags/maps.py`). Without an address both show nothing, and nothing else is missing.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from math import asinh, floor, pi, radians, tan
from typing import Any, TypeVar, cast
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

SIZE = 256
"""Pixels of a tile, each way."""
NEAR = 16
"""How near a picture of a place is: the streets around it."""
FARTHEST = 85.05
"""Degrees: beyond it there is no map."""
DIGITS = 5
"""Of degrees: a metre."""

View = TypeVar("View", bound=Callable[..., HttpResponseBase])


@dataclass(frozen=True)
class Still:
    """Four tiles, so that the place lies in the middle half of them; where it lies, in pixels."""

    tiles: tuple[str, ...]
    across: str
    down: str


def still(latitude: float, longitude: float) -> Still:
    wide = 2**NEAR
    across = (longitude + 180) / 360 * wide
    bent = asinh(tan(radians(min(max(latitude, -FARTHEST), FARTHEST))))
    down = (1 - bent / pi) / 2 * wide
    left, top = floor(across - 0.5), min(max(floor(down - 0.5), 0), wide - 2)
    tiles = tuple(
        tile((left + column) % wide, top + row, NEAR) for row in (0, 1) for column in (0, 1)
    )
    return Still(tiles, f"{(across - left) * SIZE:.0f}", f"{(down - top) * SIZE:.0f}")


def tile(across: int, down: int, zoom: int) -> str:
    address: str = settings.MAP_TILES
    for name, value in (("x", across), ("y", down), ("z", zoom)):
        address = address.replace(f"{{{name}}}", str(value))
    return address


def elsewhere(request: HttpRequest) -> str:
    """The host the pictures come from, where it is not the page's own or a part of it; else ""."""
    host = urlsplit(settings.MAP_TILES).hostname or ""
    own = (urlsplit(f"//{request.get_host()}").hostname or "").removeprefix("www.")
    return "" if host == own or host.endswith(f".{own}") else host


def may_show(view: View) -> View:
    """Whatever page it is, without a map on it no picture from elsewhere is let in."""

    @wraps(view)
    def shown(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        if getattr(request, "shows_map", False):
            parts = urlsplit(settings.MAP_TILES)
            policy = {"img-src": [f"{parts.scheme}://{parts.netloc}"]}
            response._csp_update = policy  # type: ignore[attr-defined]
        return response

    return cast(View, shown)
