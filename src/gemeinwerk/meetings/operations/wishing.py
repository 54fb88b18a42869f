"""Themes people wished for come onto an agenda, or do not, with a sentence that reaches them.

take_wish(meeting, reply=reply, title="…", sentence="…", by=user)
decline_wish(meeting, reply=reply, sentence="…", by=user)
"""

from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.audit import operations as audit
from gemeinwerk.core.shown import require_same
from gemeinwerk.core.writing import hold, verb
from gemeinwerk.invitations.answering.models import Reply
from gemeinwerk.meetings import wishes
from gemeinwerk.meetings.errors import Unfitting
from gemeinwerk.meetings.models import ItemKind, Meeting, ThemeWish
from gemeinwerk.meetings.operations.agenda import add_item
from gemeinwerk.meetings.operations.writing import lock, require_coming
from gemeinwerk.meetings.verbs import MeetingsVerb


@verb
def take_wish(
    meeting: Meeting,
    *,
    reply: Reply,
    title: str,
    by: User | None,
    minutes: int | None = None,
    sentence: str = "",
    shown: str | None = None,
) -> ThemeWish:
    """It becomes an item; `shown`: the stamp of the wish as it was read."""
    found, wished = _held(meeting, reply, shown)
    item = add_item(found, title=title, minutes=minutes, kind=ItemKind.WISH, by=by)
    row = _decided(found, wished, sentence)
    row.item, row.taken = item, True
    row.save()
    wishes.tell(row)
    return row


@verb
def decline_wish(
    meeting: Meeting,
    *,
    reply: Reply,
    sentence: str,
    by: User | None,
    shown: str | None = None,
) -> ThemeWish:
    """Not without saying why."""
    found, wished = _held(meeting, reply, shown)
    if not sentence.strip():
        raise Unfitting(_("Bitte sagen Sie in einem Satz, warum nicht. Er geht an die Person."))
    row = _decided(found, wished, sentence)
    row.save()
    audit.record(MeetingsVerb.WISH_DECLINE, found, by=by)
    wishes.tell(row)
    return row


def _held(meeting: Meeting, reply: Reply, shown: str | None) -> tuple[Meeting, Reply]:
    found = lock(meeting)
    require_coming(found)
    wished = hold(reply, "invitation__wave", "invitation__person")
    require_same(wishes.told(wished), shown)
    if wished.invitation.wave.concept_id != found.concept_id or not wished.themes.strip():
        raise Unfitting(_("Dieser Wunsch gehört nicht zu dieser Sitzung."))
    if ThemeWish.objects.filter(reply=wished, wished=wished.themes).exists():
        raise Unfitting(_("Über diesen Wunsch ist inzwischen entschieden."))
    return found, wished


def _decided(meeting: Meeting, reply: Reply, sentence: str) -> ThemeWish:
    return ThemeWish(
        reply=reply,
        meeting=meeting,
        wished=reply.themes,
        taken=False,
        sentence=sentence.strip(),
        decided_at=audit.now(),
    )
