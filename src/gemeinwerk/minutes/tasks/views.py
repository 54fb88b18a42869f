"""Tasks from meetings at the desk: all of them, one's own, and what becomes of one."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.audit import sentences
from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.forms import refusals_on
from gemeinwerk.core.languages import german
from gemeinwerk.core.shown import stamp
from gemeinwerk.core.ui import Column, Link, Table, Tone
from gemeinwerk.minutes.models import Task, TaskState
from gemeinwerk.minutes.tasks import operations, queries
from gemeinwerk.minutes.tasks.forms import DropForm, HandOnForm, TaskFilter

A_PAGE = 50
TONES: dict[str, Tone] = {
    TaskState.OPEN: "progress",
    TaskState.DONE: "done",
    TaskState.HANDED_ON: "none",
    TaskState.DROPPED: "dropped",
}


@require_safe
@needs("minutes.read")
def tasks(request: DeskRequest) -> HttpResponse:
    wanted = TaskFilter(request.GET, town=request.municipality)
    wanted.is_valid()
    body = wanted.cleaned_data.get("gremium")
    over = bool(wanted.cleaned_data.get("stand"))
    found = queries.tasks(request.municipality, body=body, over=over)
    page = Paginator(found, A_PAGE).get_page(request.GET.get("seite"))
    may_all = request.user.has_perm("minutes.write", request.municipality)
    context = {
        "filter": wanted,
        "filtered": bool(body or over),
        "page": page,
        "table": _table(page, linked=may_all),
    }
    return render(request, "minutes/tasks/tasks.html", context)


@require_safe
@needs("desk.enter")
def own(request: DeskRequest) -> HttpResponse:
    """Of whoever is signed in, and of their units."""
    today = localdate()
    rows = [(one, _late(one, today)) for one in queries.own(request.user, request.municipality)]
    return render(request, "minutes/tasks/own.html", {"rows": rows})


@require_safe
@needs("meeting_task.follow", queries.task)
def task(request: DeskRequest, task: Task) -> HttpResponse:
    context = {
        "task": task,
        "tone": TONES[task.state],
        "is_open": task.state == TaskState.OPEN,
        "may_reopen": task.state in (TaskState.DONE, TaskState.DROPPED),
        "late": _late(task, localdate()),
        "seen": stamp(queries.told(task)),
        "history": sentences.history(task),
        "crumbs": _crumbs(request, Link(_("Aufgabe"))),
    }
    return render(request, "minutes/tasks/task.html", context)


@require_POST
@needs("meeting_task.follow", queries.task)
def finish(request: DeskRequest, task: Task) -> HttpResponse:
    """Done, or open again."""
    try:
        if "wieder" in request.POST:
            operations.reopen(task, by=request.user)
            messages.success(request, _("Die Aufgabe ist wieder offen."))
        else:
            seen = request.POST.get("gesehen", "")
            operations.finish(task, by=request.user, seen=seen)
            messages.success(request, _("Die Aufgabe ist erledigt."))
    except DomainError as refusal:
        messages.error(request, refusal.message)
    return redirect("tasks:task", task.pk)


@require_http_methods(["GET", "POST"])
@needs("meeting_task.follow", queries.task)
def hand_on(request: DeskRequest, task: Task) -> HttpResponse:
    form = HandOnForm(request.POST or None, town=request.municipality)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            new = operations.hand_on(
                task, to=form.to, reason=form.cleaned_data["reason"], by=request.user,
                seen=form.shown,
            )  # fmt: skip
            messages.success(request, _("Die Aufgabe ist jetzt bei {who}.").format(who=new.owner))
            return redirect("tasks:task", task.pk)
    return _form(request, task, form, _("Aufgabe weitergeben"), _("Weitergeben"))


@require_http_methods(["GET", "POST"])
@needs("meeting_task.follow", queries.task)
def drop(request: DeskRequest, task: Task) -> HttpResponse:
    form = DropForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            reason = form.cleaned_data["reason"]
            operations.drop(task, reason=reason, by=request.user, seen=form.shown)
            messages.success(request, _("Eingetragen: Die Aufgabe entfällt."))
            return redirect("tasks:task", task.pk)
    return _form(request, task, form, _("Aufgabe entfällt"), _("Eintragen"))


def _form(request: DeskRequest, task: Task, form: Any, heading: str, submit: str) -> HttpResponse:
    task = queries.task(request.municipality, task.pk)
    address = reverse("tasks:task", args=[task.pk])
    context = {
        "form": form,
        "seen": stamp(queries.told(task)),
        "heading": heading,
        "lead": german(task.text),
        "crumbs": _crumbs(request, Link(_("Aufgabe"), address), Link(heading)),
        "submit": submit,
        "cancel_url": address,
    }
    return render(request, "core/layouts/desk_form.html", context)


def _crumbs(request: DeskRequest, *further: Link) -> list[Link]:
    if request.user.has_perm("minutes.write", request.municipality):
        return [Link(_("Aufgaben aus Sitzungen"), reverse("tasks:tasks")), *further]
    return [Link(_("Meine Aufgaben"), reverse("tasks:own")), *further]


def _late(task: Task, today: Any) -> bool:
    return task.state == TaskState.OPEN and task.due is not None and task.due < today


def _table(page: "Page[Any]", *, linked: bool) -> Table:
    return Table(
        caption=_("Aufgaben aus Sitzungen"),
        caption_hidden=True,
        columns=[
            Column(_("Aufgabe")),
            Column(_("Wer")),
            Column(_("Bis")),
            Column(_("Sitzung")),
            Column(_("Stand")),
        ],
        rows=[
            [
                _name(one, linked),
                german(one.owner) or "–",
                date_format(one.due, "DATE_FORMAT") if one.due else "–",
                german(str(one.minutes.meeting)),
                f"{one.get_state_display()}, {_('überfällig')}"
                if _late(one, localdate())
                else one.get_state_display(),
            ]
            for one in page
        ],
    )


def _name(one: Task, linked: bool) -> str:
    if not linked:
        return german(one.text)
    return format_html(
        '<a href="{}">{}</a>', reverse("tasks:task", args=[one.pk]), german(one.text)
    )
