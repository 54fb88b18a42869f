"""Photographs of flip charts and cards: laid ready, typed off one contribution after the other."""

from pathlib import PurePath
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.concepts import queries as concepts
from gemeinwerk.concepts.models import Concept
from gemeinwerk.contributions import speaking
from gemeinwerk.contributions.forms.parts import WithdrawForm
from gemeinwerk.contributions.photographs import operations, queries
from gemeinwerk.contributions.photographs.forms import (
    PhotographForm,
    PhotographsForm,
    TranscribeForm,
)
from gemeinwerk.contributions.photographs.models import Photograph
from gemeinwerk.contributions.views.crumbs import address_of, to_list
from gemeinwerk.core.bodies import takes_file
from gemeinwerk.core.forms import refusals_on
from gemeinwerk.core.languages import german, spoken
from gemeinwerk.core.pictures import largest_together
from gemeinwerk.core.shown import stamp
from gemeinwerk.core.ui import Link

A_PAGE = 30
DONE, AGAIN = "fertig", "wieder"
"""What the buttons beside saving are called."""


@require_safe
@needs("contribution.edit", concepts.concept)
def photographs(request: DeskRequest, concept: Concept) -> HttpResponse:
    phase, meeting = queries.asked_for(concept, request.GET.dict())
    found = queries.of_concept(concept, phase=phase, meeting=meeting)
    page = Paginator(found, A_PAGE).get_page(request.GET.get("seite"))
    wanted = {queries.PHASE: phase, queries.MEETING: meeting}
    chosen = urlencode({name: one.pk for name, one in wanted.items() if one is not None})
    context = {
        "concept": concept,
        "phase": phase,
        "meeting": meeting,
        "page": page,
        "left": queries.left(found) if page.paginator.count else 0,
        "add_url": _add_url(concept, chosen),
        "crumbs": to_list(concept, Link(_("Fotos abschreiben"))),
    }
    return render(request, "contributions/photographs/photographs.html", context)


def _add_url(concept: Concept, chosen: str) -> str:
    address = reverse("photographs:add", args=[concept.slug])
    return f"{address}?{chosen}" if chosen else address


@require_http_methods(["GET", "POST"])
@takes_file("contribution.edit", most=largest_together)
@needs("contribution.edit", concepts.concept)
def add(request: DeskRequest, concept: Concept) -> HttpResponse:
    initial = {
        "participation": request.GET.get(queries.PHASE),
        "meeting": request.GET.get(queries.MEETING),
    }
    form = PhotographsForm(
        request.POST or None, request.FILES or None, concept=concept, initial=initial
    )
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            sent, title = form.cleaned_data["photographs"], form.cleaned_data["title"]
            new = operations.add_photographs(
                concept, sent=sent, title=title, by=request.user, **form.details
            )
            said = ngettext("Ein Foto liegt bereit.", "{n} Fotos liegen bereit.", len(new))
            messages.success(request, said.format(n=len(new)))
            return redirect("photographs:photograph", new[0].pk)
    context = {
        "form": form,
        "heading": _("Fotos hochladen"),
        "lead": _(
            "Von Flipcharts, Karten und Plakaten. Danach schreiben Sie neben dem Bild ab, was "
            "darauf steht."
        ),
        "submit": _("Hochladen"),
        "cancel_url": reverse("photographs:photographs", args=[concept.slug]),
        "crumbs": _crumbs(concept, Link(_("Hochladen"))),
    }
    return render(request, "contributions/photographs/add.html", context)


@require_http_methods(["GET", "POST"])
@needs("contribution.edit", queries.photograph)
def photograph(request: DeskRequest, found: Photograph) -> HttpResponse:
    form = TranscribeForm(request.POST or None, concept=found.concept, initial=_kept(request))
    if request.method == "POST":
        done = True if DONE in request.POST else False if AGAIN in request.POST else None
        if done is not None and not form.has_text:
            form.leave_unchecked()  # nothing more is to be typed off
            with refusals_on(form):
                return _marked(request, found, done, form.shown)
        elif form.is_valid():
            with refusals_on(form):
                return _transcribed(request, found, form, done)
    return _beside(request, found, form)


def _transcribed(
    request: DeskRequest, found: Photograph, form: TranscribeForm, done: bool | None
) -> HttpResponse:
    new = operations.transcribe(found, by=request.user, done=done, shown=form.shown, **form.details)
    link = format_html('<a href="{}">{}</a>', address_of(new), str(new))
    messages.success(request, format_html(_("{it} ist erfasst."), it=link))
    if done is not None:
        return _onward(request, found, done)
    kept = urlencode([*form.kept, ("weiter", "1")])
    return redirect(f"{_address(found)}?{kept}")


