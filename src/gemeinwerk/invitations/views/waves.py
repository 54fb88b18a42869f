"""A concept's waves, and one at a glance: how far it came, and what is to be done next."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.concepts import phases
from gemeinwerk.concepts import queries as concepts
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.forms import refusals_on
from gemeinwerk.core.languages import german
from gemeinwerk.core.ui import Column, Figure, Link, Table, Tone
from gemeinwerk.invitations import operations, queries
from gemeinwerk.invitations.forms.waves import TrialForm, WaveForm
from gemeinwerk.invitations.lifecycle import INVITE
from gemeinwerk.invitations.models import Purpose, Wave, WaveState
from gemeinwerk.invitations.standing import (
    funnel_segments,
    next_steps,
    rows_of,
    segments,
    standing,
)
from gemeinwerk.invitations.tongues import GERMAN, TONGUES
from gemeinwerk.invitations.views.crumbs import address_of, page_of, to_concept, to_wave
from gemeinwerk.invitations.views.deeds import button, do

TONES: dict[str, Tone] = {
    WaveState.PREPARED: "none",
    WaveState.REVIEW: "partly",
    WaveState.RUNNING: "progress",
    WaveState.CLOSED: "done",
}


@require_safe
@needs("invitation.read", concepts.concept)
def waves(request: DeskRequest, concept: Concept) -> HttpResponse:
    found = list(queries.waves_of(concept))
    table = Table(
        caption=_("Einladungswellen"),
        caption_hidden=True,
        columns=[
            Column(_("Welle")),
            Column(_("Stand")),
            Column(_("antworten bis")),
            Column(_("eingeladen"), numeric=True),
            Column(_("geantwortet"), numeric=True),
        ],
        rows=[
            [
                format_html('<a href="{}">{}</a>', address_of(one), german(one.name)),
                one.get_state_display(),
                one.answer_until,
                one.invited,  # type: ignore[attr-defined]
                one.answered,  # type: ignore[attr-defined]
            ]
            for one in found
        ],
    )
    context = {
        "concept": concept,
        "crumbs": to_concept(concept),
        "waves": found,
        "table": table,
        "may_begin": request.user.has_perm("invitation.edit", concept)
        and phases.permits(INVITE, concept),
    }
    return render(request, "invitations/waves.html", context)


@require_http_methods(["GET", "POST"])
@needs("invitation.edit", concepts.concept)
def create(request: DeskRequest, concept: Concept) -> HttpResponse:
    form = WaveForm(request.POST or None, instance=Wave(concept=concept))
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            new = operations.create_wave(concept, by=request.user, **form.cleaned_data)
            messages.success(request, _("Die Welle ist angelegt. Jetzt fehlt der Text."))
            return redirect("invitations:text", new.pk, Purpose.INVITATION, "de")
    context = {
        "form": form,
        "heading": _("Neue Einladungswelle"),
        "lead": _("Danach schreiben Sie den Text und wählen, an wen er geht. Noch geht nichts."),
        "crumbs": to_concept(concept, Link(_("Neue Welle"))),
        "cancel_url": page_of(concept),
        "submit": _("Anlegen"),
    }
    return render(request, "core/layouts/desk_form.html", context)


@require_safe
@needs("invitation.read", queries.wave)
def wave(request: DeskRequest, wave: Wave) -> HttpResponse:
    found = standing(wave)
    texts = {(one.purpose, one.language) for one in wave.texts.all()}
    people = reverse("invitations:people", args=[wave.pk])
    total = found.total
    context = {
        "wave": wave,
        "tone": TONES[wave.state],
        "crumbs": to_wave(wave),
        "standing": found,
        "next_steps": next_steps(found, wave, has_text=(Purpose.INVITATION, GERMAN) in texts),
        "funnel": found.funnel,
        "funnel_segments": funnel_segments(),
        "segments": segments(),
        "by_body": rows_of(found.bodies, _("über kein Gremium")),
        "by_group": rows_of(found.groups, _("ohne Akteursgruppe")),
        "by_organisation": rows_of(found.organisations, _("ohne Organisation")),
        "figures": [
            Figure(str(total.invited), _("eingeladen"), url=people),
            Figure(
                str(total.delivered),
                _("zugestellt"),
                of=_("von {n} Eingeladenen").format(n=total.invited),
            ),
            Figure(str(total.lost), _("nicht angekommen"), url=f"{people}?stand=lost"),
            Figure(str(total.accepted), _("kommen"), url=f"{people}?antwort=accepted"),
            Figure(str(total.deputised), _("schicken jemanden"), url=f"{people}?antwort=deputised"),
            Figure(str(total.declined), _("kommen nicht"), url=f"{people}?antwort=declined"),
            Figure(
                str(total.undecided),
                _("noch unentschieden"),
                url=f"{people}?antwort=undecided",
            ),
            Figure(str(total.silent), _("schweigen"), url=f"{people}?stand=silent"),
        ],
        "texts": [
            {
                "purpose": purpose,
                "label": Purpose(purpose).label,
                "there": [(code, name) for code, name in TONGUES if (purpose, code) in texts],
                "missing": [(code, name) for code, name in TONGUES if (purpose, code) not in texts],
                "read": [(code, name) for code, name in TONGUES if (source, code) in texts],
            }
            for purpose in Purpose.values
            for source in [purpose if (purpose, GERMAN) in texts else Purpose.INVITATION]
        ],
        "trial": TrialForm(),
        "may_edit": request.user.has_perm("invitation.edit", wave),
        "may_send": request.user.has_perm("invitation.send", wave),
    }
    return render(request, "invitations/wave.html", context)


@require_http_methods(["GET", "POST"])
@needs("invitation.edit", queries.wave)
def edit(request: DeskRequest, wave: Wave) -> HttpResponse:
    form = WaveForm(request.POST or None, instance=wave)
    if wave.state == WaveState.RUNNING:
        del form.fields["dispatch_on"]
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            operations.edit_wave(wave, by=request.user, seen=form.seen, **form.changes)
            messages.success(request, _("Gespeichert."))
            return redirect("invitations:wave", wave.pk)
    wave.refresh_from_db()
    context = {
        "form": form,
        "heading": _("Welle bearbeiten"),
        "crumbs": to_wave(wave, Link(_("Bearbeiten"))),
        "cancel_url": address_of(wave),
    }
    return render(request, "core/layouts/desk_form.html", context)


@require_POST
@needs("invitation.edit", queries.wave)
def lay_before(request: DeskRequest, wave: Wave) -> HttpResponse:
    done = do(request, lambda: operations.lay_before(wave, by=request.user), "")
    return redirect("invitations:outbox" if done else "invitations:wave", wave.pk)


take_back = button(
    "invitation.edit",
    queries.wave,
    operations.take_back,
    said=gettext_lazy("Zurück in Arbeit: Es ist nichts versandt."),
    back="invitations:wave",
)


@require_POST
@needs("invitation.edit", queries.wave)
def try_out(request: DeskRequest, wave: Wave) -> HttpResponse:
    form = TrialForm(request.POST)
    chosen = form.cleaned_data if form.is_valid() else {}
    said = _("Die Probe geht an {address}.").format(address=request.user.email)
    do(request, lambda: operations.try_out(wave, by=request.user, **chosen), said)
    return redirect("invitations:wave", wave.pk)


@require_POST
@needs("invitation.send", queries.wave)
def remind(request: DeskRequest, wave: Wave) -> HttpResponse:
    """Only those who are silent."""

    def act() -> str:
        number = operations.remind(wave, by=request.user)
        return ngettext(
            "Eine Person wird erinnert.", "{n} Menschen werden erinnert.", number
        ).format(n=number)

    do(request, act)
    return redirect("invitations:wave", wave.pk)


close = button(
    "invitation.send",
    queries.wave,
    operations.close_wave,
    said=gettext_lazy("Abgeschlossen. Wer einen Link hat, kann noch antworten, bis er endet."),
    back="invitations:wave",
)


reopen = button(
    "invitation.send",
    queries.wave,
    operations.reopen_wave,
    said=gettext_lazy("Die Welle läuft wieder."),
    back="invitations:wave",
)


@require_POST
@needs("invitation.edit", queries.wave)
def delete(request: DeskRequest, wave: Wave) -> HttpResponse:
    slug = wave.concept.slug
    if do(request, lambda: operations.delete_wave(wave, by=request.user), _("Gelöscht.")):
        return redirect("invitations:waves", slug)
    return redirect("invitations:wave", wave.pk)
