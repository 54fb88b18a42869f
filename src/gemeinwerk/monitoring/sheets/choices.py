"""What can be chosen in a cell; both the side that writes and the one that reads know it."""

from django.utils.translation import gettext as _

from gemeinwerk.monitoring.models import Report
from gemeinwerk.monitoring.sheets.layout import NOTHING_NEW


def choices(name: str) -> list[tuple[str, str]]:
    """What can be chosen in a column: value and word, in the active language."""
    if name == NOTHING_NEW:
        return [("yes", _("ja"))]
    found = Report._meta.get_field(name).flatchoices  # type: ignore[union-attr]
    return [(str(value), str(word)) for value, word in found if value]
