from django.utils.translation import gettext_lazy as _

from gemeinwerk.audit import phrases

phrases.thing(
    "actors.organisation",
    _("die Organisation"),
    fields={
        "name": _("den Namen"),
        "abbreviation": _("das Kurzzeichen"),
        "aliases": _("die anderen Namen"),
        "parent": _("die übergeordnete Stelle"),
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
phrases.verbs(
    {
        "organisation.close": _("Am {date} löste {who} {it} auf."),
        "organisation.reopen": _("Am {date} stellte {who} {it} wieder her."),
        "organisation.set_posts": _("Am {date} änderte {who} die Stellen: {changes}."),
        "seat.add": _("Am {date} nahm {who} {it} in „{after[body]}“ auf."),
        "seat.edit": _("Am {date} änderte {who} einen Sitz: {changes}."),
        "seat.remove": _("Am {date} entfernte {who} den Sitz in „{after[body]}“."),
        "seat.deputise": _("Am {date} trug {who} {it} als Vertretung in „{after[body]}“ ein."),
        "person.erase": _("Am {date} löschte {who} eine Person nach Art. 17 DSGVO."),
    }
)
