"""What the audit calls the questions of a phase."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.audit import phrases

phrases.thing(
    "contributions.askedquestion",
    _("die Frage"),
    fields={
        "kind": _("die Art der Frage"),
        "text": _("die Frage"),
        "options": _("die Auswahl"),
        "lowest": _("was die 1 bedeutet"),
        "highest": _("was die 5 bedeutet"),
        "required": _("ob sie beantwortet werden muss"),
    },
)
