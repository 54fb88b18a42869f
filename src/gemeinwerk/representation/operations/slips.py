"""Slips: made beforehand, drawn by chance, gone once they are used. Nobody notes who drew which.

A slip is a code of twelve signs, typed or scanned; kept is only its digest. Drawing writes all
slips of the pool, so that where a row lies says nothing about when it was drawn.
"""

import secrets

from django.db.models import Case, F, Value, When
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.models import Person
from gemeinwerk.audit import operations as audit
from gemeinwerk.core.personal_links import hashed
from gemeinwerk.core.writing import hold, verb
from gemeinwerk.representation.errors import DrawnBefore, NoSlipLeft, NotNow
from gemeinwerk.representation.models import Enquiry, EnquiryState, Slip
from gemeinwerk.representation.operations.writing import lock, require
from gemeinwerk.representation.queries import is_open
from gemeinwerk.representation.verbs import RepresentationVerb

MOST_SLIPS = 3_000
"""Of one enquiry."""
SIGNS = "23456789abcdefghjkmnpqrstuvwxyz"
"""Small letters and digits that nobody takes for one another."""
LENGTH, PART = 12, 4


@verb
def add_slips(enquiry: Enquiry, *, number: int, by: User | None) -> Enquiry:
    """So many more people are asked."""
    present = lock(enquiry)
    require(present, EnquiryState.OPEN)
    into_the_pool(present, number)
    present.save(update_fields=["slips"])
    audit.record(RepresentationVerb.ENQUIRY_MORE, present, by=by, after={"slips": number})
    return present


@verb
def draw_slip(enquiry: Enquiry) -> str:
    """One of the pool, by chance; nothing is recorded. Raises `NoSlipLeft`, `NotNow`."""
    present = hold(enquiry)
    return _drawn(present, 1)[0]


@verb
def draw_slip_for(enquiry: Enquiry, *, person: Person) -> str:
    """The same once for each person. Noted is that they drew, not which, and not when. Raises
    `DrawnBefore` besides."""
    present = hold(enquiry)
    if present.drawn.filter(person=person).exists():
        raise DrawnBefore(_("Sie haben schon einen Zettel bekommen; jeder Mensch bekommt einen."))
    code = _drawn(present, 1)[0]
    present.drawn.create(person=person)
    return code


@verb
def print_slips(enquiry: Enquiry, *, number: int, by: User | None) -> list[str]:
    """To be handed out on paper; given out here and never again, since only digests are kept."""
    present = lock(enquiry)
    codes = _drawn(present, number)
    audit.record(RepresentationVerb.ENQUIRY_SLIPS, present, by=by, after={"slips": number})
    return codes


def into_the_pool(enquiry: Enquiry, number: int) -> None:
    """The enquiry is held; it is not saved here."""
    if number < 0 or enquiry.slips + number > MOST_SLIPS:
        raise NotNow(_("Mehr als {n} Zettel gibt es nicht.").format(n=MOST_SLIPS))
    Slip.objects.bulk_create(Slip(enquiry=enquiry) for _number in range(number))
    enquiry.slips += number


def digest_of(code: str) -> str:
    return hashed(plain(code))


def plain(code: str) -> str:
    """As it is kept, whatever strokes, blanks and capitals it was typed with."""
    return "".join(sign for sign in code.casefold() if sign in SIGNS)


def spelled(code: str) -> str:
    """As people read and type it: abcd-efgh-jkmn."""
    return "-".join(code[at : at + PART] for at in range(0, len(code), PART))


def _drawn(enquiry: Enquiry, number: int) -> list[str]:
    if not is_open(enquiry):
        raise NotNow(_("Die Selbstauskunft ist nicht offen."))
    free = list(enquiry.unused.filter(digest=None).values_list("pk", flat=True))
    if number > len(free):
        left = ngettext("{n} Zettel ist", "{n} Zettel sind", len(free)).format(n=len(free))
        raise NoSlipLeft(_("So viele Zettel sind nicht mehr da: {left} übrig.").format(left=left))
    chosen = secrets.SystemRandom().sample(free, number)
    codes = {one: "".join(secrets.choice(SIGNS) for _at in range(LENGTH)) for one in chosen}
    digests = [When(pk=one, then=Value(digest_of(code))) for one, code in codes.items()]
    enquiry.unused.update(digest=Case(*digests, default=F("digest")))
    return list(codes.values())
