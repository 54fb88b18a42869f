"""The words of lists of contacts: what columns are called, and which of them stay in the file."""

import re

from gemeinwerk.german.headings import Headings
from gemeinwerk.german.text import fold
from gemeinwerk.tables.words import Words

LABELS: dict[str, Words] = {
    "name": Words("Name", "Name"),
    "salutation": Words("Anrede", "Salutation"),
    "title": Words("Titel", "Title"),
    "first_name": Words("Vorname", "First name"),
    "last_name": Words("Nachname", "Last name"),
    "birth_name": Words("Geburtsname", "Name at birth"),
    "pronouns": Words("Pronomen", "Pronouns"),
    "function": Words("Funktion", "Function"),
    "organisation": Words("Organisation", "Organisation"),
    "abbreviation": Words("Kurzzeichen", "Abbreviation"),
    "alias": Words("Anderer Name", "Other name"),
    "unit": Words("Fachbereich", "Department"),
    "group": Words("Akteursgruppe", "Actor group"),
    "mail": Words("E-Mail", "E-mail"),
    "phone": Words("Telefon", "Telephone"),
    "mobile": Words("Mobiltelefon", "Mobile phone"),
    "fax": Words("Fax", "Fax"),
    "page": Words("Internetseite", "Web page"),
    "contact": Words("Kontakt", "Contact"),
    "address_extra": Words("Adresszusatz", "Address line 2"),
    "street": Words("Straße", "Street"),
    "house_number": Words("Hausnummer", "House number"),
    "postcode": Words("PLZ", "Postcode"),
    "town": Words("Ort", "Town"),
    "address": Words("Anschrift", "Address"),
    "permission": Words("Einwilligung", "Permission"),
    "permission_date": Words("Datum der Einwilligung", "Date of permission"),
    "permission_source": Words("Quelle der Einwilligung", "Source of permission"),
    "wishes": Words("Wunsch-Handlungsfelder", "Wishes for fields"),
    "language": Words("Sprache für Schreiben", "Language for letters"),
}
SEVERAL = frozenset({"mail", "phone", "mobile", "fax", "page", "contact", "wishes", "function",
                     "address", "alias", "name", "group", "organisation"})  # fmt: skip
