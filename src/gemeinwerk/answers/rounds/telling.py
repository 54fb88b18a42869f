"""Who is told of an answer, and on which way: by mail, by letter, under their link, or not at all
but at the counter.

A mail goes to an address, whoever's voices it belongs to; a letter to whoever lives somewhere.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from gemeinwerk.answers.rounds.models import Answer
from gemeinwerk.contributions.models import Voice

MAIL, LETTER, LINK, COUNTER = "mail", "letter", "link", "counter"
LETTERS = "letters"
WAYS = (MAIL, LETTER, LINK, COUNTER)


@dataclass
class Recipient:
    """One address with all answers for it, each with the voice it answers."""

    key: str
    told: list[tuple[Answer, Voice]] = field(default_factory=list)

    @property
    def language(self) -> str:
        return self.told[0][1].language

    @property
    def name(self) -> str:
        """ "" where several people share the address."""
        names = {called(voice) for _answer, voice in self.told} - {""}
        return names.pop() if len(names) == 1 else ""


def called(voice: Voice) -> str:
    """By which name somebody is written to; never by the one an office gave them."""
    return str(voice.person) if voice.person else voice.name


def way_of(voice: Voice) -> str:
    if voice.can_be_written_to:
        return MAIL
    if voice.address.strip():
        return LETTER
    return LINK if (voice.original or voice).proof else COUNTER


def voices_of(answers: Iterable[Answer]) -> list[tuple[Answer, Voice]]:
    """One query; in the order of the answers."""
    listed = list(answers)
    rows = Voice.objects.filter(contribution__in=[one.contribution_id for one in listed])
    of: dict[int, list[Voice]] = {}
    for voice in rows.select_related("person", "organisation", "original").order_by("pk"):
        of.setdefault(voice.contribution_id, []).append(voice)
    return [(one, voice) for one in listed for voice in of.get(one.contribution_id, [])]


def counted(told: Sequence[tuple[Answer, Voice]]) -> dict[str, int]:
    """How many voices are told on which way, and how many letters that are."""
    found = dict.fromkeys(WAYS, 0)
    for _answer, voice in told:
        found[way_of(voice)] += 1
    return found | {LETTERS: len(by_letter(told))}


def by_mail(told: Iterable[tuple[Answer, Voice]]) -> list[Recipient]:
    """A mail each."""
    return _grouped(
        (voice.can_be_written_to.strip().lower(), answer, voice)
        for answer, voice in told
        if way_of(voice) == MAIL
    )


def by_letter(told: Iterable[tuple[Answer, Voice]]) -> list[Recipient]:
    """A letter each: one to each name at an address, however it is broken into lines."""
    return _grouped(
        (" ".join(f"{called(voice)} {voice.address}".lower().split()), answer, voice)
        for answer, voice in told
        if way_of(voice) == LETTER
    )


def _grouped(told: Iterable[tuple[str, Answer, Voice]]) -> list[Recipient]:
    found: dict[str, Recipient] = {}
    for key, answer, voice in told:
        recipient = found.setdefault(key, Recipient(key))
        if all(one.pk != answer.pk for one, _voice in recipient.told):
            recipient.told.append((answer, voice))
    return list(found.values())
