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
        "phone": _("die Telefonnummer"),
        "address_extra": _("den Adresszusatz"),
        "street": _("die Straße"),
        "postcode": _("die Postleitzahl"),
        "city": _("den Ort"),
        "page": _("die Internetseite"),
        "further": _("weitere Adressen und Nummern"),
        "group": _("die Akteursgruppe"),
        "speaker": _("die Ansprechperson"),
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
        "address_extra": _("den Adresszusatz"),
        "street": _("die Straße"),
        "postcode": _("die Postleitzahl"),
        "city": _("den Ort"),
        "page": _("die Internetseite"),
        "further": _("weitere Adressen und Nummern"),
        "group": _("die Akteursgruppe"),
        "salutation": _("die Anrede"),
        "title": _("den Titel"),
        "first_name": _("den Vornamen"),
        "last_name": _("den Nachnamen"),
        "birth_name": _("den Geburtsnamen"),
        "pronouns": _("die Pronomen"),
        "wishes": _("die gewünschten Handlungsfelder"),
        "permission": _("die Einwilligung"),
        "permission_on": _("das Datum der Einwilligung"),
        "permission_source": _("die Quelle der Einwilligung"),
        "named_since": _("das Einverständnis, öffentlich genannt zu werden"),
        "language": _("die Sprache"),
        "organisations": _("die Organisationen"),
        "user": _("das Konto"),
        "since": _("den Beginn der Amtszeit"),
        "until": _("das Ende der Amtszeit"),
        "paper": _("die Drucksache"),
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
        "seats_low": _("die kleinste Zahl der Sitze"),
        "seats_high": _("die größte Zahl der Sitze"),
        "wants_deputies": _("ob jeder Sitz eine Vertretung haben soll"),
    },
)
phrases.thing(
    "actors.seat",
    _("den Sitz"),
    fields={
        "organisation": _("die Organisation"),
        "group": _("die Akteursgruppe"),
        "function": _("die Funktion"),
        "remark": _("die Anmerkung"),
        "since": _("den Beginn"),
        "until": _("das Ende"),
        "paper": _("die Drucksache"),
    },
)
phrases.thing(
    "actors.actorgroup",
    _("die Akteursgruppe"),
    fields={
        "name": _("den Namen"),
        "name_en": _("den englischen Namen"),
        "phrase": _("die Worte im Satz"),
        "phrase_en": _("die englischen Worte im Satz"),
        "kind": _("die Art der Organisation"),
    },
)
