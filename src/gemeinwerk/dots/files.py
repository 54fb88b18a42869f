"""What came of a show of dots as a spreadsheet."""

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from gemeinwerk.dots.models import Weighing
from gemeinwerk.dots.telling import guards, result


def as_xlsx(weighing: Weighing) -> bytes:
    """A line for each thing; below them what it was counted from."""
    from gemeinwerk.actors.listing import sheets  # spreadsheets: not in the server until asked

    found = result(weighing)
    head = [_("Zur Wahl"), _("mit dem Telefon"), _("an der Wand"), _("zusammen")]
    rows: list[list[object]] = [
        [line.title, line.phone, line.wall, line.together] for line in found.lines
    ]
    rows += [[], [weighing.question], [str(weighing.meeting)], [found.people], [guards(weighing)]]
    if closed := weighing.closed_at:
        rows.append([date_format(localtime(closed), "DATETIME_FORMAT")])
    return sheets.xlsx(_("Punkte"), head, rows)
