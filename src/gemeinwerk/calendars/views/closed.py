"""Pages of the days on which nothing is planned: the town's own, and the holidays of its Land."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.calendars import holidays, operations, queries
from gemeinwerk.calendars.forms import ClosedDayForm
from gemeinwerk.calendars.holidays import Holiday
from gemeinwerk.calendars.models import ClosedDay, in_words
from gemeinwerk.calendars.views.crumbs import to_closed_days
from gemeinwerk.core.children import ChildPages, Words
from gemeinwerk.core.languages import german
from gemeinwerk.core.typed import whole_number
from gemeinwerk.core.ui import Column, Link, Table
from gemeinwerk.municipalities.models import Municipality

FIRST_YEAR, YEARS_AHEAD = 2000, 20


@require_safe
@needs("calendar.read")
def closed_days(request: DeskRequest) -> HttpResponse:
    """One year: what the town closes itself, public holidays, school holidays."""
    town, present = request.municipality, localdate().year
    year = whole_number(request.GET.get("jahr")) or present
    year = min(max(year, FIRST_YEAR), present + YEARS_AHEAD)
    rows = list(queries.closed_days(town, year))
    may_edit = request.user.has_perm("calendar.edit", town)
    public = holidays.public_holidays(town, year)
    school = holidays.school_holidays(town, year)
    context = {
        "town": town,
        "year": str(year),
        "years": [_year(one, year) for one in (year - 1, year, year + 1)],
        "table": _closed(rows, may_edit=may_edit) if rows else None,
        "public": _holidays(_("Feiertage"), public) if public else None,
        "school": _holidays(_("Schulferien"), school) if school else None,
        "school_known": holidays.school_holidays_known(town, year),
        "may_edit": may_edit,
    }
    return render(request, "calendars/closed_days.html", context)


def _year(year: int, shown: int) -> Link:
    address = f"{reverse('calendars:closed_days')}?jahr={year}"
    return Link(str(year), address, active=year == shown)


def _closed(found: Iterable[ClosedDay], *, may_edit: bool) -> Table:
    return Table(
        _("Freie Tage der Kommune"),
        [Column(_("Wann")), Column(_("Warum"))],
        [[in_words(one.first, one.last), _reason(one, may_edit=may_edit)] for one in found],
        caption_hidden=True,
        row_heads=False,
    )


def _reason(closed: ClosedDay, *, may_edit: bool) -> Any:
    if not may_edit:
        return german(closed.reason)
    address = reverse("calendars:closed_day", args=[closed.pk])
    return format_html('<a href="{}">{}</a>', address, german(closed.reason))


def _holidays(caption: str, found: Iterable[Holiday]) -> Table:
    return Table(
        caption,
        [Column(_("Wann")), Column(_("Was"))],
        [[in_words(one.first, one.last), one.shown] for one in found],
        caption_hidden=True,
        row_heads=False,
    )


def _itself(municipality: Municipality) -> Municipality:
    return municipality


def _crumbs(_town: Municipality, *further: Link) -> list[Link]:
    return to_closed_days(*further)


CLOSED_DAYS = ChildPages(
    name="closed_day",
    on_parent=needs("calendar.edit", _itself),
    on_child=needs("calendar.edit", queries.closed_day),
    parent_of=lambda closed: closed.municipality,
    form=lambda request, town, closed: ClosedDayForm(
        request.POST or None, instance=closed or ClosedDay(municipality=town)
    ),
    add=operations.add_closed_day,
    edit=operations.edit_closed_day,
    remove=operations.remove_closed_day,
    page=lambda _town: reverse("calendars:closed_days"),
    crumbs=_crumbs,
    words=Words(
        new=gettext_lazy("Neuer freier Tag"),
        added=gettext_lazy("„{it}“ ist eingetragen."),
        removed=gettext_lazy("„{it}“ ist entfernt."),
        add=gettext_lazy("Eintragen"),
    ),
    template="calendars/form.html",
)
