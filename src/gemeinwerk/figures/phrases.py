"""What the audit calls figures."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.audit import phrases

phrases.thing(
    "figures.sharedindicator",
    _("den gemeinsamen Indikator"),
    fields={
        "name": _("den Namen"),
        "meaning": _("was gezählt wird"),
        "unit": _("worin gezählt wird"),
        "direction": _("die Richtung"),
        "baseline": _("den Ausgangswert"),
        "baseline_date": _("den Tag des Ausgangswerts"),
        "target": _("den Zielwert"),
        "target_date": _("den Tag des Zielwerts"),
        "steps": _("die Zwischenziele"),
        "source": _("die Quelle"),
        "identifier": _("die Kennung"),
        "identifier_url": _("die Beschreibung im Netz"),
    },
)
phrases.thing("figures.breakdown", _("die Aufgliederung"))
phrases.thing("figures.contradiction", _("den Widerspruch"))
