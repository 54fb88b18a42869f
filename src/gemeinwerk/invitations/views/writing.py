"""What a wave writes, in each language, and to whom it goes."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.forms import refusals_on
from gemeinwerk.core.typed import whole_number
from gemeinwerk.core.ui import Link
from gemeinwerk.invitations import drawing, operations, outbox, own_words, queries
from gemeinwerk.invitations.choosing import look
from gemeinwerk.invitations.forms.choosing import ChoiceForm, InvitedFilter
from gemeinwerk.invitations.forms.waves import TextForm
from gemeinwerk.invitations.models import LetterState, Purpose, Wave
from gemeinwerk.invitations.tongues import GERMAN, NAMES, direction
from gemeinwerk.invitations.views.crumbs import address_of, to_wave
from gemeinwerk.invitations.views.deeds import do

A_PAGE = 50
TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


@require_http_methods(["GET", "POST"])
@needs("invitation.edit", queries.wave)
def text(request: DeskRequest, wave: Wave, purpose: str, language: str) -> HttpResponse:
    _require_kind(purpose, language)
    there = wave.texts.filter(purpose=purpose, language=language).first()
    begun = {}
    if there:
        begun = {"subject": there.subject, "body": there.body}
    elif purpose == Purpose.INVITATION:
        begun = dict(zip(("subject", "body"), own_words.beginning(language), strict=True))
    form = TextForm(request.POST or None, language=language, initial=begun)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            operations.write_text(
                wave, purpose=purpose, language=language, by=request.user, **form.cleaned_data
            )
            messages.success(request, _("Gespeichert. Entwürfe folgen dem neuen Text."))
            return redirect("invitations:wave", wave.pk)
    context = {
        "wave": wave,
        "form": form,
        "heading": f"{Purpose(purpose).label}: {NAMES[language]}",
        "lead": _lead(purpose, language, is_new=there is None),
        "crumbs": to_wave(wave, Link(_("Text"))),
        "cancel_url": address_of(wave),
        "may_remove": there is not None and (language, purpose) != (GERMAN, Purpose.INVITATION),
        "purpose": purpose,
        "language": language,
    }
    return render(request, "invitations/text.html", context)


def _lead(purpose: str, language: str, *, is_new: bool) -> str:
    if language == GERMAN:
        return _("Ihn liest auch, wer eine Sprache gewählt hat, in der es keinen Text gibt.")
    lead = _("Wer diese Sprache nicht gewählt hat, liest den deutschen Text.")
    if is_new and purpose == Purpose.INVITATION:
        lead += " " + _("Hier steht ein Anfang; gleichen Sie ihn dem deutschen Text an.")
    return lead


@require_POST
@needs("invitation.edit", queries.wave)
def remove_text(request: DeskRequest, wave: Wave, purpose: str, language: str) -> HttpResponse:
    _require_kind(purpose, language)

    def act() -> None:
        operations.remove_text(wave, purpose=purpose, language=language, by=request.user)

    do(request, act, _("Gelöscht. Diese Menschen lesen den deutschen Text."))
    return redirect("invitations:wave", wave.pk)


@require_http_methods(["GET", "POST"])
@needs("invitation.edit", queries.wave)
def choose(request: DeskRequest, wave: Wave) -> HttpResponse:
    """First it is said whom the choice means; a second button takes them in."""
    form = ChoiceForm(request.POST or None, town=request.municipality)
    found = None
    if request.method == "POST" and form.is_valid():
        if "aufnehmen" in request.POST:
            with refusals_on(form):
                meant = operations.choose(wave, choice=form.choice, by=request.user)
                number = len(meant.new)
                said = ngettext(
                    "Eine Person ist aufgenommen.", "{n} Menschen sind aufgenommen.", number
                )
                messages.success(request, said.format(n=number))
                return redirect("invitations:people", wave.pk)
        found = look(wave, form.choice, localdate())
    context = {
        "wave": wave,
        "form": form,
        "found": found,
        "crumbs": to_wave(wave, Link(_("An wen?"))),
        "cancel_url": address_of(wave),
    }
    return render(request, "invitations/choose.html", context)


@require_http_methods(["GET", "POST"])
@needs("invitation.read", queries.wave)
def people(request: DeskRequest, wave: Wave) -> HttpResponse:
    """Who is in it, how each stands; those who were ticked are left out."""
    if request.method == "POST":
        return _leave_out(request, wave)
    form = InvitedFilter(request.GET or None)
    wanted = form.cleaned_data if form.is_valid() else {}
    found = queries.invited(
        wave,
        search=wanted.get("suche", ""),
        answer=wanted.get("antwort", ""),
        state=wanted.get("stand", ""),
    )
    page = Paginator(found, A_PAGE).get_page(request.GET.get("seite"))
    context = {
        "wave": wave,
        "filter": form if form.is_bound else InvitedFilter(),
        "page": page,
        "states": dict(LetterState.choices),
        "crumbs": to_wave(wave, Link(_("Menschen"))),
        "may_edit": request.user.has_perm("invitation.edit", wave),
    }
    return render(request, "invitations/people.html", context)


@require_safe
@needs("invitation.read", queries.wave)
def review(request: DeskRequest, wave: Wave) -> HttpResponse:
    """What would leave; nothing leaves before somebody has pressed the button here."""
    page = Paginator(outbox.waiting(wave), A_PAGE).get_page(request.GET.get("seite"))
    context = {
        "wave": wave,
        "outbox": outbox.outbox(wave),
        "page": page,
        "languages": NAMES,
        "crumbs": to_wave(wave, Link(_("Durchsicht"))),
        "may_send": request.user.has_perm("invitation.send", wave),
    }
    return render(request, "invitations/outbox.html", context)


@require_POST
@needs("invitation.send", queries.wave)
def release(request: DeskRequest, wave: Wave) -> HttpResponse:
    seen = request.POST.get("gesehen", "")[:64]
    said = _("Freigegeben: Die Mails gehen jetzt von selbst hinaus.")
    if wave.dispatch_on and wave.dispatch_on > localdate():
        said = _("Freigegeben: Die Mails gehen am Tag des Versands von selbst hinaus.")
    done = do(
        request, lambda: operations.release_wave(wave, seen=seen or "-", by=request.user), said
    )
    return redirect("invitations:wave" if done else "invitations:outbox", wave.pk)


@require_POST
@needs("invitation.send", queries.wave)
def print_letters(request: DeskRequest, wave: Wave) -> HttpResponse:
    """The letters as one file to print, one page a person; they are nowhere else."""
    suffix = "docx" if request.POST.get("als") == "docx" else "pdf"
    again = request.POST.get("noch_einmal") == "1"
    try:
        content = operations.print_letters(wave, suffix=suffix, again=again, by=request.user)
    except DomainError as refusal:
        messages.error(request, refusal.message)
        return redirect("invitations:wave", wave.pk)
    answer = HttpResponse(content, content_type=TYPES[suffix])
    answer["Content-Disposition"] = f'attachment; filename="briefe.{suffix}"'
    return answer


@require_safe
@needs("invitation.read", queries.wave)
def preview(request: DeskRequest, wave: Wave, purpose: str, language: str) -> HttpResponse:
    """As somebody reads it who reads this language: an invitation, or a reminder."""
    _require_kind(purpose, language)
    texts, is_own = drawing.sent_as(wave, purpose)
    if GERMAN not in texts:
        raise Http404
    sample = (
        queries.invited(wave, person__language=language).filter(person__isnull=False).first()
        or queries.invited(wave).filter(person__isnull=False).first()
    )
    own = texts.get(language, texts[GERMAN])
    drawn = drawing.drawn_for(sample, wave, own, name=str(request.user))
    context = {
        "wave": wave,
        "drawn": drawn if is_own else drawing.as_reminder(drawn),
        "direction": direction(own.language),
        "heading": f"{Purpose(purpose).label}, {NAMES[language]}",
        "is_own": is_own,
        "substituted": language not in texts,
        "reader": str(sample) if sample else str(request.user),
        "crumbs": to_wave(wave, Link(_("Vorschau"))),
    }
    return render(request, "invitations/preview.html", context)


def _leave_out(request: DeskRequest, wave: Wave) -> HttpResponse:
    if not request.user.has_perm("invitation.edit", wave):
        raise Http404
    keys = {whole_number(one) for one in request.POST.getlist("wen")}

    def act() -> str:
        chosen: Any = {one for one in keys if one is not None}
        number = operations.leave_out(wave, invitations=chosen, by=request.user)
        said = ngettext("Eine Person ist herausgenommen.", "{n} sind herausgenommen.", number)
        return said.format(n=number)

    do(request, act)
    return redirect(reverse("invitations:people", args=[wave.pk]))


def _require_kind(purpose: str, language: str) -> None:
    if purpose not in Purpose.values or language not in NAMES:
        raise Http404
