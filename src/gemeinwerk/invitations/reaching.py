"""Who may be written to, and who may not."""

from django.utils.translation import gettext as _

from gemeinwerk.actors.models import Person


def why_not(person: Person) -> str:
    """Why nothing is written to somebody, in words; empty where it may be."""
    if person.may_be_written_to:
        return ""
    return _("hat verweigert oder widerrufen, angeschrieben zu werden")
