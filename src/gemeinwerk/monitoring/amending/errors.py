"""Why a change is not proposed, or not agreed to."""

from gemeinwerk.core.errors import DomainError


class NothingToChange(DomainError):
    """What is proposed holds already, or is missing."""


class ProposedAlready(DomainError):
    """The same kind of change of the measure waits for an answer."""


class NotTheirs(DomainError):
    """Who agreed is not who may agree to this kind of change."""


class PaperMissing(DomainError):
    """What the council decides is written down somewhere: where was not said."""
