"""What is told of seats on the pages of people and of organisations."""

from collections.abc import Sequence
from datetime import date

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gemeinwerk.actors import queries, seating, told
from gemeinwerk.actors.models import Occupancy, Organisation, Person
from gemeinwerk.actors.terms import term
from gemeinwerk.actors.views import doing
from gemeinwerk.core.alphabet import Alphabetical
from gemeinwerk.core.languages import german
from gemeinwerk.core.quoting import quoted
from gemeinwerk.municipalities.models import Municipality


def _of_person(person: Person) -> told.Told:
    seats = list(queries.seats_of(person))
    today = localdate()
    now = [one for one in seats if not (one.until and one.until < today)]
    return told.Told(
        [_seat(one) for one in seats],
        gettext_lazy("In keinem Gremium."),
        about=[_("Arbeit in {body}").format(body=quoted(one.seat.body)) for one in now],
    )


def _seat(one: Occupancy) -> told.Row:
    seat = one.seat
    said: list[str | Promise] = [
        gettext_lazy("Vertretung") if one.deputises else seat.get_function_display(),
        term(one.since, one.until),
        _("inzwischen beendet") if one.until and one.until < localdate() else "",
        one.paper,
    ]
    detail = ", ".join(str(part) for part in said if part)
    return told.Row(german(seat.body), reverse("actors:body", args=[seat.body_id]), detail)


def _of_organisation(organisation: Organisation) -> told.Told:
    today = localdate()
    places = seating.places(queries.present(today), organisation=organisation)
    rows = [_place(one, today) for one in seating.in_order(places, today)]
    return told.Told(rows, gettext_lazy("In keinem Gremium."))


def _place(place: seating.Place, today: date) -> told.Row:
    holder = place.holder(today)
    said: list[str | SafeString] = [place.function_label, holder.name if holder else _("frei")]
    if deputy := place.deputy(today):
        said.append(_("Vertretung: {person}").format(person=deputy.name))
    if place.remark:
        said.append(german(place.remark))
    detail = format_html(", ".join(["{}"] * len(said)), *said)
    return told.Row(german(place.body_name), reverse("actors:seat", args=[place.pk]), detail)


def _bodies(town: Municipality, keys: Sequence[int]) -> dict[int, str]:
    """Where people sit today, by name."""
    rows = (
        Occupancy.objects.filter(queries.present(localdate()), person__in=keys, deputises=False)
        .order_by(Alphabetical("seat__body__name"), "pk")
        .values_list("person", "seat__body__abbreviation", "seat__body__name")
    )
    found: dict[int, list[str]] = {}
    for person, abbreviation, name in rows:
        found.setdefault(person, []).append(abbreviation or name)
    return {person: german(", ".join(names)) for person, names in found.items()}


SEATS = gettext_lazy("Sitze")
told.section(told.Section("seats", SEATS, "actor.read", 10, _of_person))
told.section(
    told.Section("seats", SEATS, "actor.read", 20, _of_organisation, about=told.ORGANISATION)
)
told.column(told.Column("bodies", gettext_lazy("Gremien"), "actor.read", 10, _bodies))
for _action in (
    told.Action(
        "seat", gettext_lazy("einen Sitz in einem Gremium geben"), "actor.edit", 10,
        doing.give_seats,
    ),
    told.Action(
        "xlsx", gettext_lazy("als Tabelle ausgeben (XLSX)"), "actor.read", 80, doing.people_xlsx
    ),
    told.Action(
        "vcard", gettext_lazy("als Adressbuch ausgeben (vCard)"), "actor.read", 90,
        doing.people_cards,
    ),
    told.Action(
        "xlsx", gettext_lazy("als Tabelle ausgeben (XLSX)"), "actor.read", 80,
        doing.organisations_xlsx, about=told.ORGANISATION,
    ),
):  # fmt: skip
    told.action(_action)
