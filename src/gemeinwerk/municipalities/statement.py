"""What a statement of accessibility must say (Implementing Decision (EU) 2018/1523), and what of it
a town has not said yet.

The product knows no enforcement body's name or address: they change, each Land has its own, and a
wrong one is worse than none. The town writes them down and is reminded as long as it has not.
"""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gemeinwerk.municipalities.models import Conformity, Municipality

_REQUIRED: dict[str, Promise] = {
    "accessibility_conformity": _("wie weit die Seiten die Anforderungen erfüllen"),
    "accessibility_method": _("wie das festgestellt wurde"),
    "accessibility_date": _("wann die Erklärung erstellt wurde"),
    "accessibility_contact": _("wo man Barrieren meldet"),
    "accessibility_enforcement": _("wie die Durchsetzungsstelle heißt und zu erreichen ist"),
    "accessibility_enforcement_link": _("wo sie im Netz zu finden ist"),
}


def missing(town: Municipality) -> list[str]:
    """What the statement still has to say, in words, in the order of its page."""
    found = [str(words) for name, words in _REQUIRED.items() if not getattr(town, name)]
    admits = town.accessibility_conformity in (Conformity.PARTLY, Conformity.NOT)
    if admits and not (town.accessibility_gaps or town.accessibility_burden):
        found.append(str(_("was noch nicht zugänglich ist")))
    return found
