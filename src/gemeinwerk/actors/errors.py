"""What can be refused about organisations, people, bodies and seats."""

from gemeinwerk.core.errors import DomainError


class NameTaken(DomainError):
    """Something of this name exists already."""


class Unfitting(DomainError):
    """Two things that do not go together: a unit below itself, a person of another town."""


class PostsOvertaken(DomainError):
    """Somebody else wrote another number of posts for the same year."""


class TargetsOvertaken(DomainError):
    """Somebody else set another target for the same group."""


class StillInUse(DomainError):
    """What is to be removed or closed is still needed elsewhere."""


class UnreadableList(DomainError):
    """Lines of a pasted list that could not be taken over; `lines` says which and why."""

    def __init__(self, message: str, lines: list[str]) -> None:
        super().__init__(message)
        self.lines = lines


class HasAccount(DomainError):
    """A person is not erased beside their account: both go together."""
