"""What people without an account can do: say something, amend it, take it back.

submit(phase, said={…}, who={…}, word=word, doubts=[…], language="uk")
amend(voice, said={…}, seen=stamp)
take_back(voice); forget_address(voice); remove_file(voice, attachment)
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db.models import Q
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from gemeinwerk.audit import operations as audit
from gemeinwerk.contributions import receipts
from gemeinwerk.contributions.asking import answering
from gemeinwerk.contributions.files import Sent
from gemeinwerk.contributions.form import doubts as doubts_of
from gemeinwerk.contributions.form import notices, queries
from gemeinwerk.contributions.form.errors import NothingSaid, NotOpen, Settled
from gemeinwerk.contributions.form.verbs import FormVerb
from gemeinwerk.contributions.lifecycle import CONTRIBUTION
from gemeinwerk.contributions.merging.queries import answered_itself
from gemeinwerk.contributions.models import (
    Attachment,
    Channel,
    Contribution,
    ContributionKind,
    ContributionState,
    Moderation,
    Participation,
    Voice,
)
from gemeinwerk.contributions.moderating.models import DoubtKind, Hiding, Report
from gemeinwerk.contributions.moderating.operations import doubt
from gemeinwerk.contributions.operations import attach, remove_attachment, withdraw, writing
from gemeinwerk.contributions.searching import search_text
from gemeinwerk.core.lengths import require_bearable
from gemeinwerk.core.personal_links import hashed, new_word
from gemeinwerk.core.shown import require_same
from gemeinwerk.core.writing import hold, verb
from gemeinwerk.invitations.answering import privacy_notice

WHILE_OPEN = (ContributionState.HELD, ContributionState.PUBLIC, ContributionState.HIDDEN)
"""States in which its author may amend it."""


@verb
def submit(
    phase: Participation,
    *,
    said: Mapping[str, Any],
    who: Mapping[str, Any],
    word: str,
    doubts: Iterable[str] = (),
    language: str = "de",
    mailed: bool = True,
    files: Sequence[Sent] = (),
    worked: bool | None = None,
) -> str:
    """It is there, and followed by the word that is returned. Sent twice, it is one contribution.

    `language`: in which whoever wrote it reads our pages; `mailed`: the receipt goes to the address
    as well, where there is one; `files`: sent along, and looked at before anybody reads it;
    `worked`: whether the browser worked out what is asked in a wave, once for each form (None: no
    wave).
    """
    concept = hold(phase.concept, "municipality")
    present = hold(phase)
    text = _required(said["text"])
    before = Voice.objects.filter(proof=hashed(word)).select_related("contribution").first()
    if before is not None:
        if before.contribution.text == text:
            return word
        word = new_word()  # with "back" and other words: another contribution
        worked = False if worked else worked
    if not concept.public or not queries.is_open(present, localdate(audit.now())):
        raise NotOpen(_("Diese Beteiligung ist beendet. Hier kommt nichts mehr an."))
    now = audit.now()
    new = Contribution(
        concept=concept,
        participation=present,
        number=writing.next_number(concept),
        channel=Channel.FORM,
        received_at=now,
        said_on=localdate(now),
    )
    kinds = [*doubts, *([DoubtKind.SAME] if _is_known(new, text) else [])]
    kinds += [DoubtKind.FILES] if files else []
    kinds += [DoubtKind.WAVE] if worked is False else []
    held = present.moderation == Moderation.BEFORE or kinds
    new.state = ContributionState.HELD if held else ContributionState.PUBLIC
    _say(new, said, text)
    doubt(new, kinds)
    voice = Voice(contribution=new, language=language, **who)
    if voice.name or voice.email:
        voice.privacy, voice.agreed_at = privacy_notice.agreed(concept.municipality), now
    receipts.put(voice, word)
    voice.save()
    for sent in files:
        attach(new, sent=sent, title="", by=None, by_author=True)
    audit.record(FormVerb.SUBMIT, new, by=None, public=not held)
    if voice.email and mailed:
        notices.received(voice)
    return word


@verb
def amend(voice: Voice, *, said: Mapping[str, Any], seen: str | None = None) -> Contribution:
    """Until the phase ends. New words of what is read first wait once more, as doubtful ones do and
    those of which something was blacked out; what is hidden waits whatever was changed."""
    present = _held(voice)
    require_same(told(present), seen)
    if not may_amend(present):
        raise Settled(_("Ändern lässt sich dieser Beitrag nicht mehr."))
    text = _required(said["text"])
    was_public = present.is_public
    if present.text != text:
        _look_again(present, text)
    elif present.state == ContributionState.HIDDEN or _are_to_be_read(present, said):
        _wait(present)
    _say(present, said, text)
    audit.record(FormVerb.AMEND, present, by=None, public=was_public)
    return present


def _look_again(present: Contribution, text: str) -> None:
    kinds = [*doubts_of.of_text(text), *([DoubtKind.SAME] if _is_known(present, text) else [])]
    known = set(present.doubts.values_list("kind", flat=True))
    doubt(present, [one for one in kinds if one not in known])
    phase = present.participation
    reads_before = phase is None or phase.moderation == Moderation.BEFORE
    if not present.is_public or kinds or present.public_text or reads_before:
        _wait(present)
    present.public_text, present.translation = "", ""


def _are_to_be_read(present: Contribution, said: Mapping[str, Any]) -> bool:
    """Whether it states something in other words than those that were read."""
    answers = said.get("answers", {})
    if not answering.are_other_words(present, answers):
        return False
    phase = present.participation
    reads_before = phase is None or phase.moderation == Moderation.BEFORE
    return reads_before or bool(doubts_of.of_text(answering.texts(answers)))


def _wait(present: Contribution) -> None:
    if present.state != ContributionState.HELD:
        CONTRIBUTION.require(present, ContributionState.HELD)
    present.hidings.filter(shown_at=None).update(shown_at=audit.now())
    present.state, present.because = ContributionState.HELD, ""


@verb
def take_back(voice: Voice) -> Contribution:
    """What was said, what came with it, and who said it are gone; its number stays. At any time."""
    present = withdraw(voice.contribution, by=None)
    with_parts = Q(contribution=present) | Q(contribution__split__whole=present)
    Report.objects.filter(with_parts, settled_at=None).update(settled_at=audit.now())
    Hiding.objects.filter(with_parts).update(note="", objection="", answer="")
    return present


def remove_file(voice: Voice, attachment: Attachment) -> None:
    """What they sent along, at any time."""
    if attachment.by_author and attachment.contribution_id == voice.contribution_id:
        remove_attachment(attachment, by=None)


@verb
def forget_address(voice: Voice) -> None:
    """No more mails about it, to whoever's address it was."""
    contribution = _held(voice)
    present = hold(voice)
    present.email = ""
    present.save(update_fields=["email"])
    present.copies.update(email="")
    audit.record(FormVerb.FORGET_ADDRESS, contribution, by=None)


