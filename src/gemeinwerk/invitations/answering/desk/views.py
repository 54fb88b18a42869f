"""Answers at the desk: what is asked, what somebody said by telephone, what is to be booked."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.core import tongues
from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.forms import refusals_on
from gemeinwerk.core.shown import stamp
from gemeinwerk.core.ui import Link
from gemeinwerk.invitations.answering import asking, operations, queries
from gemeinwerk.invitations.answering.desk.forms import (
    OrderForm,
    PageForm,
    PageTextForm,
    TakeDownForm,
)
from gemeinwerk.invitations.answering.errors import AnsweredMeanwhile
from gemeinwerk.invitations.answering.models import NeedsOrder, PageText, Reply
from gemeinwerk.invitations.models import Invitation, Wave
from gemeinwerk.invitations.views.crumbs import address_of, to_wave


@require_http_methods(["GET", "POST"])
@needs("invitation.edit", queries.wave)
def asked(request: DeskRequest, wave: Wave) -> HttpResponse:
    """What is asked in a wave, and in which languages the page speaks the town's own words."""
    page = queries.page_of(wave)
    form = PageForm(request.POST or None, page=page, offered=queries.offered(page))
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            asking.set_page(wave, by=request.user, seen=form.shown, **form.values)
            messages.success(request, _("Gespeichert. So wird ab jetzt gefragt."))
            return redirect("answers:asked", wave.pk)
    written = {one.language for one in page.texts.all()} if page.pk else set()
    context = {
        "form": form,
        "wave": wave,
        "seen": stamp(asking.told(page)),
        "heading": _("Was gefragt wird"),
        "lead": _("So antworten alle, die in dieser Welle eingeladen sind, ohne Konto."),
        "texts": [(code, name, code in written) for code, name in tongues.TONGUES],
        "crumbs": to_wave(wave, Link(_("Was gefragt wird"))),
        "cancel_url": address_of(wave),
    }
    return render(request, "invitations/answers/asked.html", context)


@require_http_methods(["GET", "POST"])
@needs("invitation.edit", queries.wave)
def text(request: DeskRequest, wave: Wave, language: str) -> HttpResponse:
    if language not in tongues.NAMES:
        raise Http404
    page = queries.page_of(wave)
    found = page.texts.filter(language=language).first() if page.pk else None
    present = found or PageText(page=page, language=language)
    form = PageTextForm(request.POST or None, text=present, bodies=queries.offered(page))
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            asking.write_page(
                wave, language=language, by=request.user, seen=form.shown, **form.values
            )
            messages.success(request, _("Gespeichert."))
            return redirect("answers:asked", wave.pk)
    heading = _("Text der Antwortseite: {language}").format(language=tongues.NAMES[language])
    here = Link(_("Was gefragt wird"), reverse("answers:asked", args=[wave.pk]))
    context = {
        "form": form,
        "seen": stamp(asking.told_in(present)),
        "heading": heading,
        "lead": _(
            "Was leer bleibt, steht dort auf Deutsch. Die Fragen selbst sind schon übersetzt."
        ),
        "crumbs": to_wave(wave, here, Link(tongues.NAMES[language])),
        "cancel_url": here.url,
    }
    return render(request, "core/layouts/desk_form.html", context)


@require_http_methods(["GET", "POST"])
@needs("invitation.edit", queries.invitation)
def take_down(request: DeskRequest, invitation: Invitation) -> HttpResponse:
    """What somebody said by telephone or on paper; the person sees that it was entered."""
    page, reply = queries.page_of(invitation.wave), queries.reply_of(invitation)
    form = TakeDownForm(
        request.POST or None,
        page=page,
        reply=reply,
        answer=invitation.answer,
        bodies=queries.offered(page, reply),
    )
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        person = invitation.person
        language = person.language if person else tongues.GERMAN
        with refusals_on(form):
            try:
                operations.take_down(
                    invitation,
                    given=form.given(language),
                    told=typed["told"],
                    told_on=typed["told_on"],
                    by=request.user,
                    seen=form.seen_revision,
                )
            except AnsweredMeanwhile:
                newer = Reply.objects.filter(invitation=invitation).first()
                form.take_as_seen(newer.revision if newer else 0)
                raise
            messages.success(request, _("Die Antwort ist eingetragen."))
            return redirect(address_of(invitation.wave))
    heading = _("Antwort eintragen: {person}").format(person=invitation.person)
    context = {
        "form": form,
        "invitation": invitation,
        "wave": invitation.wave,
        "reply": reply,
        "heading": heading,
        "may_book": request.user.has_perm("need.book", invitation.wave),
        "crumbs": to_wave(invitation.wave, Link(_("Antwort eintragen"))),
        "cancel_url": address_of(invitation.wave),
    }
    return render(request, "invitations/answers/take_down.html", context)


@require_POST
@needs("invitation.edit", queries.invitation)
def invite_deputy(request: DeskRequest, invitation: Invitation) -> HttpResponse:
    """Whoever was named to come instead gets an invitation of their own."""
    try:
        person = asking.invite_deputy(invitation, by=request.user)
    except DomainError as refusal:
        messages.error(request, refusal.message)
    else:
        said = _("{person} ist eingeladen. Das Schreiben wartet in der Welle auf Ihre Durchsicht.")
        messages.success(request, said.format(person=person))
    return redirect("answers:take_down", invitation.pk)


@require_http_methods(["GET", "POST"])
@needs("need.book", queries.wave)
def needed(request: DeskRequest, wave: Wave) -> HttpResponse:
    """What is to be booked for a wave's meetings: numbers and orders, and nobody's name."""
    form = OrderForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        with refusals_on(form):
            asking.add_order(
                wave,
                needed=typed["needs"],
                interpreting=typed["interpreting"],
                note=typed["note"],
                by=request.user,
            )
            messages.success(request, _("Die Bestellung ist aufgenommen."))
            return redirect("answers:needed", wave.pk)
    orders = queries.orders_of(wave)
    context: dict[str, Any] = {
        "form": form,
        "wave": wave,
        "orders": [(one, queries.needed([one])) for one in orders],
        "counts": queries.needed(orders),
        "last_day": max((one.last_day for one in orders), default=None),
        "crumbs": to_wave(wave, Link(_("Bedarfe"))),
    }
    return render(request, "invitations/answers/needed.html", context)


@require_POST
@needs("need.book", queries.order)
def book(request: DeskRequest, order: NeedsOrder) -> HttpResponse:
    asking.book(order, by=request.user)
    messages.success(request, _("Als bestellt eingetragen."))
    return redirect("answers:needed", order.wave_id)


@require_POST
@needs("need.book", queries.order)
def remove(request: DeskRequest, order: NeedsOrder) -> HttpResponse:
    wave = order.wave_id
    asking.remove_order(order, by=request.user)
    messages.success(request, _("Die Bestellung ist gelöscht."))
    return redirect("answers:needed", wave)


@require_safe
@needs("desk.enter")
def own(request: DeskRequest) -> HttpResponse:
    """What whoever is signed in is invited to, with what they said before they had an account."""
    context = {"invitations": queries.own_invitations(request.user, request.municipality)}
    return render(request, "invitations/answers/own.html", context)
