"""The page of one contribution, who reads it, and that it is withdrawn."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.audit import sentences
from gemeinwerk.contributions import operations, queries, speaking
from gemeinwerk.contributions.forms.parts import AttachmentForm, WithdrawForm
from gemeinwerk.contributions.lifecycle import CONTRIBUTION
from gemeinwerk.contributions.models import Channel, Contribution, ContributionState, Split
from gemeinwerk.contributions.parts import PARTS
from gemeinwerk.contributions.views.crumbs import address_of, to_contribution, to_list
from gemeinwerk.core import maps, ui
from gemeinwerk.core.deeds import do_or_say
from gemeinwerk.core.forms import refusals_on
from gemeinwerk.core.shown import stamp
from gemeinwerk.core.ui import Link

S = ContributionState
TONES: dict[str, ui.Tone] = {
    S.HELD: "progress",
    S.INTERNAL: "none",
    S.PUBLIC: "done",
    S.HIDDEN: "off",
    S.WITHDRAWN: "dropped",
}


@require_safe
@needs("contribution.read", queries.contribution_with_parts)
@maps.may_show
def contribution(request: DeskRequest, found: Contribution) -> HttpResponse:
    may_edit = request.user.has_perm("contribution.edit", found)
    states = CONTRIBUTION.following(found.state) if may_edit else ()
    splits = list(queries.splits(found))
    context: dict[str, Any] = {
        "contribution": found,
        "concept": found.concept,
        "tone": TONES[found.state],
        "language": speaking.called(found.language),
        "lang": speaking.spoken(found.language),
        "is_foreign": found.language != "de",
        "themes": found.themes.all(),
        "anchor": getattr(found, "anchor", None),
        "merged": queries.merged(found),
        "splits": [one for one in splits if one.undone_at is None],
        "unsplits": _unsplits(found, splits),
        "taken_back": next((one for one in splits if one.is_undone_of(found)), None),
        "may_edit": may_edit and not found.is_withdrawn,
        "may_split": found.state in (S.PUBLIC, S.INTERNAL)
        and not any(one.whole_id == found.pk and one.undone_at is None for one in splits),
        "may_publish": may_edit and found.state == S.INTERNAL,
        "is_read_first": found.state in (S.HELD, S.HIDDEN)
        and request.user.has_perm("contribution.moderate", found),
        "may_keep": S.INTERNAL in states and found.channel != Channel.FORM,
        "may_withdraw": S.WITHDRAWN in states,
        "parts": PARTS.told(vars(found), lambda right: request.user.has_perm(right, found)),
        "crumbs": to_list(found.concept, Link(str(found))),
        **(_for_the_office(found) if may_edit else {}),
    }
    return render(request, "contributions/contribution.html", context)


def _unsplits(found: Contribution, splits: list[Split]) -> Split | None:
    """By which all parts are taken back: its own before those it is one of."""
    standing = [one for one in splits if one.undone_at is None and not one.part.is_withdrawn]
    return min(standing, key=lambda one: one.whole_id != found.pk, default=None)


def _for_the_office(found: Contribution) -> dict[str, Any]:
    """Whose voice it is, what was sent along, what nobody knew a place for, what happened."""
    return {
        "shows_office": True,
        "voices": queries.voices(found),
        "attachments": queries.attachments(found),
        "attachment_form": AttachmentForm(),
        "extra": found.extra.items(),
        "history": sentences.history(found),
    }


@require_POST
@needs("contribution.edit", queries.contribution)
def publish(request: DeskRequest, found: Contribution) -> HttpResponse:
    done = _("Alle dürfen den Beitrag lesen, sobald das Konzept öffentlich ist.")
    return _do(request, found, lambda: operations.publish(found, by=request.user), done)


@require_POST
@needs("contribution.edit", queries.contribution)
def keep_internal(request: DeskRequest, found: Contribution) -> HttpResponse:
    done = _("Nur die Verwaltung liest den Beitrag.")
    return _do(request, found, lambda: operations.keep_internal(found, by=request.user), done)


def _do(
    request: DeskRequest, found: Contribution, deed: Callable[[], object], done: str
) -> HttpResponse:
    do_or_say(request, deed, done)
    return redirect(address_of(found))


@require_http_methods(["GET", "POST"])
@needs("contribution.edit", queries.contribution)
def withdraw(request: DeskRequest, found: Contribution) -> HttpResponse:
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            reason = form.cleaned_data["reason"]
            operations.withdraw(found, by=request.user, reason=reason, shown=form.shown)
            messages.success(request, _("Der Beitrag ist zurückgezogen, sein Text gelöscht."))
            return redirect(address_of(found))
    context = {
        "form": form,
        "seen": stamp(operations.told(found)),
        "heading": _("„{it}“ zurückziehen").format(it=str(found)),
        "lead": _(
            "Text, Übersetzung, Anlagen und Namen werden gelöscht und kommen nicht wieder. Nummer "
            "und Art bleiben."
        ),
        "crumbs": to_contribution(found, Link(_("Zurückziehen"))),
        "submit": _("Zurückziehen"),
        "cancel_url": address_of(found),
    }
    return render(request, "core/layouts/desk_form.html", context)
