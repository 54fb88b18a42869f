"""Who a person or an organisation is, as terms and values."""

from django.conf import settings
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from gemeinwerk.actors.models import Organisation, Person
from gemeinwerk.actors.views.crumbs import address_of
from gemeinwerk.core.languages import german

Facts = list[tuple[str, object]]


def of_person(person: Person) -> Facts:
    told: Facts = [
        (_("Organisationen"), _organisations(person)),
        (_("E-Mail"), _mail(person.email)),
        (_("Telefon"), person.phone),
        (_("Sprache für Schreiben"), dict(settings.LANGUAGES).get(person.language, "")),
        (_("Konto"), person.user or ""),
    ]
    return [(term, value) for term, value in told if value]


def of_organisation(organisation: Organisation) -> Facts:
    told: Facts = [
        (_("Kurzzeichen"), organisation.abbreviation),
        (_("Andere Namen"), german(", ".join(organisation.aliases))),
        (_("E-Mail"), _mail(organisation.email)),
    ]
    return [(term, value) for term, value in told if value]


def _organisations(person: Person) -> SafeString:
    linked = ((address_of(one), german(one.name)) for one in person.organisations.all())
    return format_html_join(", ", '<a href="{}">{}</a>', linked)


def _mail(address: str) -> SafeString | str:
    return format_html('<a href="mailto:{0}">{0}</a>', address) if address else ""
