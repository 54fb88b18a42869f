"""What the office does around answers: says what is asked, and books what is needed.

set_page(wave, by=user, meeting="Auftakt", bodies=[…], …)
write_page(page, language="ar", by=user, heading="…")
book(order, by=user)
"""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.models import Body, Person
from gemeinwerk.actors.operations import create_person
from gemeinwerk.audit import operations as audit
from gemeinwerk.core.shown import require_same
from gemeinwerk.core.tongues import NAMES
from gemeinwerk.core.writing import hold, verb
from gemeinwerk.invitations.answering import needs, queries
from gemeinwerk.invitations.answering.choices import Need
from gemeinwerk.invitations.answering.errors import NobodyNamed
from gemeinwerk.invitations.answering.models import AnswerPage, NeedsOrder, PageText, Reply
from gemeinwerk.invitations.answering.verbs import AnsweringVerb
from gemeinwerk.invitations.choosing import Choice
from gemeinwerk.invitations.models import Invitation, Wave
from gemeinwerk.invitations.operations import choose

COLUMNS = (
    "meeting", "starts_at", "ends_at", "place", "slots", "dates", "asks_themes", "asks_needs",
)  # fmt: skip
TEXTS = ("heading", "introduction", "meeting", "place", "next_steps", "bodies")


@verb
def set_page(
    wave: Wave, *, by: User | None, bodies: Iterable[Body], seen: str | None = None, **values: Any
) -> AnswerPage:
    """What is asked in a wave; what was answered before stays as it was said."""
    present = _held(wave)
    page = AnswerPage.objects.filter(wave=present).first() or AnswerPage(wave=present)
    require_same(told(page), seen)
    before = {name: getattr(page, name) for name in values}
    for name, value in values.items():
        setattr(page, name, value)
    page.save()
    chosen = [one for one in bodies if one.municipality_id == present.municipality_id]
    page.bodies.set(chosen)
    # Days that moved move what is kept until then.
    NeedsOrder.objects.filter(wave=present).update(last_day=needs.last_day(page))
    changed = [name for name, value in values.items() if before[name] != value]
    audit.record(AnsweringVerb.PAGE_EDIT, present, by=by, after={"fields": changed})
    return page


@verb
def write_page(
    wave: Wave, *, language: str, by: User | None, seen: str | None = None, **words: Any
) -> PageText:
    """What the page of answers says in one language, beside the text of the letter."""
    present = _held(wave)
    page = AnswerPage.objects.filter(wave=present).first()
    if page is None:
        page = AnswerPage.objects.create(wave=present)
        page.bodies.set(queries.offered(AnswerPage(wave=present)))
    text = page.texts.filter(language=language).first() or PageText(page=page, language=language)
    require_same(told_in(text), seen)
    for name, value in words.items():
        setattr(text, name, value)
    text.save()
    audit.record(AnsweringVerb.PAGE_WRITE, present, by=by, after={"text": NAMES[language]})
    return text


@verb
def invite_deputy(invitation: Invitation, *, by: User) -> Person:
    """Whoever was named to come instead is invited in the same wave, with a link of their own; what
    is written to them waits to be looked at. Named twice, they are there once."""
    reply = Reply.objects.filter(invitation=invitation).first()
    if reply is None or not reply.deputy_name:
        raise NobodyNamed(_("Es ist niemand genannt, der stattdessen kommt."))
    person = _deputy(invitation, reply, by)
    if not Invitation.objects.filter(wave=invitation.wave, person=person).exists():
        choose(invitation.wave, choice=Choice(people=frozenset({person.pk})), by=by)
    return person


@verb
def add_order(
    wave: Wave, *, needed: Iterable[str], interpreting: str, note: str, by: User
) -> NeedsOrder:
    """Somebody said by telephone what they need: an order without a name, which no link changes."""
    present = _held(wave)
    page = queries.page_of(present)
    chosen = [one for one in Need.values if one in set(needed)]
    order = NeedsOrder.objects.create(
        wave=present,
        key=needs.chance_key(),
        needs=chosen,
        interpreting=interpreting if Need.INTERPRETING in chosen else "",
        note=note,
        last_day=needs.last_day(page),
        consent="",
    )
    audit.record(AnsweringVerb.ORDER_ADD, present, by=by)
    return order


@verb
def book(order: NeedsOrder, *, by: User) -> None:
    """It is taken care of. Pressed twice, once."""
    wave = _held(order.wave)
    present = hold(order)
    if not present.booked:
        present.booked = True
        present.save(update_fields=["booked"])
        audit.record(AnsweringVerb.ORDER_BOOK, wave, by=by)


@verb
def remove_order(order: NeedsOrder, *, by: User) -> None:
    wave = _held(order.wave)
    hold(order).delete()
    audit.record(AnsweringVerb.ORDER_REMOVE, wave, by=by)


def told(page: AnswerPage) -> list[Any]:
    """What a form of the page was filled from (`core.shown`)."""
    bodies = sorted(page.bodies.values_list("pk", flat=True)) if page.pk else []
    return [*(str(getattr(page, name)) for name in COLUMNS), bodies]


def told_in(text: PageText) -> list[Any]:
    return [str(getattr(text, name)) for name in TEXTS]


def _deputy(invitation: Invitation, reply: Reply, by: User) -> Person:
    """Whoever has the address that was given, else somebody new, of the same organisation."""
    town = invitation.wave.concept.municipality
    if reply.deputy_email:
        known = Person.objects.filter(municipality=town, email__iexact=reply.deputy_email).first()
        if known:
            return known
    organisations = [invitation.organisation] if invitation.organisation else []
    return create_person(
        town,
        by=by,
        name=reply.deputy_name,
        email=reply.deputy_email,
        language=reply.language,
        organisations=organisations,
    )


def _held(wave: Wave) -> Wave:
    concept = hold(wave.concept, "municipality")
    found = hold(wave)
    found.concept = concept
    return found
