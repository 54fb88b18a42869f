"""Pairs of organisations that may be one: proposed, the likeliest first, until somebody decided."""

from collections.abc import Iterable
from urllib.parse import urlsplit

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gemeinwerk.actors.models import DifferentOrganisation, Organisation, OrganisationKind
from gemeinwerk.engines import same_organisation
from gemeinwerk.engines.same_organisation import Pair, Reason
from gemeinwerk.german.people.reaching import digits_of
from gemeinwerk.municipalities.models import Municipality

REASONS: dict[Reason, str | Promise] = {
    Reason.SAME_NAME: _("derselbe Name bis auf Schreibweise und Rechtsform"),
    Reason.SAME_WORDS: _("derselbe Name in anderer Form („Caritas“ und „Caritasverband“)"),
    Reason.TYPED_WRONG: _("die Namen unterscheiden sich nur in einem oder zwei Buchstaben"),
    Reason.OTHER_NAME: _("ein anderer Name der einen ist der Name der anderen"),
    Reason.SAME_ABBREVIATION: _("dasselbe Kurzzeichen"),
    Reason.ABBREVIATED: _("das Kurzzeichen der einen ist der Name der anderen"),
    Reason.INITIALS: _("der kurze Name sind die Anfangsbuchstaben des langen"),
    Reason.SAME_MAIL: _("dieselbe E-Mail-Adresse"),
    Reason.SAME_PHONE: _("dieselbe Telefonnummer"),
    Reason.SAME_PAGE: _("dieselbe Internetseite"),
    Reason.SAME_ADDRESS: _("dieselbe Anschrift"),
}
_NO_OWN = frozenset({"facebook.com", "instagram.com", "linktr.ee"})
"""Hosts of many."""


def reasons_in_words(reasons: Iterable[Reason]) -> list[str]:
    return [str(REASONS[one]) for one in reasons]


def proposed(town: Municipality) -> list[Pair]:
    """Without those somebody told apart: two queries. Units are the town's own register."""
    rows = Organisation.objects.filter(municipality=town, active=True)
    rows = rows.exclude(kind=OrganisationKind.UNIT).order_by("pk")
    found = same_organisation.find([_as_engine(one) for one in rows], places=[town.name])
    told = DifferentOrganisation.objects.filter(one__municipality=town)
    apart = set(told.values_list("one_id", "other_id"))
    return [pair for pair in found if _in_order(pair) not in apart]


def _in_order(pair: Pair) -> tuple[int, int]:
    one, other = int(pair.one), int(pair.other)
    return min(one, other), max(one, other)


def _as_engine(row: Organisation) -> same_organisation.Organisation:
    mails = (row.email, *(one for one in row.further if "@" in one))
    phones = (row.phone, *(one for one in row.further if "@" not in one))
    host = (urlsplit(row.page).hostname or "").removeprefix("www.")
    return same_organisation.Organisation(
        str(row.pk),
        row.name,
        row.abbreviation,
        tuple(row.aliases),
        tuple(filter(None, mails)),
        tuple(digits for one in phones if len(digits := digits_of(one)) >= 6),
        "" if host in _NO_OWN else host,
        f"{row.street} {row.postcode}" if row.street else "",
    )