def _marked(request: DeskRequest, found: Photograph, done: bool, shown: str) -> HttpResponse:
    if done:
        operations.finish(found, by=request.user, shown=shown)
    else:
        operations.reopen(found, by=request.user)
    return _onward(request, found, done)


def _onward(request: DeskRequest, found: Photograph, done: bool) -> HttpResponse:
    """To the next photograph, or with this one again."""
    if not done:
        messages.success(request, _("Das Foto wird wieder abgeschrieben."))
        return redirect(_address(found))
    following = queries.following(found)
    if following is None:
        messages.success(request, _("Fertig. Dazu ist kein Foto mehr abzuschreiben."))
        return redirect("photographs:photographs", found.concept.slug)
    messages.success(request, _("Fertig. Hier ist das nächste Foto."))
    return redirect("photographs:photograph", following)


def _beside(request: DeskRequest, found: Photograph, form: TranscribeForm) -> HttpResponse:
    typed = queries.typed_off(found)
    if request.method != "POST" and "weiter" in request.GET:
        form.fields["text"].widget.attrs["autofocus"] = True
    following = queries.following(found)
    context = {
        "photograph": found,
        "concept": found.concept,
        "form": form,
        "seen": stamp(operations.told(found)),
        "typed": [(one, spoken(one.headline, speaking.headline_in(one))) for one in typed],
        "next_url": reverse("photographs:photograph", args=[following]) if following else "",
        "crumbs": _crumbs(found.concept, Link(german(found.title))),
    }
    return render(request, "contributions/photographs/photograph.html", context)


def _kept(request: DeskRequest) -> dict[str, Any]:
    """What the card before had too."""
    asked = request.GET
    one = {"kind": asked.get("art"), "field": asked.get("feld")}
    found: dict[str, Any] = {name: value for name, value in one.items() if value}
    return found | ({"themes": asked.getlist("thema")} if "thema" in asked else {})


@require_safe
@needs("contribution.edit", queries.photograph)
def picture(_request: DeskRequest, found: Photograph) -> HttpResponse:
    """Called by its number: what the file was called may tell whose it is."""
    response = HttpResponse(bytes(found.content), content_type=found.content_type)
    ending = PurePath(found.content_type).name
    name = content_disposition_header(False, f"foto-{found.pk}.{ending}")
    response["Content-Disposition"] = name or ""
    response["X-Content-Type-Options"] = "nosniff"
    return response


@require_http_methods(["GET", "POST"])
@needs("contribution.edit", queries.photograph)
def edit(request: DeskRequest, found: Photograph) -> HttpResponse:
    form = PhotographForm(request.POST or None, instance=found)
    heading = _("„{it}“ bearbeiten").format(it=found)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            operations.edit_photograph(found, by=request.user, seen=form.seen, **form.changes)
            messages.success(request, _("Gespeichert."))
            return redirect(_address(found))
    context = {
        "form": form,
        "heading": heading,
        "lead": _("Was schon abgeschrieben ist, bleibt, wo es ist."),
        "crumbs": _crumbs(found.concept, Link(_("Foto"), _address(found)), Link(_("Bearbeiten"))),
        "cancel_url": _address(found),
    }
    return render(request, "core/layouts/desk_form.html", context)


@require_http_methods(["GET", "POST"])
@needs("contribution.edit", queries.photograph)
def remove(request: DeskRequest, found: Photograph) -> HttpResponse:
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            reason = form.cleaned_data["reason"]
            operations.remove_photograph(found, by=request.user, reason=reason, shown=form.shown)
            messages.success(request, _("Das Foto ist gelöscht."))
            return redirect("photographs:photographs", found.concept.slug)
    number = len(queries.typed_off(found))
    told = ngettext(
        "Das Bild kommt nicht wieder. Ein Beitrag ist davon abgeschrieben; er bleibt und nennt das "
        "Foto nicht mehr.",
        "Das Bild kommt nicht wieder. {n} Beiträge sind davon abgeschrieben; sie bleiben und "
        "nennen das Foto nicht mehr.",
        number,
    ).format(n=number)
    context = {
        "form": form,
        "seen": stamp(operations.told(found)),
        "heading": _("„{it}“ löschen").format(it=found),
        "lead": told
        if number
        else _("Das Bild kommt nicht wieder. Abgeschrieben ist davon nichts."),
        "crumbs": _crumbs(found.concept, Link(_("Foto"), _address(found)), Link(_("Löschen"))),
        "submit": _("Löschen"),
        "cancel_url": _address(found),
    }
    return render(request, "core/layouts/desk_form.html", context)


def _address(found: Photograph) -> str:
    return reverse("photographs:photograph", args=[found.pk])


def _crumbs(concept: Concept, *further: Link) -> list[Link]:
    here = Link(_("Fotos abschreiben"), reverse("photographs:photographs", args=[concept.slug]))
    return to_list(concept, here, *further)
