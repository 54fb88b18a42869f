"""From a draft to approved minutes.

send_draft(minutes, silent_until=day, by=user)      # None: the next meeting approves
suggest(reader, paragraph=row, text="…")             # by the link
accept(suggestion, text="…", by=user); decline(suggestion, sentence="…", by=user)
approve(minutes, how=How.MEETING, approved_in="…", by=user)
correct(minutes, reason="…", by=user)               # a draft again, then a new version
"""

from datetime import date, datetime
from hashlib import sha256

from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.models import Person
from gemeinwerk.audit import operations as audit
from gemeinwerk.core import failures
from gemeinwerk.core.lengths import require_bearable
from gemeinwerk.core.shown import require_same
from gemeinwerk.core.writing import hold, verb
from gemeinwerk.ledger import operations as ledger
from gemeinwerk.meetings import words
from gemeinwerk.minutes.approving import notices, queries
from gemeinwerk.minutes.approving.document import as_text, document
from gemeinwerk.minutes.approving.errors import (
    Decided,
    LinkOver,
    NotADraft,
    NothingSaid,
    StillOpen,
)
from gemeinwerk.minutes.approving.models import (
    Circulation,
    DraftReader,
    How,
    MinutesVersion,
    Suggestion,
    SuggestionState,
)
from gemeinwerk.minutes.approving.verbs import ApprovingVerb
from gemeinwerk.minutes.lifecycle import MINUTES
from gemeinwerk.minutes.models import Minutes, MinutesState, Paragraph


@verb
def send_draft(minutes: Minutes, *, silent_until: date | None, by: User) -> int:
    """To everybody on the list of attendance who may be written to; how many that is. Sent again,
    it is the newer day that counts."""
    found = lock(minutes)
    _require_draft(found)
    if silent_until is not None and silent_until <= localdate(audit.now()):
        raise NothingSaid(_("Die Frist liegt nicht in der Zukunft."))
    row = Circulation.objects.filter(minutes=found).first() or Circulation(minutes=found)
    row.sent_at, row.silent_until = audit.now(), silent_until
    row.save()
    people = _to_tell(found)
    known = {
        one.person_id: one
        for one in DraftReader.objects.filter(minutes=found).select_related("person")
    }
    for person in people:
        reader = known.get(person.pk) or _reader(found, person)
        reader.minutes = found
        notices.tell_draft(reader, row)
    audit.record(ApprovingVerb.DRAFT_SEND, found, by=by, after={"number": len(people)})
    return len(people)


def _to_tell(minutes: Minutes) -> list[Person]:
    found = Person.objects.filter(attendances__minutes=minutes).exclude(email="").distinct()
    return [one for one in found.order_by("pk") if one.may_be_written_to]


def _reader(minutes: Minutes, person: Person) -> DraftReader:
    new = DraftReader(minutes=minutes, person=person)
    words.new(notices.READER).put(new)
    new.save()
    return new


@verb
def suggest(
    reader: DraftReader, *, text: str = "", note: str = "", paragraph: Paragraph | None = None
) -> Suggestion:
    """Another text for a paragraph, or a remark on all of it."""
    minutes = lock(reader.minutes)
    _require_draft(minutes)
    held = hold(reader, "person")
    if held.person is None:
        raise LinkOver(_("Dieser Link gilt nicht mehr."))
    if queries.circulation_of(minutes) is None:
        raise NotADraft(_("Der Entwurf ist noch nicht versandt."))
    require_bearable(text)
    new = Suggestion(minutes=minutes, reader=held, note=note.strip(), made_at=audit.now())
    if paragraph is not None:
        row = hold(paragraph)
        new.paragraph, new.before, new.text = row, row.text, text.strip()
        if new.text == row.text.strip():
            raise NothingSaid(_("Sie haben an dem Absatz nichts geändert."))
    elif not new.note:
        raise NothingSaid(_("Bitte schreiben Sie, was anders sein soll."))
    new.save()
    audit.record(ApprovingVerb.SUGGEST, minutes, by=None)
    return new


@verb
def accept(
    suggestion: Suggestion, *, text: str, by: User, sentence: str = "", seen: str | None = None
) -> Suggestion:
    """`text`: how the paragraph reads then. A remark is accepted where the office has changed by
    hand what it asks for."""
    minutes, found = _held(suggestion, seen)
    if found.paragraph is not None:
        row = hold(found.paragraph)
        require_bearable(text)
        minutes.revision += 1
        minutes.save(update_fields=["revision"])
        row.text, row.author = text.strip(), by
        row.revision, row.changed_at = minutes.revision, audit.now()
        row.save()
    return _decide(minutes, found, SuggestionState.ACCEPTED, sentence, by)


