"""Minutes, decisions and tasks as a search at the desk finds them: two queries."""

from collections.abc import Iterator

from django.db.models import Q
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from gemeinwerk.meetings.models import Meeting
from gemeinwerk.minutes.models import Minutes, Paragraph, ParagraphKind, Task
from gemeinwerk.municipalities.models import Municipality

Said = tuple[str, str, str, str, dict[str, str]]
"""Kind, title, address, meeting and texts."""
_MEETING = "minutes__meeting__body"
_NEWEST = ("-minutes__meeting__starts_at", "-minutes")


def minutes_of(town: Municipality, *, tasks_open: bool) -> list[Said]:
    """Decisions first, then tasks, then what else was said; the newest meeting first.

    `tasks_open`: whether the reader may open the page of any task.
    """
    rows = Paragraph.objects.filter(minutes__meeting__body__municipality=town)
    rows = rows.filter(~Q(text="") | Q(decision__isnull=False))
    found = list(rows.select_related("item", "decision", _MEETING).order_by(*_NEWEST, "position"))
    return [*_decisions(found), *_tasks(town, tasks_open), *_texts(found)]


def _decisions(found: list[Paragraph]) -> Iterator[Said]:
    for one in found:
        if taken := getattr(one, "decision", None):
            texts = {_("Wortlaut"): taken.text, _("Abweichende Meinung"): taken.dissent}
            url = reverse("minutes:decision", args=[taken.pk])
            yield "beschluss", taken.called, url, _of(one.minutes.meeting), texts


def _tasks(town: Municipality, opens: bool) -> Iterator[Said]:
    """Where they were given; a task that was handed on stands nowhere in the text."""
    found = Task.objects.filter(minutes__meeting__body__municipality=town)
    found = found.select_related("person", "organisation", "paragraph", _MEETING)
    for one in found.order_by(*_NEWEST, "pk"):
        if one.paragraph is None and opens:
            url = reverse("tasks:task", args=[one.pk])
        else:
            url = _place(one.minutes, one.paragraph)
        state = f"{one.get_state_display()}: {one.reason}" if one.reason else ""
        texts = {_("Wer tut es?"): one.owner, _("Stand"): state}
        yield "aufgabe", one.text, url, _of(one.minutes.meeting), texts


def _texts(found: list[Paragraph]) -> Iterator[Said]:
    """One for each item of an agenda, with all that was said on it."""
    together: dict[tuple[int, int | None], list[Paragraph]] = {}
    for one in found:
        if one.kind == ParagraphKind.TEXT:
            together.setdefault((one.minutes_id, one.item_id), []).append(one)
    for paragraphs in together.values():
        first = paragraphs[0]
        title = first.item.title if first.item else _("Außerhalb der Tagesordnung")
        text = " ".join(one.text for one in paragraphs)
        url = _place(first.minutes, first)
        yield "protokoll", title, url, _of(first.minutes.meeting), {"": text}


def _place(minutes: Minutes, paragraph: Paragraph | None) -> str:
    page = reverse("minutes:minutes", args=[minutes.pk])
    return f"{page}#absatz-{paragraph.key}" if paragraph else page


def _of(meeting: Meeting) -> str:
    return f"{meeting}, {date_format(localtime(meeting.starts_at), 'DATE_FORMAT')}"
