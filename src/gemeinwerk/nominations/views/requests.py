"""The office asks for nominations, sees where each stands, and takes them over."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.audit import sentences
from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.forms import refusals_on
from gemeinwerk.core.shapes import read_json
from gemeinwerk.core.shown import stamp
from gemeinwerk.core.ui import Column, Link, Table, Tone
from gemeinwerk.nominations import operations, queries
from gemeinwerk.nominations.forms import AnswerForm, AskForm, SendBackForm, TakeOverForm
from gemeinwerk.nominations.knowing import alike
from gemeinwerk.nominations.models import (
    PENDING,
    SETTLED,
    Nomination,
    NominationRequest,
    NominationState,
)

A_PAGE = 50
TONES: dict[str, Tone] = {
    NominationState.OPEN: "none",
    NominationState.MORE_TIME: "partly",
    NominationState.NAMED: "progress",
    NominationState.DECLINED: "off",
    NominationState.RETURNED: "delayed",
    NominationState.TAKEN_OVER: "done",
    NominationState.WITHDRAWN: "dropped",
}


def crumbs(*further: Link) -> list[Link]:
    return [Link(_("Benennungen"), reverse("nominations:requests")), *further]


@require_safe
@needs("nomination.ask")
def requests(request: DeskRequest) -> HttpResponse:
    over = "erledigt" in request.GET
    found = queries.requests(request.municipality, over=over).order_by("answer_until", "pk")
    page = Paginator(found, A_PAGE).get_page(request.GET.get("seite"))
    context = {"page": page, "over": over, "table": _table(page)}
    return render(request, "nominations/requests.html", context)


def _table(page: "Page[Any]") -> Table:
    columns = [_("Organisation"), _("Sitze"), _("Antwort bis"), _("Stand")]
    return Table(
        caption=_("Bitten um Benennung"),
        columns=[Column(columns[0]), Column(columns[1], numeric=True), *map(Column, columns[2:])],
        rows=[
            [
                format_html(
                    '<a href="{}">{}</a>',
                    reverse("nominations:request", args=[one.pk]),
                    one.organisation,
                ),
                one.seat_count,
                date_format(one.answer_until, "DATE_FORMAT"),
                _stands(one),
            ]
            for one in page
        ],
        caption_hidden=True,
    )


def _stands(one: Any) -> str:
    counted = (
        (one.named_count, ngettext("{n} benannt", "{n} benannt", one.named_count)),
        (one.waiting_count, ngettext("{n} ohne Antwort", "{n} ohne Antwort", one.waiting_count)),
        (one.time_count, ngettext("{n} braucht Zeit", "{n} brauchen Zeit", one.time_count)),
        (one.declined_count, ngettext("{n} abgesagt", "{n} abgesagt", one.declined_count)),
        (one.taken_count, ngettext("{n} übernommen", "{n} übernommen", one.taken_count)),
    )  # fmt: skip
    return ", ".join(words.format(n=n) for n, words in counted if n) or _("zurückgezogen")


@require_http_methods(["GET", "POST"])
@needs("nomination.ask")
def ask(request: DeskRequest) -> HttpResponse:
    body = read_json(request.GET.get("gremium", ""), int)
    choices = queries.seats_to_ask(request.municipality, localdate(), body)
    there = (one for one in choices if one.place.body == body and not one.holder)
    initial = {"seats": [str(one.place.pk) for one in there]}
    form = AskForm(
        request.POST or None, town=request.municipality, choices=choices, initial=initial
    )
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            organisation = form.cleaned_data["organisation"]
            asked = operations.ask(organisation, by=request.user, **form.values)
            messages.success(request, _("Die Bitte geht an {email}.").format(email=asked.email))
            return redirect("nominations:request", asked.pk)
    context = {
        "form": form,
        "choices": choices,
        "heading": _("Um eine Benennung bitten"),
        "lead": _(
            "Die Organisation bekommt eine Mail mit einem eigenen Link. Dort benennt sie jemanden, "
            "bittet um Zeit oder sagt ab, ohne Konto."
        ),
        "crumbs": crumbs(Link(_("Um eine Benennung bitten"))),
        "submit": _("Bitten"),
        "cancel_url": reverse("nominations:requests"),
    }
    return render(request, "nominations/ask.html", context)


@dataclass(frozen=True)
class Named:
    """A person who was named, for one seat or several, and what to do about it."""

    first: Nomination
    rows: Sequence[Nomination]


@require_safe
@needs("nomination.ask", queries.request)
def one_request(request: DeskRequest, asked: NominationRequest) -> HttpResponse:
    return _show(request, asked, SendBackForm())


def _show(
    request: DeskRequest, asked: NominationRequest, form: SendBackForm, back: int = 0
) -> HttpResponse:
    rows = queries.nominations_of(asked)
    pending = [one for one in rows if one.state in PENDING]
    context = {
        "asked": asked,
        "rows": [(one, TONES[one.state]) for one in rows],
        "named": list(_named(rows)),
        "form": form,
        "back": back,
        "may_remind": asked.closed_at is None and any(one.waits for one in rows),
        "may_send": asked.closed_at is None and bool(pending),
        "may_answer": asked.closed_at is None and any(one.state not in SETTLED for one in rows),
        "late": any(one.waits and one.awaited < localdate() for one in rows),
        "used": asked.links.exclude(used_at=None).order_by("-used_at").first(),
        "history": sentences.history(asked),
        "crumbs": crumbs(Link(asked.organisation.name)),
    }
    return render(request, "nominations/request.html", context)


def _named(rows: list[Nomination]) -> list[Named]:
    found: dict[int, Named] = {}
    seen: set[int] = set()
    for one in rows:
        if one.pk in seen or one.state != NominationState.NAMED:
            continue
        alike_rows = queries.named_alike(rows, one.pk)
        seen |= {each.pk for each in alike_rows}
        found[one.pk] = Named(one, alike_rows)
    return list(found.values())


@require_POST
@needs("nomination.ask", queries.request)
def remind(request: DeskRequest, asked: NominationRequest) -> HttpResponse:
    return _done(request, asked, operations.remind_by_hand, _("Eine Erinnerung ist unterwegs."))


@require_POST
@needs("nomination.ask", queries.request)
def send_again(request: DeskRequest, asked: NominationRequest) -> HttpResponse:
    said = _("Ein neuer Link ist unterwegs; frühere gelten nicht mehr.")
    return _done(request, asked, operations.send_again, said)


@require_POST
@needs("nomination.ask", queries.request)
def withdraw(request: DeskRequest, asked: NominationRequest) -> HttpResponse:
    return _done(request, asked, operations.withdraw, _("Die Bitte ist zurückgezogen."))


def _done(request: DeskRequest, asked: NominationRequest, verb: Any, said: str) -> HttpResponse:
    try:
        verb(asked, by=request.user)
    except DomainError as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, said)
    return redirect("nominations:request", asked.pk)


@require_http_methods(["GET", "POST"])
@needs("nomination.ask", queries.request)
def take_over(request: DeskRequest, asked: NominationRequest, like: int) -> HttpResponse:
    rows = queries.nominations_of(asked)
    if like not in {one.pk for one in rows}:
        raise Http404
    chosen = queries.named_alike(rows, like)
    address = reverse("nominations:request", args=[asked.pk])
    if not chosen:
        messages.error(request, _("Hier ist inzwischen niemand mehr benannt."))
        return redirect(address)
    first = chosen[0]
    known = alike(
        request.municipality, name=first.name, email=first.email, phone=first.phone,
        organisation=asked.organisation,
    )  # fmt: skip
    form = TakeOverForm(request.POST or None, name=first.name, known=known)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            values = form.cleaned_data
            operations.take_over(
                asked, like=like, person=form.person, since=values["since"],
                until=values["until"], by=request.user, shown=form.shown,
            )  # fmt: skip
            messages.success(request, _("Übernommen."))
            return redirect(address)
    context = {
        "form": form,
        "seen": stamp(queries.told_of(chosen)),
        "first": first,
        "rows": chosen,
        "known": known,
        "heading": _("Benennung übernehmen"),
        "crumbs": crumbs(Link(asked.organisation.name, address), Link(_("Übernehmen"))),
        "submit": _("Übernehmen"),
        "cancel_url": address,
    }
    return render(request, "nominations/take_over.html", context)


@require_POST
@needs("nomination.ask", queries.request)
def send_back(request: DeskRequest, asked: NominationRequest, like: int) -> HttpResponse:
    if not queries.named_alike(queries.nominations_of(asked), like):
        messages.error(request, _("Hier ist inzwischen niemand mehr benannt."))
        return redirect("nominations:request", asked.pk)
    form = SendBackForm(request.POST)
    if form.is_valid():
        with refusals_on(form):
            reason = form.cleaned_data["reason"]
            operations.send_back(asked, like=like, reason=reason, by=request.user)
            messages.success(request, _("Zurückgegeben; die Organisation bekommt eine Mail."))
            return redirect("nominations:request", asked.pk)
    return _show(request, asked, form, like)


@require_http_methods(["GET", "POST"])
@needs("nomination.ask", queries.request)
def enter(request: DeskRequest, asked: NominationRequest) -> HttpResponse:
    """What came by telephone or on paper, entered by the office."""
    rows = queries.nominations_of(asked)
    address = reverse("nominations:request", args=[asked.pk])
    form = AnswerForm(request.POST or None, rows=rows)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            operations.answer(asked, seats=form.chosen, said=form.said, by=request.user)
            messages.success(request, _("Die Antwort ist eingetragen."))
            return redirect(address)
    context = {
        "form": form,
        "heading": _("Antwort eintragen"),
        "lead": _("Was „{organisation}“ am Telefon oder auf Papier gesagt hat.").format(
            organisation=asked.organisation
        ),
        "crumbs": crumbs(Link(asked.organisation.name, address), Link(_("Antwort eintragen"))),
        "cancel_url": address,
    }
    return render(request, "nominations/enter.html", context)
