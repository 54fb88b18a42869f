"""Who is invited to a meeting, as its page shows it to whoever may invite."""

from typing import Any

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from gemeinwerk.accounts.access import DeskRequest
from gemeinwerk.audit import operations as audit
from gemeinwerk.core.languages import german
from gemeinwerk.core.ui import Column, Table
from gemeinwerk.meetings import queries
from gemeinwerk.meetings.models import Invitee, Meeting, MeetingAnswer


def invited(request: DeskRequest, meeting: Meeting) -> dict[str, Any]:
    rows = list(queries.invitees(meeting))
    is_open = meeting.is_coming and meeting.ends_at > audit.now()
    counts = dict.fromkeys(MeetingAnswer.values, 0)
    for one in rows:
        counts[one.answer] += 1
    return {
        "shows_invited": True,
        "invitees": rows,
        "counts": counts,
        "invited_table": _table(rows, open_to_answers=is_open),
        "may_invite": is_open,
        "may_book": request.user.has_perm("need.book", meeting),
    }


def _table(rows: list[Invitee], *, open_to_answers: bool) -> Table:
    return Table(
        caption=_("Wer eingeladen ist, und die Antworten"),
        caption_hidden=True,
        columns=[
            Column(_("Person")),
            Column(_("für")),
            Column(_("Antwort")),
            Column(_("Mail")),
        ],
        rows=[
            [
                _name(one, open_to_answers),
                german(one.organisation.short) if one.organisation else "–",
                said(one),
                _mail(one),
            ]
            for one in rows
        ],
    )


def _name(one: Invitee, open_to_answers: bool) -> str:
    if one.person is None or not open_to_answers:
        return str(one)
    return format_html('<a href="{}">{}</a>', reverse("meetings:enter", args=[one.pk]), one)


def said(one: Invitee) -> str:
    """What they answered, and who comes for them."""
    answer = str(one.get_answer_display())
    return f"{answer}: {one.deputy_name}" if one.deputy_name else answer


def _mail(one: Invitee) -> str:
    if one.told_sequence is not None:
        return _("ging hinaus")
    return queries.why_silent(one.person) if one.person else "–"
