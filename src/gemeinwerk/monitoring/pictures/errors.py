"""Why a picture is not taken, or not taken away."""

from gemeinwerk.core.errors import DomainError


class PictureRefused(DomainError):
    """What was sent is no picture that can be shown, or too large."""


class WordsMissing(DomainError):
    """Nobody said what is to be seen on it."""


class NoPicture(DomainError):
    """The report has none, or none any more."""