def may_amend(contribution: Contribution) -> bool:
    """Until the phase ends, and as long as it is answered by itself: neither merged nor split."""
    phase = contribution.participation
    if phase is None or contribution.state not in WHILE_OPEN:
        return False
    if not queries.is_open(phase, localdate(audit.now())):
        return False
    return Contribution.objects.filter(answered_itself(), pk=contribution.pk).exists()


def told(contribution: Contribution) -> list[Any]:
    """What the page to amend it was filled from (`core.shown`)."""
    return [contribution.text, contribution.kind, contribution.state]


def _held(voice: Voice) -> Contribution:
    return writing.lock(voice.contribution)


def _required(text: str) -> str:
    require_bearable(text)
    if not text.strip():
        raise NothingSaid(_("Bitte schreiben Sie etwas."))
    return text.strip()


def _say(contribution: Contribution, said: Mapping[str, Any], text: str) -> None:
    contribution.text, contribution.kind = text, said["kind"]
    contribution.language, contribution.field = said["language"], said["field"]
    contribution.target_group = said["target_group"].strip()
    contribution.place_name = said.get("place_name", contribution.place_name).strip()
    contribution.latitude = said.get("latitude", contribution.latitude)
    contribution.longitude = said.get("longitude", contribution.longitude)
    writing.require_point(contribution)
    contribution.changed_at = audit.now()
    contribution.search_text = search_text(contribution)
    contribution.save()
    contribution.themes.set(said["themes"])
    if "answers" in said and contribution.kind != ContributionKind.COMMENT:
        answering.put(contribution, said["answers"])


def _is_known(contribution: Contribution, text: str) -> bool:
    """Somebody else said it in the same words."""
    others = Contribution.objects.filter(concept=contribution.concept_id, text=text)
    return others.exclude(pk=contribution.pk).exists()
