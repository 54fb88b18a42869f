"""What an erasure will do, as a table for the page that asks first."""

from django.utils.translation import gettext as _

from gemeinwerk.core.ui import Column, Table
from gemeinwerk.privacy import erasing
from gemeinwerk.privacy.traces import Traces

_ORDER = ("own", "files", "named", "stays")


def table(traces: Traces) -> Table:
    """What goes first, what stays last, each counted and with how long else it is kept."""
    found = sorted(erasing.preview(traces), key=lambda one: _ORDER.index(one.fate))
    return Table(
        caption=_("Was beim Löschen geschieht"),
        columns=[
            Column(_("Wo")),
            Column(_("Anzahl"), numeric=True),
            Column(_("Was damit geschieht")),
            Column(_("Sonst aufbewahrt")),
        ],
        caption_hidden=True,
        rows=[[one.noun, one.count, one.told, one.kept] for one in found],
    )
