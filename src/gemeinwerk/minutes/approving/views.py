"""A draft at the desk: sent out, suggestions decided on, approved, corrected; published."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.audit import sentences
from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.forms import refusals_on
from gemeinwerk.core.languages import german
from gemeinwerk.core.shown import stamp
from gemeinwerk.core.ui import Link, Tone
from gemeinwerk.minutes.approving import formats, operations, queries
from gemeinwerk.minutes.approving.document import document
from gemeinwerk.minutes.approving.forms import (
    TAKE,
    ApproveForm,
    CorrectForm,
    DecideForm,
    PublishForm,
    SendForm,
)
from gemeinwerk.minutes.approving.models import How, MinutesVersion, Suggestion
from gemeinwerk.minutes.approving.shown import shown
from gemeinwerk.minutes.models import Minutes, MinutesState
from gemeinwerk.minutes.publishing import operations as publishing
from gemeinwerk.minutes.publishing import queries as published
from gemeinwerk.minutes.publishing.models import PublishedMinutes
from gemeinwerk.minutes.views.crumbs import to_minutes

TONES: dict[str, Tone] = {
    MinutesState.OPEN: "progress",
    MinutesState.DRAFT: "progress",
    MinutesState.APPROVED: "done",
}


@require_safe
@needs("minutes.read", queries.minutes)
def draft(request: DeskRequest, minutes: Minutes) -> HttpResponse:
    """Where minutes stand on their way, as they read now."""
    may_write = request.user.has_perm("minutes.write", minutes)
    versions = queries.versions(minutes)
    context = {
        "minutes": minutes,
        "meeting": minutes.meeting,
        "tone": TONES[minutes.state],
        "circulation": queries.circulation_of(minutes),
        "suggestions": queries.suggestions(minutes) if may_write else [],
        "versions": versions,
        "published": published.public_of(minutes) if versions else None,
        "may_write": may_write,
        "may_publish": may_write and published.has_place(minutes.meeting),
        "is_draft": minutes.state == MinutesState.DRAFT,
        "is_approved": minutes.state == MinutesState.APPROVED,
        "shown": shown(document(minutes)),
        "history": sentences.history(minutes) if may_write else [],
        "crumbs": _crumbs(minutes),
    }
    return render(request, "minutes/approving/draft.html", context)


@require_http_methods(["GET", "POST"])
@needs("minutes.write", queries.minutes)
def send(request: DeskRequest, minutes: Minutes) -> HttpResponse:
    form = SendForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            until = form.cleaned_data["silent_until"]
            number = operations.send_draft(minutes, silent_until=until, by=request.user)
            words = ngettext(
                "Der Entwurf geht an eine Person.", "Der Entwurf geht an {n} Personen.", number
            )
            messages.success(request, words.format(n=number))
            return redirect("approving:draft", minutes.pk)
    lead = _(
        "An alle auf der Anwesenheitsliste, die eine E-Mail-Adresse haben, mit einem eigenen Link. "
        "Gäste lesen nur die öffentlichen Punkte."
    )
    return _form(request, minutes, form, _("Entwurf versenden"), _("Versenden"), lead)


@require_http_methods(["GET", "POST"])
@needs("minutes.write", queries.suggestion)
def decide(request: DeskRequest, suggestion: Suggestion) -> HttpResponse:
    form = DecideForm(request.POST or None, suggestion=suggestion)
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        told = {"sentence": typed["sentence"], "by": request.user, "seen": form.shown}
        with refusals_on(form):
            if typed["decision"] == TAKE:
                operations.accept(suggestion, text=typed.get("text", ""), **told)
            else:
                operations.decline(suggestion, **told)
            messages.success(request, _("Entschieden. Wer eine E-Mail-Adresse hat, erfährt es."))
            return redirect("approving:draft", suggestion.minutes_id)
    suggestion = queries.suggestion(request.municipality, suggestion.pk)
    heading = _("Änderungsvorschlag")
    context = {
        "form": form,
        "suggestion": suggestion,
        "now": suggestion.paragraph.text if suggestion.paragraph else "",
        "seen": stamp(queries.told(suggestion)),
        "heading": heading,
        "crumbs": _crumbs(suggestion.minutes, Link(heading)),
        "submit": _("Entscheiden"),
        "cancel_url": reverse("approving:draft", args=[suggestion.minutes_id]),
    }
    return render(request, "minutes/approving/suggestion.html", context)


@require_http_methods(["GET", "POST"])
@needs("minutes.write", queries.minutes)
def approve(request: DeskRequest, minutes: Minutes) -> HttpResponse:
    form = ApproveForm(request.POST or None, meetings=queries.approving_meetings(minutes))
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            called = str(form.cleaned_data["meeting"])
            operations.approve(minutes, how=How.MEETING, approved_in=called, by=request.user)
            messages.success(request, _("Das Protokoll ist genehmigt."))
            return redirect("approving:draft", minutes.pk)
    lead = _("Danach ändert sich daran nichts mehr; eine Berichtigung ist eine neue Fassung.")
    return _form(request, minutes, form, _("Protokoll genehmigen"), _("Ist genehmigt"), lead)


@require_http_methods(["GET", "POST"])
@needs("minutes.write", queries.minutes)
def correct(request: DeskRequest, minutes: Minutes) -> HttpResponse:
    form = CorrectForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            reason = form.cleaned_data["reason"]
            operations.correct(minutes, reason=reason, by=request.user)
            messages.success(request, _("Das Protokoll ist wieder ein Entwurf."))
            return redirect("approving:draft", minutes.pk)
    lead = _("Was genehmigt ist, bleibt, wie es ist. Die Berichtigung wird eine neue Fassung.")
    return _form(request, minutes, form, _("Protokoll berichtigen"), _("Berichtigen"), lead)


@require_safe
@needs("minutes.read", queries.version)
def file(request: DeskRequest, version: MinutesVersion, suffix: str) -> HttpResponse:
    made = {"pdf": formats.pdf, "docx": formats.word}
    if suffix not in made:
        raise Http404
    town = version.minutes.meeting.body.municipality
    foot = publishing.foot_of(version, version.content)
    answer = HttpResponse(
        made[suffix](version.plain(), town, foot), content_type=formats.TYPES[suffix]
    )
    name = f"protokoll-{version.minutes_id}-fassung-{version.number}.{suffix}"
    answer["Content-Disposition"] = content_disposition_header(True, name) or ""
    return answer


@require_http_methods(["GET", "POST"])
@needs("minutes.write", queries.version)
def publish(request: DeskRequest, version: MinutesVersion) -> HttpResponse:
    """First the preview, then, once somebody has read it, for everybody."""
    form = PublishForm(request.POST or None)
    content: dict[str, Any] = publishing.preview(version, named=False)
    if request.method == "POST" and form.is_valid():
        told: dict[str, Any] = {"named": form.is_named, "further": form.names}
        content = publishing.preview(version, **told)
        if "zeigen" not in request.POST:
            with refusals_on(form):
                _require_read(form, content)
                made = publishing.make(version, **told)
                publishing.publish(version, made=made, by=request.user)
                messages.success(request, _("Das Protokoll ist veröffentlicht."))
                return redirect("approving:draft", version.minutes_id)
    heading = _("Protokoll veröffentlichen")
    context = {
        "form": form,
        "seen": stamp(content),
        "shown": shown(content),
        "heading": heading,
        "lead": german(str(version)),
        "crumbs": _crumbs(version.minutes, Link(heading)),
        "submit": _("Veröffentlichen"),
        "cancel_url": reverse("approving:draft", args=[version.minutes_id]),
    }
    return render(request, "minutes/approving/publish.html", context)


def _require_read(form: PublishForm, content: dict[str, Any]) -> None:
    """Raises `DomainError` where the preview was not read, or showed something else."""
    if form.shown != stamp(content):
        raise DomainError(
            _("Die Vorschau zeigte etwas anderes. Bitte lesen Sie, was jetzt darunter steht.")
        )
    if not form.cleaned_data["read"]:
        raise DomainError(_("Bitte lesen Sie zuerst die Vorschau."))


@require_POST
@needs("minutes.write", published.published)
def withdraw(request: DeskRequest, found: PublishedMinutes) -> HttpResponse:
    try:
        publishing.withdraw(found, by=request.user)
    except DomainError as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, _("Das Protokoll ist nicht mehr öffentlich."))
    return redirect("approving:draft", found.version.minutes_id)


def _form(
    request: DeskRequest, minutes: Minutes, form: Any, heading: str, submit: str, lead: str
) -> HttpResponse:
    context = {
        "form": form,
        "heading": heading,
        "lead": lead,
        "crumbs": _crumbs(minutes, Link(heading)),
        "submit": submit,
        "cancel_url": reverse("approving:draft", args=[minutes.pk]),
    }
    return render(request, "core/layouts/desk_form.html", context)


def _crumbs(minutes: Minutes, *further: Link) -> list[Link]:
    here = Link(
        _("Entwurf und Fassungen"), reverse("approving:draft", args=[minutes.pk]) if further else ""
    )
    return to_minutes(minutes, here, *further)
