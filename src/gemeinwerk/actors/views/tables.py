"""Seats as tables and facts: who sits there, since when, for whom, and who stands in."""

from datetime import date

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from gemeinwerk.actors.seating import Place, Sitting
from gemeinwerk.actors.terms import shown, term
from gemeinwerk.core.languages import german
from gemeinwerk.core.ui import Column, Table


def heading_of(place: Place, today: date) -> str:
    """Whose seat it is, or what for."""
    holder = place.holder(today)
    if holder:
        return _("Sitz von {person}").format(person=holder.name)
    if place.organisation:
        return _("Sitz für {organisation}").format(organisation=place.organisation)
    return _("Freier Sitz ({function})").format(function=place.function_label)


def seats(found: list[Place], day: date, *, editable: bool) -> Table:
    names = [
        _("Person"), _("für"), _("Akteursgruppe"), _("Funktion"), _("Vertretung"), _("Amtszeit"),
    ]  # fmt: skip
    return Table(
        caption=_("Sitze am {day}").format(day=shown(day)),
        columns=[Column(name) for name in names],
        rows=[
            [
                _linked(place, day, editable),
                place.organisation,
                place.group.shown if place.group else "",
                function(place),
                _deputy(place, day),
                _term(place.holder(day)),
            ]
            for place in found
        ],
        caption_hidden=True,
    )


def gone(found: list[Place]) -> Table:
    """Seats the body has no longer."""
    return Table(
        caption=_("Aufgehobene Sitze"),
        columns=[Column(_("Funktion")), Column(_("für")), Column(_("bis"))],
        rows=[
            [
                format_html(
                    '<a href="{}">{}</a>', reverse("actors:seat", args=[one.pk]), function(one)
                ),
                one.organisation,
                shown(one.until),
            ]
            for one in found
        ],
        caption_hidden=True,
    )


def facts(place: Place, today: date) -> list[tuple[str, object]]:
    """What a seat is now, as terms and values."""
    holder, coming = place.holder(today), place.coming(today)
    told: list[tuple[str, object]] = [
        (_("Person"), holder.name if holder else _vacant(place, today)),
        (_("Amtszeit"), _term(holder)) if holder else ("", ""),
        (_("Drucksache"), holder.paper) if holder else ("", ""),
        (_("Es folgt"), _coming(coming)) if coming else ("", ""),
        (_("Vertretung"), _deputy(place, today) or _("keine")),
        (_("für"), place.organisation),
        (_("Akteursgruppe"), place.group.shown if place.group else ""),
        (_("Funktion"), function(place)),
        (_("Sitz bis"), shown(place.until)) if place.until else ("", ""),
    ]
    return [(term, value) for term, value in told if value]


def history(place: Place) -> Table:
    """Everybody who had the seat or stood in there, the newest first."""
    names = [_("Person"), _("als"), _("seit"), _("bis"), _("Drucksache")]
    return Table(
        caption=_("Wer hier saß"),
        columns=[Column(name) for name in names],
        rows=[
            [
                format_html(
                    '<a href="{}">{}</a>', reverse("actors:occupancy", args=[one.pk]), one.name
                ),
                _("Vertretung") if one.deputises else place.function_label,
                shown(one.since),
                shown(one.until),
                one.paper,
            ]
            for one in reversed(place.sittings)
        ],
        caption_hidden=True,
    )


def function(place: Place) -> str | SafeString:
    if not place.remark:
        return place.function_label
    return format_html("{}, {}", place.function_label, german(place.remark))


def _linked(place: Place, day: date, editable: bool) -> str | SafeString:
    holder = place.holder(day)
    name = holder.name if holder else _vacant(place, day)
    if not editable:
        return name
    return format_html('<a href="{}">{}</a>', reverse("actors:seat", args=[place.pk]), name)


def _vacant(place: Place, day: date) -> str:
    since = place.vacant_since(day)
    words = _("frei seit {day}") if since else _("frei")
    told = words.format(day=shown(since))
    coming = place.coming(day)
    return f"{told}; {_coming(coming)}" if coming else told


def _coming(one: Sitting) -> str:
    return _("ab {day} {person}").format(day=shown(one.since), person=one.name)


def _deputy(place: Place, day: date) -> str:
    deputy = place.deputy(day)
    if deputy is None:
        coming = place.coming(day, deputises=True)
        return _coming(coming) if coming else ""
    return f"{deputy.name} ({_term(deputy)})" if deputy.until else deputy.name


def _term(one: Sitting | None) -> str:
    return term(one.since, one.until) if one else ""
