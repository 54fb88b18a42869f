"""Why a picture is not taken, or not taken away."""

from gemeinwerk.core.errors import DomainError


class WordsMissing(DomainError):
    """Nobody said what is to be seen on it."""


class NoPicture(DomainError):
    """The report has none, or none any more."""