"""Fields that several columns of a table may feed."""
_PHRASES: dict[str, tuple[str, ...]] = {
    "name": ("Name", "Vor- und Nachname", "Vorname Name", "Vorname Nachname", "Name, Vorname",
             "Name Vorname", "Nachname, Vorname", "Name und Vorname", "Vollständiger Name",
             "Person",
             "Ansprechpartner", "Ansprechpartnerin", "Ansprechpartner*in", "Ansprechperson",
             "Kontaktperson", "Vertreter", "Vertreterin", "Vertreter*in", "Vertretung durch",
             "Teilnehmer", "Teilnehmerin", "Teilnehmer*in", "Mitglied", "Akteur*in", "Full name",
             "Contact person", "Namen", "Ansprechpartner/in", "Anzeigename", "Display Name"),
    "salutation": ("Anrede", "Salutation", "Briefanrede", "Anrede Brief"),
    "title": ("Titel", "Akademischer Titel", "Akad. Titel", "Akademischer Grad", "Namenszusatz",
              "Academic title"),
    "first_name": ("Vorname", "Vornamen", "Rufname", "First name", "Given name"),
    "last_name": ("Nachname", "Familienname", "Zuname", "Last name", "Surname", "Family name"),
    "birth_name": ("Geburtsname", "Mädchenname", "geborene", "früherer Name"),
    "pronouns": ("Pronomen", "Pronouns"),
    "function": ("Funktion", "Position", "Rolle", "Amt und Funktion", "Aufgabe", "Tätigkeit",
                 "Berufsbezeichnung", "Stellung", "Job title", "Role", "Dienststellung", "Beruf",
                 "Funktion im Verein", "zuständig für", "Zuständigkeit"),
    "organisation": ("Organisation", "Institution", "Einrichtung", "Verein", "Firma", "Träger",
                     "Organisation / Verein", "Verband", "Organisationsname", "Vereinsname",
                     "Name der Organisation", "Name der Einrichtung", "Name des Vereins",
                     "Fraktion",
                     "Unternehmen", "Behörde", "Dienststelle", "Company", "Organization",
                     "entsendende Organisation", "Partei", "Akteur", "Stelle", "Körperschaft"),
    "abbreviation": ("Kürzel", "Abkürzung", "Kurzzeichen", "Kurzbezeichnung", "Kurzname", "Abk.",
                     "Abbreviation"),
    "alias": ("Alias", "auch bekannt als", "weiterer Name", "andere Namen", "Alternativname"),
    "unit": ("Abteilung", "Fachbereich", "Bereich", "Referat", "Organisationseinheit", "Department",
             "Geschäftsbereich", "Sachgebiet", "Amt"),
    "group": ("Akteursgruppe", "Gruppe", "Kategorie", "Akteurstyp", "Art der Organisation",
              "Organisationsart", "Typ", "Zielgruppe", "Akteursart", "Sektor",
              "Gruppenzugehörigkeit",
              "Category", "Group"),
    "mail": ("E-Mail", "Mail", "Email", "E-Mail-Adresse", "Mailadresse", "E-Mail 1", "E-Mail 2",
             "Emailadresse", "elektronische Post", "E-Mail dienstlich", "E-Mail privat",
             "E-mail Address", "weitere E-Mail"),
    "phone": ("Telefon", "Tel.", "Telefonnummer", "Tel", "Rufnummer", "Festnetz", "Fon", "Phone",
              "Durchwahl", "Telefon dienstlich", "Telefon privat", "Telefon 1", "Telefon 2",
              "Tel.-Nr.", "Business Phone", "Home Phone", "Telefon / Mobil"),
    "mobile": ("Mobil", "Handy", "Mobiltelefon", "Mobilnummer", "Handynummer", "Mobile",
               "Mobile Phone", "Cell"),
    "fax": ("Fax", "Telefax", "Faxnummer"),
    "page": ("Internet", "Website", "Homepage", "Webseite", "Internetseite", "Web", "URL", "www"),
    "contact": ("Kontakt", "Kontaktdaten", "Erreichbarkeit", "Erreichbar unter", "Kontaktangaben",
                "Telefon / E-Mail", "Contact"),
    "address_extra": ("Adresszusatz", "Adresszeile 2", "Zusatz zur Adresse", "Address line 2"),
    "street": ("Straße", "Strasse", "Str.", "Straße und Hausnummer", "Straße, Hausnummer",
               "Straße / Hausnr.", "Straße, Nr.", "Straße Nr.", "Street", "Postfach",
               "Straße/Postfach"),
    "house_number": ("Hausnummer", "Haus-Nr.", "Hausnr.", "Nr. Haus"),
    "postcode": ("PLZ", "Postleitzahl", "Postcode", "ZIP"),
    "town": ("Ort", "Stadt", "Wohnort", "City", "Town", "Gemeinde", "Sitz"),
    "address": ("Adresse", "Anschrift", "Postanschrift", "PLZ Ort", "PLZ, Ort", "PLZ und Ort",
                "PLZ/Ort", "Postadresse", "Dienstanschrift", "Address", "Privatanschrift"),
    "permission": ("Einwilligung", "Kontakterlaubnis", "Einverständnis", "Zustimmung",
                   "Datenschutz",
                   "DSGVO", "Einwilligung Kontakt", "darf angeschrieben werden",
                   "Datenschutzerklärung",
                   "Einwilligung Datenschutz", "Einwilligung liegt vor", "Einverständniserklärung",
                   "Darf kontaktiert werden", "Einwilligung erteilt", "Permission", "Consent"),
    "permission_date": ("Einwilligung am", "Datum der Einwilligung", "Einwilligung vom",
                        "Einwilligung Datum", "Einwilligungsdatum", "Zustimmung am",
                        "Consent date"),
    "permission_source": ("Quelle der Einwilligung", "Einwilligung durch", "Einwilligung per",
                          "Form der Einwilligung", "Einwilligung wie", "Einwilligung Quelle",
                          "Herkunft der Einwilligung", "Nachweis Einwilligung", "Consent source"),
    "wishes": ("Wunsch", "Wünsche", "Interesse", "Interessen", "Wunschgruppe", "Handlungsfeld",
               "Handlungsfelder", "Interesse an Handlungsfeld", "AG-Wunsch", "gewünschte AG",
               "Wunsch-AG", "Wunsch Handlungsfeld", "Themenwunsch", "Arbeitsgruppe",
               "Interessiert an", "möchte mitarbeiten in", "Wishes"),
    "language": ("Sprache", "Korrespondenzsprache", "Sprache für Schreiben",
                 "Sprache der Einladung",
                 "Anschreiben in", "Briefsprache", "Language", "bevorzugte Sprache"),
}  # fmt: skip
_NO_FIELD = (
    "Nr.", "Nummer", "lfd. Nr.", "Lfd.", "ID", "Bemerkung", "Bemerkungen", "Anmerkung", "Notiz",
    "Notizen", "Hinweis", "Kommentar", "Sonstiges", "Stand", "letzte Änderung", "geändert am",
    "erstellt am", "Quelle", "eingeladen", "Zusage", "Rückmeldung", "teilgenommen", "Status",
    "Land",
    "Bundesland", "Ortsteil", "Stadtteil", "Sozialraum", "erfasst von", "Vertretung",
    "Stellvertretung", "Stellvertreter", "Verteiler", "aktiv",
)  # fmt: skip

