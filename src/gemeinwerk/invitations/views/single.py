"""One person in a wave, and one letter to them."""

from copy import copy
from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.audit import sentences
from gemeinwerk.core.forms import refusals_on
from gemeinwerk.core.languages import german
from gemeinwerk.core.ui import Link
from gemeinwerk.invitations import drawing, operations, own_words, queries
from gemeinwerk.invitations.forms.waves import LetterForm
from gemeinwerk.invitations.lifecycle import LETTER
from gemeinwerk.invitations.models import Invitation, Letter, LetterState, WaveState
from gemeinwerk.invitations.tongues import NAMES, direction
from gemeinwerk.invitations.views.crumbs import to_wave
from gemeinwerk.invitations.views.deeds import button, do


@require_safe
@needs("invitation.read", queries.invitation)
def invitation(request: DeskRequest, invitation: Invitation) -> HttpResponse:
    links = list(invitation.links.order_by("-pk"))
    letters = list(invitation.letters.select_related("notice"))
    context = {
        "invitation": invitation,
        "wave": invitation.wave,
        "facts": _facts(invitation),
        "letters": [*map(_with_purpose, letters)],
        "links": links,
        "has_link": any(not one.is_withdrawn and not one.is_expired() for one in links),
        "runs": invitation.wave.state == WaveState.RUNNING,
        "may_switch": any(one.state in queries.NOT_LEFT for one in letters),
        "history": sentences.history(invitation),
        "crumbs": to_wave(invitation.wave, Link(str(invitation))),
        "may_edit": request.user.has_perm("invitation.edit", invitation),
        "may_send": request.user.has_perm("invitation.send", invitation),
    }
    return render(request, "invitations/invitation.html", context)


send_again = button(
    "invitation.send",
    queries.invitation,
    operations.send_again,
    said=gettext_lazy("Die Einladung geht noch einmal hinaus, mit einem neuen Link."),
    back="invitations:invitation",
)


withdraw_link = button(
    "invitation.edit",
    queries.invitation,
    operations.withdraw_link,
    said=gettext_lazy("Der Link gilt nicht mehr."),
    back="invitations:invitation",
)


@require_POST
@needs("invitation.edit", queries.invitation)
def reminders(request: DeskRequest, invitation: Invitation) -> HttpResponse:
    stopped = not invitation.reminders_stopped
    said = _("Diese Person wird nicht erinnert.") if stopped else _("Diese Person wird erinnert.")

    def act() -> None:
        operations.stop_reminders(invitation, stopped=stopped, by=request.user)

    do(request, act, said)
    return redirect("invitations:invitation", invitation.pk)


@require_POST
@needs("invitation.edit", queries.invitation)
def channel(request: DeskRequest, invitation: Invitation) -> HttpResponse:
    wanted = "mail" if invitation.channel == "paper" else "paper"

    def act() -> None:
        operations.choose_channel(invitation, channel=wanted, by=request.user)

    do(request, act, _("Gespeichert."))
    return redirect("invitations:invitation", invitation.pk)


@require_http_methods(["GET", "POST"])
@needs("invitation.edit", queries.letter)
def letter(request: DeskRequest, letter: Letter) -> HttpResponse:
    """As its reader reads it; until it leaves it can be written by hand."""
    wave = letter.invitation.wave
    is_open = letter.state in drawing.OPEN_STATES
    form = LetterForm(request.POST or None, instance=copy(letter))
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            operations.edit_letter(letter, by=request.user, seen=form.seen, **form.changes)
            messages.success(request, _("Gespeichert."))
            return redirect("invitations:letter", letter.pk)
    texts = drawing.texts_of(wave)
    template = (
        drawing.drawn(letter.invitation, texts) if letter.overtaken and "de" in texts else None
    )
    context = {
        "letter": letter,
        "invitation": letter.invitation,
        "wave": wave,
        "form": form if is_open or request.method == "POST" else None,
        "direction": direction(letter.language),
        "language": NAMES.get(letter.language, letter.language),
        "wanted": NAMES[letter.invitation.spoken],
        "substituted": letter.language != letter.invitation.spoken,
        "template": template,
        "may_withhold": LETTER.permits(letter.state, LetterState.WITHHELD),
        "may_let_go": letter.state == LetterState.WITHHELD,
        "crumbs": to_wave(wave, Link(str(letter.invitation))),
    }
    return render(request, "invitations/letter.html", context)


of_letter = partial(button, "invitation.edit", queries.letter, back="invitations:letter")
redraw = of_letter(
    operations.redraw_letter, said=gettext_lazy("Hier steht wieder der Text der Welle.")
)
withhold = of_letter(operations.withhold, said=gettext_lazy("Es geht nicht hinaus."))
let_go = of_letter(operations.let_go, said=gettext_lazy("Es ist wieder ein Entwurf."))


def _facts(invitation: Invitation) -> list[tuple[str, object]]:
    """Through what somebody came into the wave, and how they are written to."""
    told = [
        (_("Gremium"), invitation.body and german(invitation.body)),
        (_("Organisation"), invitation.organisation and german(invitation.organisation)),
        (_("Akteursgruppe"), invitation.group and invitation.group.shown),
        (_("Weg"), invitation.get_channel_display()),
        (_("Sprache"), NAMES[invitation.spoken]),
    ]
    return [(term, value) for term, value in told if value]


def _with_purpose(letter: Letter) -> Letter:
    """With whether its subject says already what it is."""
    said = own_words.says_purpose(letter.purpose, letter.subject, letter.language)
    letter.says_purpose = said  # type: ignore[attr-defined]
    return letter
