"""How long a text may be, wherever somebody types it and whatever file brings it."""

from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy as _

from gemeinwerk.core.errors import DomainError

LONGEST_TEXT = 32_767
"""Signs: what one cell of a spreadsheet holds, so whatever is typed can go out to a file and come
back. A shorter limit is that of the column."""
_SENTENCE = _(
    "Der Text ist zu lang: %(show_value)d Zeichen, höchstens %(limit_value)d sind möglich. Bitte "
    "kürzen Sie ihn."
)


class TooLong(DomainError):
    """A text is longer than any place for it."""


class NotTooLong(MaxLengthValidator):
    """Says how long the text is and how long it may be."""

    message = _SENTENCE


def require_bearable(text: str) -> None:
    """Raises TooLong. For texts that come past a form, such as the reason beside a button."""
    if len(text) > LONGEST_TEXT:
        raise TooLong(str(_SENTENCE) % {"show_value": len(text), "limit_value": LONGEST_TEXT})
