"""Who a person or an organisation is, as terms and values."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from gemeinwerk.actors import letter_languages
from gemeinwerk.actors.models import Organisation, Person
from gemeinwerk.actors.queries import Theirs
from gemeinwerk.actors.views.crumbs import address_of
from gemeinwerk.core.languages import german

Facts = list[tuple[str, object]]


def of_person(person: Person, organisations: Theirs) -> Facts:
    told: Facts = [
        (_("Organisationen"), _linked(organisations.member)),
        (_("Spricht für"), _linked(organisations.speaks_for)),
        (_("E-Mail"), _mail(person.email)),
        *_reached(person),
        (_("Sprache für Schreiben"), letter_languages.name_of(person.language)),
        (_("Akteursgruppe"), person.group.shown if person.group else ""),
        (_("Gewünschte Handlungsfelder"), german(", ".join(person.wishes))),
        (_("Einwilligung, angeschrieben zu werden"), permission_of(person)),
        (_("Darf öffentlich genannt werden seit"), _named_since(person)),
        (_("Konto"), person.user or ""),
    ]
    return [(term, value) for term, value in told if value]


def of_organisation(organisation: Organisation) -> Facts:
    told: Facts = [
        (_("Kurzzeichen"), organisation.abbreviation),
        (_("Andere Namen"), german(", ".join(organisation.aliases))),
        (_("Ansprechperson"), _speaker(organisation.speaker)),
        (_("E-Mail"), _mail(organisation.email)),
        *_reached(organisation),
        (_("Akteursgruppe"), organisation.group.shown if organisation.group else ""),
    ]
    return [(term, value) for term, value in told if value]


def _reached(one: Person | Organisation) -> Facts:
    return [
        (_("Telefon"), one.phone),
        (_("Anschrift"), german(", ".join(one.address_lines))),
        (_("Internetseite"), format_html('<a href="{0}">{0}</a>', one.page) if one.page else ""),
        (_("Weitere Adressen und Nummern"), german(", ".join(one.further))),
    ]


def _named_since(person: Person) -> str:
    return date_format(person.named_since, "DATE_FORMAT") if person.named_since else ""


def permission_of(person: Person) -> str:
    """What they said, when, and how one knows."""
    day = date_format(person.permission_on, "DATE_FORMAT") if person.permission_on else ""
    told = (str(person.get_permission_display()) if person.permission else "", day,
            person.permission_source)  # fmt: skip
    return ", ".join(filter(None, told))


def _linked(organisations: Iterable[Organisation]) -> SafeString:
    linked = ((address_of(one), german(one.name)) for one in organisations)
    return format_html_join(", ", '<a href="{}">{}</a>', linked)


def _speaker(person: Person | None) -> SafeString | str:
    if person is None:
        return ""
    address = reverse("actors:person", args=[person.pk])
    found = format_html('<a href="{}">{}</a>', address, person.name)
    return format_html("{}, {}", found, _mail(person.email)) if person.email else found


def _mail(address: str) -> SafeString | str:
    return format_html('<a href="mailto:{0}">{0}</a>', address) if address else ""
