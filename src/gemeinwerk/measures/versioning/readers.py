"""Who reads a version at the desk, published or not."""

from gemeinwerk.accounts.models import User
from gemeinwerk.accounts.readership import readers
from gemeinwerk.measures.models import CatalogueVersion
from gemeinwerk.measures.rules import is_for_participation


def readers_of(kind: str) -> str:
    """The roles that may read a version of this kind as soon as it is frozen."""
    return readers("version.read", own=is_for_participation(User(), CatalogueVersion(kind=kind)))
