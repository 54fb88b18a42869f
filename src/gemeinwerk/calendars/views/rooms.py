"""Pages of rooms."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.calendars import operations, queries
from gemeinwerk.calendars.forms import RoomForm
from gemeinwerk.calendars.models import Room
from gemeinwerk.calendars.room_parts import PARTS
from gemeinwerk.calendars.views.crumbs import to_rooms
from gemeinwerk.core.children import ChildPages, Words
from gemeinwerk.core.languages import german
from gemeinwerk.core.ui import Column, Link, Table
from gemeinwerk.municipalities.models import Municipality


@require_safe
@needs("calendar.read")
def rooms(request: DeskRequest) -> HttpResponse:
    found = queries.rooms(request.municipality).prefetch_related("calendars")
    found = found.annotate(**PARTS.asked())
    may_edit = request.user.has_perm("calendar.edit", request.municipality)
    rows = list(found)
    told = [(one, list(PARTS.told(vars(one), lambda right: may_read(request, right))))
            for one in rows]  # fmt: skip
    context = {
        "table": _rooms(rows, may_edit=may_edit) if rows else None,
        "may_edit": may_edit,
        "held": [(one, parts) for one, parts in told if parts],
    }
    return render(request, "calendars/rooms.html", context)


def may_read(request: DeskRequest, right: str) -> bool:
    return request.user.has_perm(right, request.municipality)


def _rooms(found: Iterable[Room], *, may_edit: bool) -> Table:
    return Table(
        _("Räume"),
        [
            Column(_("Raum")),
            Column(_("Adresse")),
            Column(_("Plätze"), numeric=True),
            Column(_("stufenlos")),
            Column(_("Höranlage")),
            Column(_("Ausstattung")),
            Column(_("Kalender")),
        ],
        [
            [
                _name(one, may_edit=may_edit),
                german(one.address) if one.address else "–",
                one.capacity if one.capacity is not None else "–",
                one.get_step_free_display() or _("nicht bekannt"),
                one.get_hearing_loop_display() or _("nicht bekannt"),
                german(one.equipment) if one.equipment else "–",
                _calendars(one, may_edit=may_edit),
            ]
            for one in found
        ],
        caption_hidden=True,
    )


def _name(room: Room, *, may_edit: bool) -> Any:
    if not may_edit:
        return german(room.name)
    address = reverse("calendars:room", args=[room.pk])
    return format_html('<a href="{}">{}</a>', address, german(room.name))


def _calendars(room: Room, *, may_edit: bool) -> SafeString | str:
    found = [
        (reverse("calendars:calendar", args=[one.pk]), german(one.name))
        for one in room.calendars.all()
    ]
    if found:
        return format_html_join(", ", '<a href="{}">{}</a>', found)
    if not may_edit:
        return "–"
    address = f"{reverse('calendars:calendar_add')}?raum={room.pk}"
    return format_html('<a href="{}">{}</a>', address, _("anlegen"))


def _itself(municipality: Municipality) -> Municipality:
    return municipality


def _crumbs(_town: Municipality, *further: Link) -> list[Link]:
    return to_rooms(*further)


ROOMS = ChildPages(
    name="room",
    on_parent=needs("calendar.edit", _itself),
    on_child=needs("calendar.edit", queries.room),
    parent_of=lambda room: room.municipality,
    form=lambda request, town, room: RoomForm(
        request.POST or None, instance=room or Room(municipality=town)
    ),
    add=operations.add_room,
    edit=operations.edit_room,
    remove=operations.remove_room,
    page=lambda _town: reverse("calendars:rooms"),
    crumbs=_crumbs,
    words=Words(
        new=gettext_lazy("Neuer Raum"),
        added=gettext_lazy("„{it}“ ist ergänzt."),
        removed=gettext_lazy("„{it}“ ist entfernt."),
    ),
    template="calendars/form.html",
)
