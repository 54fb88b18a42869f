"""Why an import does not go on."""

from gemeinwerk.core.errors import DomainError


class ImportRefused(DomainError):
    """The import cannot go on, for a reason the sentence gives."""
