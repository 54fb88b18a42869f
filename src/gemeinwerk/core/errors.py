"""What can be refused, said so that a person can mend it."""


class DomainError(Exception):
    """A refusal with one sentence for the person: what, where, how to mend it."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class Gone(DomainError):
    """Somebody deleted what was to be written."""
