"""Mails: to a person, and to others about them; as rows and, without a mail server, as files."""

from django.db.models import Q
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django_tasks_db.models import DBTaskResult

from gemeinwerk.audit.personal_data import ACTOR
from gemeinwerk.notices import attachments, kinds, mailfiles
from gemeinwerk.notices.models import Attachment, Notice
from gemeinwerk.notices.sending import forget_old
from gemeinwerk.privacy import registry
from gemeinwerk.privacy.traces import Traces


def to_them(traces: Traces) -> Q:
    found = Q(recipient_user__in=traces.of(ACTOR))
    for email in traces.own_emails:
        found |= Q(recipient__iexact=email, municipality__in=traces.towns)
    return found


def personal(notice: Notice) -> frozenset[str]:
    """What stands in a mail with a personal link is for its reader alone."""
    kind = kinds.find(notice.kind)
    return frozenset({"body", "error"} if kind and kind.secret else ())


def leave_without(keys: list[int]) -> None:
    """A mail does not bring along what names somebody who is gone."""
    attachments.empty(Attachment.objects.filter(pk__in=keys))


registry.table(
    Notice,
    _("Mitteilungen"),
    town="municipality",
    own=to_them,
    goes=("recipient",),
    hidden=personal,
    mentions=("subject", "body", "error"),
    nothing={
        "kind": registry.CODE,
        "action_url": "an address of ours, with keys alone",
        "unsubscribe_url": "an address of ours, with keys alone",
        "dedup_key": registry.CODE,
    },
    labels={"state": _("Stand"), "created_at": _("angelegt am"), "error": _("Fehler")},
    kept=_(
        "ein Jahr; nicht zugestellte, bis sie zurückgezogen sind; zu Fragen aus der "
        "Bevölkerung 30 Tage"
    ),
    forget=forget_old,
)
registry.table(
    Attachment,
    _("Anhänge von Mitteilungen"),
    town="notice__municipality",
    own=lambda traces: Q(notice__in=Notice.objects.filter(to_them(traces))),
    mentions=("text",),
    nothing={
        "name": registry.CODE,
        "content_type": registry.CODE,
        "content": "what can be read in it stands in `text` too; both go together",
    },
    labels={"name": _("Dateiname"), "text": _("Text")},
    kept=_("bis die Mitteilung versandt oder zurückgezogen ist"),
    after=leave_without,
)
registry.folder(
    mailfiles.folder,
    _("Mails als Dateien, ohne Mailserver"),
    erase=mailfiles.erase,
    kept=format_lazy(_("{days} Tage"), days=mailfiles.KEPT.days),
    forget=mailfiles.forget_old,
)
# Tasks carry keys alone; what a broken one says in its traceback may be anything.
registry.table(
    DBTaskResult,
    _("Aufträge im Hintergrund"),
    mentions=("args_kwargs", "return_value", "traceback"),
    nothing=dict.fromkeys(
        ("task_path", "worker_ids", "queue_name", "backend_name", "exception_class_path"),
        registry.CODE,
    ),
    kept=_("einige Tage"),
)
