"""What the audit calls meetings and their fields."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.audit import phrases

phrases.thing(
    "meetings.meeting",
    _("die Sitzung"),
    fields={
        "title": _("den Titel"),
        "starts_at": _("den Beginn"),
        "ends_at": _("das Ende"),
        "format": _("die Form"),
        "room": _("den Raum"),
        "place": _("den Ort"),
        "link": _("den Link zur Videokonferenz"),
        "note": _("die Hinweise"),
        "public": _("die öffentliche Ankündigung"),
        "joining": _("wie man mitmacht"),
        "minutes": _("die Minuten"),
        "text": _("worum es geht"),
        "speaker": _("wer einführt"),
        "kind": _("die Art"),
        "internal": _("ob der Punkt nicht öffentlich ist"),
    },
)
