"""What belongs to a contribution: whose voice it is, and what was sent along."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.contributions import files, operations, queries
from gemeinwerk.contributions.forms.parts import AttachmentForm, VoiceForm
from gemeinwerk.contributions.forms.recording import WhoForm
from gemeinwerk.contributions.models import Attachment, Contribution, Voice
from gemeinwerk.contributions.views.crumbs import address_of, to_contribution
from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.forms import refusals_on
from gemeinwerk.core.ui import Link


@require_http_methods(["GET", "POST"])
@needs("contribution.edit", queries.contribution)
def voice_add(request: DeskRequest, contribution: Contribution) -> HttpResponse:
    form = WhoForm(request.POST or None, town=request.municipality)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            operations.add_voice(contribution, who=form.who, by=request.user)
            messages.success(request, _("Eingetragen."))
            return redirect(address_of(contribution))
    return _form(request, contribution, form, _("Von wem kommt der Beitrag?"))


@require_http_methods(["GET", "POST"])
@needs("contribution.edit", queries.voice)
def voice_edit(request: DeskRequest, voice: Voice) -> HttpResponse:
    form = VoiceForm(request.POST or None, instance=voice)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            operations.edit_voice(voice, by=request.user, seen=form.seen, **form.changes)
            messages.success(request, _("Gespeichert."))
            return redirect(address_of(voice.contribution))
    return _form(request, voice.contribution, form, _("Von wem kommt der Beitrag?"))


@require_POST
@needs("contribution.edit", queries.voice)
def voice_remove(request: DeskRequest, voice: Voice) -> HttpResponse:
    try:
        operations.remove_voice(voice, by=request.user)
    except DomainError as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, _("Herausgenommen."))
    return redirect(address_of(voice.contribution))


@require_http_methods(["GET", "POST"])
@needs("contribution.edit", queries.contribution)
def attach(request: DeskRequest, contribution: Contribution) -> HttpResponse:
    form = AttachmentForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            new = operations.attach(
                contribution,
                sent=form.cleaned_data["file"],
                title=form.cleaned_data["title"],
                by=request.user,
            )
            messages.success(request, _("„{it}“ liegt bei dem Beitrag.").format(it=new.title))
            return redirect(address_of(contribution))
    return _form(request, contribution, form, _("Anlage dazulegen"))


@require_safe
@needs("contribution.edit", queries.attachment)
def attachment(request: DeskRequest, attachment: Attachment) -> HttpResponse:
    return files.answer(attachment)


@require_POST
@needs("contribution.edit", queries.attachment)
def attachment_remove(request: DeskRequest, attachment: Attachment) -> HttpResponse:
    name = attachment.title
    try:
        operations.remove_attachment(attachment, by=request.user)
    except DomainError as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, _("„{it}“ ist gelöscht.").format(it=name))
    return redirect(address_of(attachment.contribution))


def _form(
    request: DeskRequest, contribution: Contribution, form: object, heading: str
) -> HttpResponse:
    context = {
        "form": form,
        "contribution": contribution,
        "heading": heading,
        "lead": str(contribution),
        "crumbs": to_contribution(contribution, Link(heading)),
        "cancel_url": address_of(contribution),
    }
    template = "attach.html" if isinstance(form, AttachmentForm) else "voice.html"
    return render(request, f"contributions/{template}", context)