HEADINGS = Headings(_PHRASES, no_field=_NO_FIELD)

_SPECIAL = re.compile(
    r"nationalitaet|staatsangehoer|staatsbuerger|\bherkunft(?!\s(?:der|des)\s(?:einwilligung|daten|adresse))"
    r"|herkunfts|\bgeburts(?!name)|\bgeboren\b(?!e)|\bgeb\.?(?:\s?(?:am|datum|dat\.?|jahr))?$"
    r"|religio|konfession|glaube(?:n|ns\w*)?\b|kirchenzugehoer|weltanschau"
    r"|migrations(?:hintergrund|geschichte|biogra|erfahrung)|einwanderungs(?:geschichte|hintergrund)"
    r"|zuwanderungs(?:geschichte|hintergrund)|\bmigrant(?:in)?\b|migrationsstatus|fluchthintergrund"
    r"|fluchtgeschichte|gefluechtet|behinder|\bgdb\b|merkzeichen|geschlecht|\bgender\b|\bsex\b"
    r"|sexuel|\balter\b|altersgruppe|lebensalter|aufenthalts(?:status|titel|recht)|ethni|hautfarbe"
    r"|volkszugehoer|gesundheit(?!s(?:amt|beratung|dienst))|krankheit|\bmuttersprache"
    r"|familiensprache|erstsprache|gewerkschaftszugehoer|parteizugehoer|parteimitglied"
    r"|politische (?:meinung|haltung)"
    r"|familienstand|\bbirth|nationality|religion|ethnic|disabilit|citizenship|date of birth",
)
"""What is said of somebody that a municipality must not, or need not, keep with them."""


def is_withheld(heading: str) -> bool:
    """Whether what stands below a heading stays in the file."""
    return bool(_SPECIAL.search(fold(heading[:300])))


def withheld_sentence(column: str, filled: int) -> Words:
    """What is said instead."""
    german = "1 Angabe" if filled == 1 else f"{filled} Angaben"
    english = "1 entry" if filled == 1 else f"{filled} entries"
    return Words(
        f"Die Spalte „{column}“ ({german}) wurde nicht übernommen: Solche Angaben werden bei "
        "keiner Person gespeichert.",
        f"The column “{column}” ({english}) was not taken over: nothing of this kind is kept with "
        "a person.",
    )
