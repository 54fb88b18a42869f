"""What can happen to a mail before it leaves. `sending` does the rest."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.audit import lost_update
from gemeinwerk.audit import operations as audit
from gemeinwerk.audit.lost_update import Seen
from gemeinwerk.audit.verbs import Verb
from gemeinwerk.core import jobs, tongues
from gemeinwerk.core.writing import hold, verb
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.municipalities.queries import address
from gemeinwerk.notices import attachments
from gemeinwerk.notices.attachments import Enclosure
from gemeinwerk.notices.bulk import queue_all
from gemeinwerk.notices.errors import NoAddress, NotOpen
from gemeinwerk.notices.kinds import Kind, kind_of
from gemeinwerk.notices.lifecycle import LIFECYCLE
from gemeinwerk.notices.models import Attachment, Notice, NoticeState
from gemeinwerk.notices.sending import forget_old, forget_secrets, send_due, send_soon, told
from gemeinwerk.notices.verbs import NoticesVerb

DESK = "/arbeitsplatz/"
"""Where only those may go who can sign in."""

__all__ = [
    "call_back",
    "forget_old",
    "queue",
    "queue_all",
    "release",
    "retry",
    "revise",
    "send_due",
    "withdraw",
]


def queue(
    kind: str,
    *,
    town: Municipality,
    to: Any,
    path: str = "",
    context: Mapping[str, Any] | None = None,
    dedup_key: str = "",
    unsubscribe: str = "",
    enclosed: Enclosure | None = None,
) -> None:
    """Write a mail, in the transaction of the verb it tells of: both happen or neither.

    `to` has an `email`, and may have a `name` and a `language`: a user or a person. `path` is
    where the mail leads; to somebody without an account no link to the desk is written, but how
    they get one. The same `dedup_key` is written once in the life of a town. `unsubscribe` is where
    a mail program ends such mails by a POST alone. What is `enclosed` must fit (`Enclosure.fits`).
    """
    assert transaction.get_connection().in_atomic_block, f"{kind} is queued outside its verb"
    chosen = kind_of(kind)
    if not to.email:
        raise NoAddress(
            _("{name} hat keine E-Mail-Adresse. Bitte tragen Sie zuerst eine ein.").format(name=to)
        )
    notice = _written(chosen, town, to, path, context or {})
    notice.dedup_key = dedup_key
    notice.unsubscribe_url = address(town, unsubscribe) if unsubscribe else ""
    if enclosed:
        attachments.write(notice, enclosed)
    else:
        Notice.objects.bulk_create([notice], ignore_conflicts=bool(dedup_key))
    if chosen.urgent:
        transaction.on_commit(lambda: jobs.nudge(send_soon))


def call_back(kind: str, *, town: Municipality, begins: str) -> int:
    """Withdraw what has not left yet, in the transaction of the verb that makes it untrue; how many
    mails. `begins`: how their `dedup_key` begins. What a sender has in hand leaves."""
    assert transaction.get_connection().in_atomic_block, f"{kind} is called back outside its verb"
    waiting = Notice.objects.filter(
        kind=kind, municipality=town, dedup_key__startswith=begins, leased_until=None,
        state__in=(NoticeState.REVIEW, NoticeState.QUEUED, NoticeState.FAILED),
    )  # fmt: skip
    attachments.empty(Attachment.objects.filter(notice__in=waiting))
    emptied = {"body": "", "action_url": ""} if kind_of(kind).secret else {}
    return waiting.update(state=NoticeState.WITHDRAWN, **emptied)


@verb
def revise(notice: Notice, *, by: User, seen: Seen = None, **words: str) -> Notice:
    """Change subject or body of a mail that waits for somebody to read it; raises `Overtaken`."""
    found = hold(notice)
    if found.state != NoticeState.REVIEW:
        raise NotOpen(
            _("Der Text steht fest, weil die Mitteilung nicht mehr auf die Durchsicht wartet.")
        )
    if "subject" in words:
        words["subject"] = " ".join(words["subject"].split())
    before, after = lost_update.apply(found, words, seen=seen, verb=NoticesVerb.NOTICE_EDIT)
    if after:
        found.save(update_fields=["subject", "body"])
        audit.record(NoticesVerb.NOTICE_EDIT, found, by=by, before=before, after=after)
    return found


@verb
def release(notice: Notice, *, by: User) -> Notice:
    """Somebody has read it: it leaves with the next minute."""
    return _advance(
        hold(notice), NoticeState.QUEUED, NoticesVerb.NOTICE_RELEASE, by=by, only=NoticeState.REVIEW
    )


@verb
def retry(notice: Notice, *, by: User) -> Notice:
    """Send once more what could not be delivered; what waits to be read is released."""
    return _advance(
        hold(notice), NoticeState.QUEUED, NoticesVerb.NOTICE_RETRY, by=by, only=NoticeState.FAILED
    )


@verb
def withdraw(notice: Notice, *, by: User, reason: str = "") -> Notice:
    """It does not leave."""
    return _advance(
        hold(notice), NoticeState.WITHDRAWN, NoticesVerb.NOTICE_WITHDRAW, by=by, reason=reason
    )


def _advance(
    found: Notice,
    state: NoticeState,
    deed: Verb,
    *,
    by: User,
    only: NoticeState | None = None,
    reason: str = "",
) -> Notice:
    """`only`: the one state this verb begins with, where others may lead there as well."""
    LIFECYCLE.require(found, state)
    if only and found.state != only:
        raise NotOpen(
            _("Das geht nur bei „{wanted}“; diese Mitteilung ist „{present}“.").format(
                wanted=only.label, present=found.get_state_display()
            )
        )
    before = found.state
    found.state, found.next_attempt_at = state, timezone.now()
    found.wait()
    if state == NoticeState.WITHDRAWN:
        forget_secrets(found)
        attachments.empty(Attachment.objects.filter(notice=found))
    found.handed_at = None
    found.save()
    told(found)
    details = {"before": {"state": before}, "after": {"state": state}}
    audit.record(deed, found, by=by, reason=reason, **details)
    return found


def _language_of(kind: Kind, chosen: str) -> str:
    """That of the recipient; German where the mail is not there in it."""
    return tongues.known(chosen) if kind.in_all_tongues else tongues.of_the_house(chosen)


def _written(
    kind: Kind, town: Municipality, to: Any, path: str, context: Mapping[str, Any]
) -> Notice:
    account = to if isinstance(to, User) else getattr(to, "user", None)
    shut_out = path.startswith(DESK) and account is None
    url = address(town, path) if path and not shut_out else ""
    with translation.override(_language_of(kind, getattr(to, "language", ""))):
        action = str(kind.action).format(**context)
        values = {**context, "town": town, "to": to, "action": action, "url": url, "kind": kind}
        values["shut_out"] = shut_out
        said = render_to_string(kind.template, values).strip()
        return Notice(
            municipality=town,
            kind=kind.key,
            recipient=to.email,
            recipient_user=account,
            subject=" ".join(str(kind.subject).format(town=town, **context).split())[:200],
            body=render_to_string("notices/mail.txt", {**values, "said": said}).strip() + "\n",
            action_url=url,
            state=NoticeState.REVIEW if kind.reviewed else NoticeState.QUEUED,
            created_at=audit.now(),
        )