@verb
def decline(
    suggestion: Suggestion, *, sentence: str, by: User, seen: str | None = None
) -> Suggestion:
    """Not without saying why."""
    minutes, found = _held(suggestion, seen)
    if not sentence.strip():
        raise NothingSaid(_("Bitte sagen Sie in einem Satz, warum nicht. Er geht an die Person."))
    return _decide(minutes, found, SuggestionState.DECLINED, sentence, by)


def _held(suggestion: Suggestion, seen: str | None) -> tuple[Minutes, Suggestion]:
    minutes = lock(suggestion.minutes)
    _require_draft(minutes)
    found = hold(suggestion, "paragraph", "reader__person")
    found.minutes = minutes
    if found.state != SuggestionState.OPEN:
        raise Decided(_("Über diesen Vorschlag ist inzwischen entschieden."))
    require_same(queries.told(found), seen)
    return minutes, found


def _decide(
    minutes: Minutes, found: Suggestion, state: SuggestionState, sentence: str, by: User
) -> Suggestion:
    found.state, found.sentence, found.decided_at = state, sentence.strip(), audit.now()
    found.save()
    accepted = state == SuggestionState.ACCEPTED
    audit.record(ApprovingVerb.ACCEPT if accepted else ApprovingVerb.DECLINE, minutes, by=by)
    notices.tell_decided(found)
    return found


@verb
def approve(
    minutes: Minutes, *, how: str, by: User | None, approved_in: str = ""
) -> MinutesVersion:
    """Frozen as they are now. Said twice, once."""
    found = lock(minutes)
    if found.state == MinutesState.APPROVED:
        known: MinutesVersion = MinutesVersion.objects.filter(minutes=found).latest("number")
        return known
    MINUTES.require(found, MinutesState.APPROVED)
    if queries.open_number(found):
        raise StillOpen(_("Über Vorschläge ist noch nicht entschieden. Bitte tun Sie das zuerst."))
    last = MinutesVersion.objects.filter(minutes=found).order_by("-number").first()
    row = queries.circulation_of(found)
    content = as_text(document(found))
    new = MinutesVersion.objects.create(
        minutes=found,
        number=last.number + 1 if last else 1,
        how=how,
        approved_in=approved_in,
        approved_at=audit.now(),
        reason=row.correcting if row else "",
        content=content,
        checksum=sha256(content.encode()).hexdigest(),
    )
    found.state = MinutesState.APPROVED
    found.save(update_fields=["state"])
    if row:
        row.correcting, row.silent_until = "", None
        row.save(update_fields=["correcting", "silent_until"])
    audit.record(ApprovingVerb.APPROVE, found, by=by, after={"number": new.number})
    ledger.enter(new)
    return new


def approve_silent(now: datetime | None = None) -> int:
    """For the tick: those nobody objected to until their day; one that fails keeps none back."""
    today, count = localdate(now or timezone.now()), 0
    over = Minutes.objects.filter(
        state=MinutesState.DRAFT, circulation__silent_until__lt=today
    ).exclude(suggestions__state=SuggestionState.OPEN)
    for one in over.order_by("pk"):
        try:
            count += bool(approve(one, how=How.SILENCE, by=None))
        except Exception:
            failures.log_failure(f"approval of minutes {one.pk}")
    return count


@verb
def correct(minutes: Minutes, *, reason: str, by: User) -> Minutes:
    """They are a draft again; what was approved stays, and stands beside what comes."""
    found = lock(minutes)
    MINUTES.require(found, MinutesState.DRAFT)
    if not reason.strip():
        raise NothingSaid(_("Bitte sagen Sie, was falsch ist. Es steht in der neuen Fassung."))
    row = Circulation.objects.filter(minutes=found).first()
    row = row or Circulation(minutes=found, sent_at=audit.now())
    row.correcting, row.silent_until = reason.strip(), None
    row.save()
    found.state = MinutesState.DRAFT
    found.save(update_fields=["state"])
    audit.record(ApprovingVerb.CORRECT, found, by=by, reason=reason.strip())
    return found


def lock(minutes: Minutes) -> Minutes:
    """As they stand now, with their meeting."""
    return hold(minutes, "meeting__body__municipality", "meeting__concept", "meeting__room")


def _require_draft(found: Minutes) -> None:
    """Of held minutes. Raises `NotADraft`."""
    if found.state == MinutesState.OPEN:
        raise NotADraft(_("Die Sitzung läuft noch; beenden Sie sie zuerst."))
    if found.state == MinutesState.APPROVED:
        raise NotADraft(_("Das Protokoll ist genehmigt; an ihm ändert sich nichts mehr."))
