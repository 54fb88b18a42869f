"""Pages of figures at the desk."""

from gemeinwerk.figures.views.overview import (
    breakdown_add,
    breakdown_remove,
    contradiction,
    contradiction_add,
    figures,
)
from gemeinwerk.figures.views.shared import (
    link,
    shared,
    shared_add,
    shared_edit,
    shared_remove,
    unlink,
    value,
    value_add,
    value_remove,
)
from gemeinwerk.figures.views.sharing import share

__all__ = [
    "breakdown_add",
    "breakdown_remove",
    "contradiction",
    "contradiction_add",
    "figures",
    "link",
    "share",
    "shared",
    "shared_add",
    "shared_edit",
    "shared_remove",
    "unlink",
    "value",
    "value_add",
    "value_remove",
]
