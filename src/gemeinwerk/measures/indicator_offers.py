"""What else can be done with an indicator of a measure: areas above offer pages of theirs.

    register(Offer(_("Regelmäßig einlesen"), "figures:share", "figures.edit"))

The measure's page shows each of them to whoever may.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise

from gemeinwerk.accounts.models import User
from gemeinwerk.core.ui import Link
from gemeinwerk.measures.models import Indicator
from gemeinwerk.measures.models.parts import Direction


@dataclass(frozen=True)
class Offer:
    """A page whose address takes the indicator's key. Not for what is answered by yes or no."""

    label: Promise
    page: str
    right: str


_offers: list[Offer] = []


def register(offer: Offer) -> None:
    _offers.append(offer)


def of(indicator: Indicator, user: User) -> Sequence[Link]:
    if indicator.direction == Direction.YES_NO:
        return []
    return [
        Link(str(one.label), reverse(one.page, args=[indicator.pk]))
        for one in _offers
        if user.has_perm(one.right, indicator.measure)
    ]
