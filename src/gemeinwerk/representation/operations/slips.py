"""Slips: made beforehand, drawn by chance, gone once they are used. Nobody notes who drew which.

A slip is a code of twelve signs, typed or scanned; kept is only its digest. Drawing writes all
slips of the pool, so that where a row lies says nothing about when it was drawn; who drew is
written anew with each, in the order of people.
"""

import secrets
from collections.abc import Iterable

from django.db.models import Case, F, Value, When
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.models import Person
from gemeinwerk.audit import operations as audit
from gemeinwerk.core.personal_links import hashed
from gemeinwerk.core.writing import hold, verb
from gemeinwerk.representation.errors import DrawnBefore, NoSlipLeft, NotNow
from gemeinwerk.representation.models import Drawn, Enquiry, EnquiryState, Slip
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
    return _drawn(present, _codes(1))[0]


@verb
def draw_slip_for(enquiry: Enquiry, *, person: Person, form: str = "") -> str:
    """The same once for each person. Noted is that they drew, not which, and not when. `form`: the
    token of the form they sent; sent twice it gives the same slip. Raises `DrawnBefore` besides."""
    present = hold(enquiry)
    code = _code_of(form, person) if form else _codes(1)[0]
    drew = list(present.drawn.values_list("person", flat=True))
    if person.pk in drew:
        if present.unused.filter(digest=digest_of(code)).exists():
            return code
        raise DrawnBefore(_("Sie haben schon einen Zettel bekommen; jeder Mensch bekommt einen."))
    _drawn(present, [code])
    write_who_drew(present, [*drew, person.pk])
    return code


@verb
def print_slips(enquiry: Enquiry, *, number: int, by: User | None) -> list[str]:
    """To be handed out on paper; given out here and never again, since only digests are kept."""
    present = lock(enquiry)
    codes = _drawn(present, _codes(number))
    audit.record(RepresentationVerb.ENQUIRY_SLIPS, present, by=by, after={"slips": number})
    return codes


def into_the_pool(enquiry: Enquiry, number: int) -> None:
    """The enquiry is held; it is not saved here."""
    if number < 0 or enquiry.slips + number > MOST_SLIPS:
        raise NotNow(_("Mehr als {n} Zettel gibt es nicht.").format(n=MOST_SLIPS))
    Slip.objects.bulk_create(Slip(enquiry=enquiry) for _number in range(number))
    enquiry.slips += number


def write_who_drew(enquiry: Enquiry, people: Iterable[int]) -> None:
    """All anew: neither the order of rows nor a row's version says who drew last."""
    enquiry.drawn.all().delete()
    Drawn.objects.bulk_create(Drawn(enquiry=enquiry, person_id=one) for one in sorted(people))


def digest_of(code: str) -> str:
    return hashed(plain(code))


def plain(code: str) -> str:
    """As it is kept, whatever strokes, blanks and capitals it was typed with."""
    return "".join(sign for sign in code.casefold() if sign in SIGNS)


def spelled(code: str) -> str:
    """As people read and type it: abcd-efgh-jkmn."""
    return "-".join(code[at : at + PART] for at in range(0, len(code), PART))


def _codes(number: int) -> list[str]:
    return ["".join(secrets.choice(SIGNS) for _at in range(LENGTH)) for _one in range(number)]


def _code_of(form: str, person: Person) -> str:
    """As good as drawn by chance: the token of a form is, and is kept nowhere."""
    told = salted_hmac("representation.slip", f"{person.pk}/{form}", algorithm="sha256").digest()
    rest, signs = int.from_bytes(told), []
    for _at in range(LENGTH):
        rest, sign = divmod(rest, len(SIGNS))
        signs.append(SIGNS[sign])
    return "".join(signs)


def _drawn(enquiry: Enquiry, codes: list[str]) -> list[str]:
    """Slips of the pool, by chance, that hold these codes from now on."""
    if not is_open(enquiry):
        raise NotNow(_("Die Selbstauskunft ist nicht offen."))
    free = list(enquiry.unused.filter(digest=None).values_list("pk", flat=True))
    if len(codes) > len(free):
        left = ngettext("{n} Zettel ist", "{n} Zettel sind", len(free)).format(n=len(free))
        raise NoSlipLeft(_("So viele Zettel sind nicht mehr da: {left} übrig.").format(left=left))
    chosen = secrets.SystemRandom().sample(free, len(codes))
    digests = [
        When(pk=one, then=Value(digest_of(code))) for one, code in zip(chosen, codes, strict=True)
    ]
    enquiry.unused.update(digest=Case(*digests, default=F("digest")))
    return codes
