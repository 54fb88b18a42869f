"""Drafts are drawn from the wave's text, for each in their language; edited ones stay."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from django.utils.dateformat import format as date_as
from django.utils.formats import get_format

from gemeinwerk.audit import operations as audit
from gemeinwerk.invitations import own_words
from gemeinwerk.invitations.greeting import greeting
from gemeinwerk.invitations.models import (
    Invitation,
    Letter,
    LetterState,
    Purpose,
    Wave,
    WaveText,
)
from gemeinwerk.invitations.placeholders import filled
from gemeinwerk.invitations.tongues import GERMAN

OPEN_STATES = (LetterState.DRAFTED, LetterState.REVIEW)
Texts = Mapping[str, WaveText]


@dataclass(frozen=True)
class Drawn:
    """A text as one person will read it, but for the link."""

    subject: str
    body: str
    language: str


def texts_of(wave: Wave, purpose: str = Purpose.INVITATION) -> dict[str, WaveText]:
    """By language."""
    return {text.language: text for text in wave.texts.all() if text.purpose == purpose}


def sent_as(wave: Wave, purpose: str) -> tuple[dict[str, WaveText], bool]:
    """What letters of a purpose are drawn from, and whether it is their own: until there is a text
    for reminders in German at least, the invitation goes out once more (`as_reminder`)."""
    own = texts_of(wave, purpose)
    if GERMAN in own or purpose == Purpose.INVITATION:
        return own, True
    return texts_of(wave), False


def as_reminder(told: Drawn) -> Drawn:
    """The invitation once more, called a reminder."""
    return replace(told, subject=own_words.reminder(told.subject, told.language)[:200])


def drawn(invitation: Invitation, texts: Texts) -> Drawn:
    """Raises KeyError where there is no German text either."""
    text = texts[_read_in(invitation, texts)]
    values = values_for(invitation, text.language)
    return Drawn(
        " ".join(filled(text.subject, values).split())[:200],
        filled(text.body, values),
        text.language,
    )


def drawn_for(
    invitation: Invitation | None, wave: Wave, text: WaveText, *, name: str = ""
) -> Drawn:
    """The very text, as this person would read it, or somebody called so."""
    if invitation is None:
        invitation = Invitation(wave=wave, person=None)
    invitation.wave = wave
    values = values_for(invitation, text.language)
    if invitation.person is None:
        values |= {"anrede": greeting(None, text.language, name=name), "name": name}
    subject = " ".join(filled(text.subject, values).split())[:200]
    return Drawn(subject, filled(text.body, values), text.language)


def values_for(invitation: Invitation, language: str) -> dict[str, str]:
    """What stands in the place of each placeholder, but for the link."""
    through = invitation.body or invitation.organisation
    return {
        "anrede": greeting(invitation.person, language),
        "name": str(invitation),
        "gruppe": str(through) if through else "",
        "frist": day_in(invitation.wave.answer_until, language),
    }


def redraw(wave: Wave, *, only_languages: bool = False) -> int:
    """Draw anew what has not left; how many drafts. What was edited by hand is kept and marked.

    `only_languages`: only for those who have chosen another language since it was drawn.
    """
    texts = texts_of(wave)
    if GERMAN not in texts:
        return 0
    waiting = Letter.objects.filter(
        invitation__wave=wave, purpose=Purpose.INVITATION, state__in=OPEN_STATES
    )
    rows = list(
        waiting.select_related(
            "invitation__person", "invitation__body", "invitation__organisation"
        ).order_by("pk")
    )
    changed: list[Letter] = []
    for letter in rows:
        letter.invitation.wave = wave
        if only_languages and letter.language == _read_in(letter.invitation, texts):
            continue
        if letter.edited:
            letter.overtaken = True
        else:
            write(letter, drawn(letter.invitation, texts))
        changed.append(letter)
    fields = ["subject", "body", "language", "drawn_at", "overtaken"]
    Letter.objects.bulk_update(changed, fields, batch_size=200)
    return sum(not letter.edited for letter in changed)


def draft(invitations: Sequence[Invitation], wave: Wave) -> int:
    """Write the first draft for those who have none; how many."""
    texts = texts_of(wave)
    if GERMAN not in texts:
        return 0
    there = set(
        Letter.objects.filter(invitation__wave=wave, purpose=Purpose.INVITATION).values_list(
            "invitation", flat=True
        )
    )
    new = []
    for invitation in invitations:
        if invitation.pk not in there:
            invitation.wave = wave
            letter = Letter(invitation=invitation, channel=invitation.channel)
            write(letter, drawn(invitation, texts))
            new.append(letter)
    Letter.objects.bulk_create(new, batch_size=200)
    return len(new)


def _read_in(invitation: Invitation, texts: Texts) -> str:
    """In which of the wave's languages somebody reads: their own, else German."""
    return invitation.spoken if invitation.spoken in texts else GERMAN


def write(letter: Letter, told: Drawn) -> None:
    """Unsaved."""
    letter.subject, letter.body, letter.language = told.subject, told.body, told.language
    letter.drawn_at, letter.overtaken = audit.now(), False


def day_in(day: object, language: str) -> str:
    """A day as it is written in a language, whatever language is spoken now."""
    from django.utils import translation

    with translation.override(language):
        return date_as(day, get_format("DATE_FORMAT", language))  # type: ignore[arg-type]
