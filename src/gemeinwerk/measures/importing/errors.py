"""Why an import does not go on."""

from gemeinwerk.core.incoming import ImportRefused

__all__ = ["ImportRefused"]
