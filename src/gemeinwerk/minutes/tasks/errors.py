"""Why a task stays as it is."""

from gemeinwerk.core.errors import DomainError


class TaskOver(DomainError):
    """It is done or dropped."""


class NothingSaid(DomainError):
    """The reason is missing, or to whom."""
