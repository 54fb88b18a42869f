"""A concept's own page, which is put together from all areas: it stands where the concept does."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.concepts.life import hang_in
from gemeinwerk.core.navigation import NavItem

hang_in(NavItem("overview", _("Überblick"), "desk:concept", "concept.read", 5, exact=True))
