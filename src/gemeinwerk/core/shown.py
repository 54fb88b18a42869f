"""What a page said before somebody pressed its button, and whether it would still say so.

told = [concept.revision, numbers_of_versions]  # plain values behind all that the page names
stamp(told)                                     # a hidden field of its form
require_same(told, seen)                        # in the verb, asked anew of what it holds
"""

import hashlib
import json
from typing import Any

from django.utils.translation import gettext as _

from gemeinwerk.core.errors import DomainError


class SeenOtherwise(DomainError):
    """What would happen is no longer what the person was shown."""


def stamp(told: Any) -> str:
    """Another one as soon as anything else would be told: 64 signs."""
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()


def require_same(told: Any, seen: str | None) -> None:
    """Raise `SeenOtherwise` where a person saw something else; None: there was no page."""
    if seen is not None and stamp(told) != seen:
        raise SeenOtherwise(
            _(
                "Inzwischen hat jemand etwas geändert, das auf dieser Seite steht. Bitte sehen Sie "
                "noch einmal durch, was geschähe; geschehen ist noch nichts."
            )
        )
