"""What bodies are made up of beside what the office aims at: by group of actors, in words too.

found = balances(bodies, day)      # two queries, however many bodies
found[0].sentences                 # In „Wohnen“ sitzt niemand aus der Beratungspraxis.
together(found)                    # the same groups over all of them
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gemeinwerk.actors import seating
from gemeinwerk.actors.models import ActorGroup, Body, Target
from gemeinwerk.actors.models.seats import span
from gemeinwerk.actors.seating import Place
from gemeinwerk.core.quoting import quoted
from gemeinwerk.core.ui import Tone

Aim = tuple[int, int | None]


@dataclass(frozen=True)
class Share:
    """The seats of one group; without a group: those that count to none."""

    group: ActorGroup | None
    taken: int
    vacant: int
    low: int | None = None
    high: int | None = None

    @property
    def missing(self) -> int:
        return max(0, (self.low or 0) - self.taken)

    @property
    def over(self) -> int:
        return 0 if self.high is None else max(0, self.taken - self.high)

    @property
    def name(self) -> str:
        return self.group.shown if self.group else _("ohne Gruppe")

    @property
    def aim(self) -> str:
        return "" if self.low is None else span(self.low, self.high)

    @property
    def tone(self) -> Tone:
        if self.low is None:
            return "none"
        if self.missing:
            return "delayed" if self.taken else "off"
        return "partly" if self.over else "done"

    @property
    def word(self) -> str:
        if self.low is None:
            return _("kein Ziel")
        if self.missing:
            if not self.taken:
                return _("niemand")
            return ngettext("{n} fehlt", "{n} fehlen", self.missing).format(n=self.missing)
        if self.over:
            return _("{n} mehr als das Ziel").format(n=self.over)
        return _("erreicht")

    @property
    def said(self) -> str:
        """The picture in words."""
        told = [ngettext("{n} besetzt", "{n} besetzt", self.taken).format(n=self.taken)]
        if self.aim:
            told.append(_("Ziel {aim}").format(aim=self.aim))
        return ", ".join([*told, self.word])

    @property
    def phrase(self) -> str:
        return self.group.in_a_sentence if self.group else ""


@dataclass(frozen=True)
class Balance:
    """A body, or several together (`body` is None), on a day."""

    shares: Sequence[Share]
    body: Body | None = None

    @property
    def taken(self) -> int:
        return sum(one.taken for one in self.shares)

    @property
    def vacant(self) -> int:
        return sum(one.vacant for one in self.shares)

    @property
    def missing(self) -> int:
        return sum(one.missing for one in self.shares)

    @property
    def has_aims(self) -> bool:
        return any(one.low is not None for one in self.shares)

    @property
    def nobody_from(self) -> list[Share]:
        return [one for one in self.shares if one.missing and not one.taken]

    @property
    def too_few_from(self) -> list[Share]:
        return [one for one in self.shares if one.missing and one.taken]

    @property
    def tone(self) -> Tone:
        if not self.has_aims:
            return "none"
        if self.missing:
            return "off" if self.nobody_from else "delayed"
        return "done"

    @property
    def word(self) -> str:
        if not self.has_aims:
            return _("kein Ziel")
        if self.missing:
            return ngettext("{n} fehlt", "{n} fehlen", self.missing).format(n=self.missing)
        return _("erreicht")

    @property
    def size(self) -> str:
        """How many seats the body should have, where that is said."""
        return span(self.body.seats_low, self.body.seats_high) if self.body else ""

    @property
    def sentences(self) -> list[str]:
        """What is missing, as people say it; empty where nothing is."""
        told = []
        if nobody := [one.phrase for one in self.nobody_from]:
            words = (
                _("In {body} sitzt niemand {groups}.")
                if self.body
                else _("In keinem Gremium sitzt jemand {groups}.")
            )
            groups = get_text_list(nobody, _("oder"))
            told.append(words.format(body=quoted(self.body), groups=groups))
        if few := self.too_few_from:
            missing = sum(one.missing for one in few)
            listed = get_text_list([_some(one) for one in few], _("und"))
            words = ngettext("Es fehlt noch {people}.", "Es fehlen noch {people}.", missing)
            if not told and self.body:
                words = ngettext(
                    "In {body} fehlt noch {people}.", "In {body} fehlen noch {people}.", missing
                )
            told.append(words.format(body=quoted(self.body), people=listed))
        return told


def _some(share: Share) -> str:
    people = ngettext("eine Person {group}", "{n} Personen {group}", share.missing)
    return people.format(n=share.missing, group=share.phrase)


def balances(bodies: Iterable[Body], day: date) -> list[Balance]:
    """One for each, in the same order."""
    every = list(bodies)
    keys = [one.pk for one in every]
    targets: dict[int, list[Target]] = {key: [] for key in keys}
    for target in Target.objects.filter(body__in=keys).select_related("group"):
        targets[target.body_id].append(target)
    places: dict[int, list[Place]] = {key: [] for key in keys}
    for place in seating.places(body__in=keys):
        places[place.body].append(place)
    return [balance(one, places[one.pk], targets[one.pk], day) for one in every]


def balance(
    body: Body | None, places: Iterable[Place], targets: Iterable[Target], day: date
) -> Balance:
    """Guests do not count; vacant seats do, as vacant."""
    there = [one for one in places if one.there(day) and one.counts]
    aims: dict[int | None, Aim] = {one.group_id: (one.low, one.high) for one in targets}
    groups: dict[int | None, ActorGroup | None] = {one.group_id: one.group for one in targets}
    groups |= {one.group.pk if one.group else None: one.group for one in there}
    shares = []
    for key, group in sorted(groups.items(), key=lambda pair: _line(pair[1])):
        seats = [one for one in there if (one.group.pk if one.group else None) == key]
        taken = sum(1 for one in seats if one.holder(day))
        low, high = aims.get(key, (None, None))
        shares.append(Share(group, taken, len(seats) - taken, low, high))
    return Balance(shares, body)


def together(found: Iterable[Balance]) -> Balance:
    """The groups over several bodies: seats and aims added up. A group one body has an aim for and
    another has not counts the seats of both; without an upper end in one there is none."""
    summed: dict[int | None, list[Share]] = {}
    for one in found:
        for share in one.shares:
            summed.setdefault(share.group.pk if share.group else None, []).append(share)
    shares = [_sum(parts) for parts in summed.values()]
    return Balance(sorted(shares, key=lambda one: _line(one.group)))


def _sum(parts: Sequence[Share]) -> Share:
    lows = [one.low for one in parts if one.low is not None]
    highs = [one.high for one in parts if one.low is not None]
    return Share(
        parts[0].group,
        sum(one.taken for one in parts),
        sum(one.vacant for one in parts),
        sum(lows) if lows else None,
        sum(one or 0 for one in highs) if highs and None not in highs else None,
    )


def _line(group: ActorGroup | None) -> tuple[bool, int, int]:
    """In the town's order; what counts to none comes last."""
    return (group is None, group.position if group else 0, group.pk if group else 0)
