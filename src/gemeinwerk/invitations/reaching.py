"""Who may be written to, and who may not."""

from collections.abc import Collection

from django.utils.translation import gettext as _

from gemeinwerk.actors.models import Organisation, Person


def why_not(person: Person) -> str:
    """Why nothing is written to somebody, in words; empty where it may be."""
    if person.may_be_written_to:
        return ""
    return _("hat verweigert oder widerrufen, angeschrieben zu werden")


def to_ask(house: Organisation, silent: Collection[int | None]) -> Person | Organisation:
    """Whom an organisation is asked at about people who are silent (their keys): whoever speaks for
    it, unless they are silent themselves; else its own mailbox."""
    addressee = house.addressee
    itself = isinstance(addressee, Person) and addressee.pk in silent
    return house if itself else addressee
