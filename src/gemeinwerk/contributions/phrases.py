"""What the audit calls contributions and their fields."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.audit import phrases

phrases.thing(
    "contributions.contribution",
    _("den Beitrag"),
    fields={
        "kind": _("die Art"),
        "title": _("die Überschrift"),
        "text": _("was gesagt wurde"),
        "language": _("die Sprache"),
        "translation": _("die Übersetzung"),
        "public_text": _("den öffentlichen Text"),
        "field": _("das Handlungsfeld"),
        "themes": _("die Querschnittsthemen"),
        "target_group": _("wen es betrifft"),
        "channel": _("woher er kommt"),
        "said_on": _("den Tag"),
        "meeting": _("die Sitzung"),
        "item": _("den Tagesordnungspunkt"),
        "participation": _("die Beteiligung"),
        "place_name": _("den Ort"),
        "latitude": _("die Breite"),
        "longitude": _("die Länge"),
    },
)
phrases.thing(
    "contributions.participation",
    _("die Beteiligung"),
    fields={
        "title": _("den Titel"),
        "question": _("die Frage"),
        "opens": _("den ersten Tag"),
        "closes": _("den letzten Tag"),
        "kinds": _("die Arten von Beiträgen"),
        "form": _("ob es ein Formular für alle gibt"),
        "support": _("ob andere zustimmen dürfen"),
        "places": _("ob nach dem Ort gefragt wird"),
        "moderation": _("die Prüfung"),
        "attachments": _("ob Fotos und PDF mitgeschickt werden dürfen"),
        "interim": _("wann Ergebnisse der Fragen gezeigt werden"),
    },
)
