"""What the audit calls organisations, people and bodies, and their fields."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.audit import phrases

phrases.thing(
    "actors.organisation",
    _("die Organisation"),
    fields={
        "name": _("den Namen"),
        "abbreviation": _("das Kurzzeichen"),
        "aliases": _("die anderen Namen"),
        "parent": _("den übergeordneten Fachbereich"),
        "email": _("die E-Mail-Adresse"),
        "kind": _("die Art"),
    },
)
phrases.thing(
    "actors.person",
    _("die Person"),
    fields={
        "name": _("den Namen"),
        "function": _("die Funktion"),
        "email": _("die E-Mail-Adresse"),
        "phone": _("die Telefonnummer"),
        "language": _("die Sprache"),
        "organisations": _("die Organisationen"),
        "user": _("das Konto"),
    },
)
phrases.thing(
    "actors.body",
    _("das Gremium"),
    fields={
        "name": _("den Namen"),
        "abbreviation": _("das Kurzzeichen"),
        "kind": _("die Art"),
        "purpose": _("die Aufgabe"),
    },
)
