"""Text that must stand in one line: names, subjects, whatever gets into a header."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

BREAKS = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
"""Everything that some program takes for the end of a line."""


def one_line(text: str) -> str:
    """The words of a text in one line, without characters that are not seen."""
    return "".join(char for char in " ".join(text.split()) if char.isprintable())


def refuse_breaks(text: object) -> None:
    """A validator for fields of one line: whoever sends a break there is no browser."""
    if isinstance(text, str) and any(char in BREAKS for char in text):
        raise ValidationError(_("Bitte in einer Zeile schreiben."), code="line_break")
