"""Two waves of invitations in Havelfurt: one answered, and one that runs."""

import secrets
from collections.abc import Iterator
from datetime import time
from functools import partial
from typing import Any

from gemeinwerk.concepts.models import Concept
from gemeinwerk.demo import content
from gemeinwerk.demo.answering import said
from gemeinwerk.demo.deeds import Deed
from gemeinwerk.demo.moments import at
from gemeinwerk.demo.post import settle_post
from gemeinwerk.demo.town import Cast
from gemeinwerk.invitations import operations
from gemeinwerk.invitations.answering import operations as answering
from gemeinwerk.invitations.choosing import Choice
from gemeinwerk.invitations.models import Invitation, Letter, LetterState, Wave
from gemeinwerk.notices.bounces.operations import keep
from gemeinwerk.notices.bounces.reading import Report

Row = dict[str, Any]
_MORNING, _NOON, _EVENING = time(8, 30), time(12, 15), time(17, 40)


def inviting(cast: Cast, concept: Concept) -> Iterator[Deed]:
    """Each wave from its first word on, on its days."""
    for told in content.read("invitations")["wave"]:
        name, of = told["name"], partial(_wave, concept, told)
        yield Deed(at(told["made"], _NOON), name, partial(_make, cast, concept, told))
        yield Deed(at(told["released"], _MORNING), name, partial(_release, cast, of))
        yield Deed(at(told["released"], _EVENING), name, partial(_hear, cast, of, told))
        if "reminded" in told:
            yield Deed(at(told["reminded"], _MORNING), name, partial(_remind, cast, of))
        if "closed" in told:
            yield Deed(at(told["closed"], _NOON), name, partial(_close, cast, of))


def _wave(concept: Concept, told: Row) -> Wave:
    found: Wave = Wave.objects.select_related("concept__municipality").get(
        concept=concept.pk, name=told["name"]
    )
    return found


def _make(cast: Cast, concept: Concept, told: Row) -> None:
    names = ("name", "why", "answer_until", "reminder_days")
    said = {name: told[name] for name in names}
    wave = operations.create_wave(Concept.objects.get(pk=concept.pk), by=cast.office, **said)
    for text in told["text"]:
        operations.write_text(wave, by=cast.office, **text)
    bodies = frozenset(cast.bodies[key].pk for key in told["bodies"])
    operations.choose(wave, choice=Choice(bodies=bodies), by=cast.office)
    operations.lay_before(wave, by=cast.office)


def _release(cast: Cast, of: partial[Wave]) -> None:
    operations.release_wave(of(), by=cast.office)
    settle_post()
    if Letter.objects.filter(invitation__wave=of(), channel="paper").exists():
        operations.print_letters(of(), suffix="docx", by=cast.office)


def _hear(cast: Cast, of: partial[Wave], told: Row) -> None:
    """What people answered, by their link or by telephone; one address does not exist any more."""
    answers, by_telephone, wave = told["answers"], told["by_telephone"], of()
    invited = Invitation.objects.filter(wave=of(), person__isnull=False).order_by("pk")
    for number, invitation in enumerate(invited.select_related("wave", "person")):
        coming = answers[number % len(answers)]
        if not coming:
            continue
        given, needed = said(wave, number, coming)
        link = invitation.links.order_by("pk").first()
        if link is None or number % 10 == by_telephone:
            answering.take_down(
                invitation, given=given, told="phone", told_on=told["released"], by=cast.office
            )
        else:
            link.invitation = invitation
            # Nobody keeps the word of the link: what is needed is an order of its own each time.
            answering.answer(link, word=secrets.token_hex(), given=given, needed=needed)
    if code := told.get("bounced"):
        _come_back(of(), code)


def _come_back(wave: Wave, code: str) -> None:
    lost = Letter.objects.filter(
        invitation__wave=wave, invitation__answer="open", state=LetterState.SENT, channel="mail"
    ).select_related("notice")
    for letter in lost.order_by("pk")[:1]:
        assert letter.notice is not None
        told = f"550 {code} User unknown"
        report = Report(letter.notice.recipient, True, code, told, (letter.notice.pk,), proven=True)
        keep(report, f"havelfurt {letter.pk}".encode())


def _remind(cast: Cast, of: partial[Wave]) -> None:
    operations.remind(of(), by=cast.office)
    settle_post()


def _close(cast: Cast, of: partial[Wave]) -> None:
    operations.close_wave(of(), by=cast.office)
