"""What is due for the office about seats: those that are vacant, terms that end soon, seats without
a deputy where each should have one. One query, however many bodies."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gemeinwerk.actors import seating
from gemeinwerk.actors.queries import present
from gemeinwerk.actors.seating import Place, Sitting
from gemeinwerk.core import alphabet
from gemeinwerk.core.due import FEW, Due
from gemeinwerk.core.quoting import quoted
from gemeinwerk.municipalities.models import Municipality

SOON = timedelta(days=90)
"""Long enough to ask an organisation for somebody else, and for a council to decide."""


def seats_due(town: Municipality, today: date) -> Iterator[Due]:
    places = seating.places(present(today), body__municipality=town)
    places.sort(key=lambda one: (alphabet.key(one.body_name), one.pk))
    yield from _ending(places, today)
    yield from _vacant(places, today)
    yield from _without_deputy(places, today)


def _ending(places: Sequence[Place], today: date) -> Iterator[Due]:
    """Terms nobody is to follow on, the next to end first."""
    found: list[tuple[date, Place, Sitting]] = []
    for place in places:
        for one in (place.holder(today), place.deputy(today)):
            soon = one and one.until and one.until <= today + SOON
            if one and one.until and soon and not place.coming(today, deputises=one.deputises):
                found.append((one.until, place, one))
    found.sort(key=lambda each: each[0])
    for until, place, one in found[:FEW]:
        words = (
            _("Die Vertretung durch {person} in {body} endet am {day}.")
            if one.deputises
            else _("Die Amtszeit von {person} in {body} endet am {day}.")
        )
        yield Due(
            words.format(
                person=one.name, body=quoted(place.body_name), day=date_format(until, "DATE_FORMAT")
            ),
            _("Sitz ansehen"),
            reverse("actors:seat", args=[place.pk]),
            tone="progress",
            word=_("endet bald"),
            named=one.name,
        )
    if (more := len(found) - FEW) > 0:
        text = ngettext(
            "{n} weitere Amtszeit endet bald.", "{n} weitere Amtszeiten enden bald.", more
        )
        yield Due(text.format(n=more), *_to_bodies(), tone="progress", word=_("endet bald"))


def _vacant(places: Sequence[Place], today: date) -> Iterator[Due]:
    vacant = [one for one in places if not one.holder(today) and not one.coming(today)]
    yield from _by_body(
        vacant,
        lambda n: ngettext("In {body} ist ein Sitz frei.", "In {body} sind {n} Sitze frei.", n),
        lambda n: ngettext(
            "In {n} weiteren Gremium sind Sitze frei.",
            "In {n} weiteren Gremien sind Sitze frei.",
            n,
        ),
        _("Sitze besetzen"),
        _("frei"),
    )


def _without_deputy(places: Sequence[Place], today: date) -> Iterator[Due]:
    alone = [
        one
        for one in places
        if one.wants_deputies and not one.deputy(today) and not one.coming(today, deputises=True)
    ]
    yield from _by_body(
        alone,
        lambda n: ngettext(
            "In {body} hat ein Sitz keine Vertretung.",
            "In {body} haben {n} Sitze keine Vertretung.",
            n,
        ),
        lambda n: ngettext(
            "In {n} weiteren Gremium fehlen Vertretungen.",
            "In {n} weiteren Gremien fehlen Vertretungen.",
            n,
        ),
        _("Vertretungen eintragen"),
        _("ohne Vertretung"),
    )


def _by_body(
    places: Sequence[Place], text: Callable[[int], str], rest: Callable[[int], str],
    action: str, word: str,
) -> Iterator[Due]:  # fmt: skip
    """One line for each body, and one for all further ones."""
    bodies: dict[int, list[Place]] = {}
    for one in places:
        bodies.setdefault(one.body, []).append(one)
    for body, found in list(bodies.items())[:FEW]:
        sentence = text(len(found)).format(n=len(found), body=quoted(found[0].body_name))
        yield Due(sentence, action, reverse("actors:body", args=[body]), tone="delayed", word=word)
    if (more := len(bodies) - FEW) > 0:
        yield Due(rest(more).format(n=more), *_to_bodies(), tone="delayed", word=word)


def _to_bodies() -> tuple[str, str]:
    return _("Gremien ansehen"), reverse("actors:bodies")
