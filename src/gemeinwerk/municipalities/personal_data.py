"""Where a town's texts may name people."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.municipalities.models import Host, Municipality, Synonyms
from gemeinwerk.privacy import registry

BY_LAW = _("Impressum und Erklärungen nennen Namen nach Gesetz; bitte selbst prüfen und ändern")

registry.table(
    Municipality,
    _("Angaben der Kommune"),
    town="id",
    mentions=("introduction",),
    stays=dict.fromkeys(
        (
            "contact_email",
            "imprint",
            "privacy",
            "accessibility_status",
            "accessibility_gaps",
            "accessibility_burden",
            "accessibility_contact",
            "accessibility_enforcement",
        ),
        BY_LAW,
    ),
    nothing=dict.fromkeys(
        (
            "name",
            "slug",
            "kind",
            "official_key",
            "colour",
            "languages",
            "accessibility_enforcement_link",
        ),
        "says which town it is",
    ),
    kept=_("bis das Büro es ändert"),
    public=True,
)
registry.nothing(Host, "an address of the town")
registry.table(
    Synonyms,
    _("Wortgruppen der Suche"),
    town="municipality",
    mentions=("words",),
    kept=_("bis das Büro sie ändert"),
    public=True,
)
