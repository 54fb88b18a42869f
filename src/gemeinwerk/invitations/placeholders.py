"""What may stand in a text in braces, and what is put in its place for each who reads it."""

import re
from collections.abc import Mapping
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gemeinwerk.invitations.errors import UnknownPlaceholder

PLACEHOLDERS: Final = {
    "anrede": gettext_lazy("die Anrede, in der Sprache der Person"),
    "name": gettext_lazy("der Name"),
    "gruppe": gettext_lazy("das Gremium, über das jemand eingeladen ist, sonst die Organisation"),
    "frist": gettext_lazy("der Tag, bis zu dem man antwortet"),
    "link": gettext_lazy("der persönliche Link; er entsteht erst beim Versand"),
}
LINK: Final = "{link}"
_BRACES = re.compile(r"\{([^{}\n]{0,40})\}")


def require_known(text: str) -> None:
    """Raises `UnknownPlaceholder` with what was meant."""
    for found in _BRACES.findall(text):
        if found not in PLACEHOLDERS:
            raise UnknownPlaceholder(
                _("„{unknown}“ kann niemand einsetzen. Möglich ist: {known}.").format(
                    unknown="{" + found + "}",
                    known=", ".join("{" + one + "}" for one in PLACEHOLDERS),
                )
            )


def filled(text: str, values: Mapping[str, str]) -> str:
    """Each known placeholder with its value; one without a value stays as it is."""
    return _BRACES.sub(lambda found: values.get(found[1], found[0]), text)
