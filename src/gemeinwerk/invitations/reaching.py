"""Who may be written to, and who may not."""

from gemeinwerk.actors.models import Person


def why_not(person: Person) -> str:
    """Why nothing is written to somebody, in words; empty where it may be."""
    return ""
