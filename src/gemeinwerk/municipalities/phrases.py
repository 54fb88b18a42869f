"""What the audit calls a town, and its fields."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.audit import phrases

phrases.thing(
    "municipalities.municipality",
    _("die Kommune"),
    fields={
        "name": _("den Namen"),
        "kind": _("die Art"),
        "official_key": _("den amtlichen Gemeindeschlüssel"),
        "land": _("das Land"),
        "colour": _("die Farbe"),
        "languages": _("die Sprachen"),
        "contact_email": _("die Kontaktadresse"),
        "introduction": _("die Einleitung der Startseite"),
        "imprint": _("das Impressum"),
        "privacy": _("die Datenschutzerklärung"),
        "accessibility_status": _("den Stand der Barrierefreiheit"),
        "accessibility_conformity": _("wie weit die Seiten barrierefrei sind"),
        "accessibility_method": _("wie das festgestellt wurde"),
        "accessibility_gaps": _("was noch nicht zugänglich ist"),
        "accessibility_burden": _("die unverhältnismäßige Belastung"),
        "accessibility_contact": _("den Kontakt für Barrieren"),
        "accessibility_enforcement": _("die Durchsetzungsstelle"),
        "accessibility_enforcement_link": _("die Durchsetzungsstelle im Netz"),
        "accessibility_reviewed_on": _("die letzte Überprüfung der Barrierefreiheit"),
        "accessibility_date": _("das Datum der Erklärung zur Barrierefreiheit"),
        "hosts": _("die Rechnernamen"),
    },
)
phrases.thing(
    "municipalities.synonyms", _("die Wortgruppe"), fields={"words": _("die Wörter der Suche")}
)
