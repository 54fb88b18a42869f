"""Accounts of a town: who is there, whom one lets in, what each may do."""

from collections.abc import Callable
from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gemeinwerk.accounts import operations, queries
from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.accounts.errors import RolesOvertaken
from gemeinwerk.accounts.forms.administration import (
    AccountFilterForm,
    CloseForm,
    DeclineForm,
    InviteForm,
    ResetForm,
    RolesForm,
)
from gemeinwerk.accounts.models import User
from gemeinwerk.accounts.personal_data import traces_of
from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.forms import BaseForm, refusals_on
from gemeinwerk.core.typed import lines
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.privacy import erasure_preview
from gemeinwerk.privacy.disclosing import disclosure
from gemeinwerk.privacy.forms import ErasureForm
from gemeinwerk.privacy.traces import Traces

PER_PAGE = 50


@needs("account.manage")
@require_safe
def accounts(request: DeskRequest) -> HttpResponse:
    form = AccountFilterForm(request.GET or None)
    stand = form.cleaned_data["stand"] if form.is_valid() else ""
    found = Paginator(queries.accounts_of(request.municipality, stand), PER_PAGE)
    page = found.get_page(request.GET.get("seite"))
    return render(request, "accounts/accounts.html", {"page": page, "form": form})


@needs("account.manage")
@require_http_methods(["GET", "POST"])
def invite(request: DeskRequest) -> HttpResponse:
    form = InviteForm(request.POST or None)
    if form.is_valid():
        with refusals_on(form, "email"):
            user = operations.invite(request.municipality, **form.cleaned_data, by=request.user)
            typed = form.cleaned_data["name"]
            messages.success(request, _("{name} ist eingeladen.").format(name=typed))
            return redirect("accounts:account", user.pk)
    return render(request, "accounts/invite.html", {"form": form})


@needs("account.manage")
@require_http_methods(["GET", "POST"])
def account(request: DeskRequest, pk: int) -> HttpResponse:
    user = _account(request, pk)
    held = [membership.role for membership in user.roles_here]  # type: ignore[attr-defined]
    form = RolesForm(request.POST if request.method == "POST" else None, held=held)
    if form.is_valid():
        with refusals_on(form, "roles"):
            _set_roles(request, user, form)
            messages.success(request, _("Gespeichert."))
            return redirect("accounts:account", pk)
    return _page(request, user, form=form)


@needs("account.manage")
@require_POST
def invite_again(request: DeskRequest, pk: int) -> HttpResponse:
    done = _("Der neue Link ist unterwegs.")
    return _act(
        request,
        pk,
        lambda user: operations.invite_again(user, town=request.municipality, by=request.user),
        done,
    )


@needs("account.manage")
@require_POST
def dismiss(request: DeskRequest, pk: int) -> HttpResponse:
    """Take all roles here away: the account leaves the town."""
    user = _account(request, pk)
    name = user.shown_name
    try:
        operations.set_roles(user, town=request.municipality, roles=[], by=request.user)
    except DomainError as refusal:
        messages.error(request, refusal.message)
        return redirect("accounts:account", pk)
    messages.success(request, _("{name} gehört nicht mehr dazu.").format(name=name))
    return redirect("accounts:accounts")


@needs("account.manage")
@require_POST
def close(request: DeskRequest, pk: int) -> HttpResponse:
    reason = lines(request.POST.get("reason", "")).strip()
    return _act(
        request,
        pk,
        lambda user: operations.close(
            user, town=request.municipality, by=request.user, reason=reason
        ),
        _("Das Konto ist geschlossen."),
    )


@needs("account.manage")
@require_POST
def reopen(request: DeskRequest, pk: int) -> HttpResponse:
    return _act(
        request,
        pk,
        lambda user: operations.reopen(user, town=request.municipality, by=request.user),
        _("Das Konto ist wieder offen."),
    )


@needs("account.manage")
@require_POST
def decline_removal(request: DeskRequest, pk: int) -> HttpResponse:
    return _with_reason(
        request,
        pk,
        operations.decline_removal,
        _("Die Antwort ist unterwegs und steht auf der Seite der Person."),
    )


@needs("account.manage")
@require_POST
def reset_second_factor(request: DeskRequest, pk: int) -> HttpResponse:
    return _with_reason(
        request,
        pk,
        operations.reset_second_factor,
        _("Der zweite Faktor ist zurückgesetzt. Alle Anmeldungen sind beendet."),
    )


@needs("account.manage")
@require_http_methods(["GET", "POST"])
def remove(request: DeskRequest, pk: int) -> HttpResponse:
    """Asks first: what is deleted does not come back."""
    user = _account(request, pk)
    traces = _known_here(user, request.municipality)
    form = ErasureForm(request.POST if request.method == "POST" else None, traces=traces)
    if form.is_valid():
        with refusals_on(form):
            operations.remove(user, town=request.municipality, by=request.user, **form.values)
            messages.success(request, _("Das Konto und die Person dahinter sind gelöscht."))
            return redirect("accounts:accounts")
    context = {
        "form": form,
        "account": user,
        "found": erasure_preview.table(traces),
        "submit": _("Endgültig löschen"),
        "cancel_url": reverse("accounts:account", args=[pk]),
    }
    return render(request, "accounts/remove.html", context)


@needs("actor.edit")
@require_safe
def data(request: DeskRequest, pk: int) -> HttpResponse:
    """Art. 15 GDPR: all this town keeps of the person behind an account, as a file."""
    traces = _known_here(_account(request, pk), request.municipality)
    return JsonResponse(
        disclosure(traces, by_office=True),
        json_dumps_params={"ensure_ascii": False, "indent": 2},
        headers={"Content-Disposition": f'attachment; filename="auskunft-konto-{pk}.json"'},
    )


def _set_roles(request: DeskRequest, user: User, form: RolesForm) -> None:
    roles, town = form.cleaned_data["roles"], request.municipality
    try:
        operations.set_roles(user, town=town, roles=roles, by=request.user, seen=form.seen)
    except RolesOvertaken:
        form.look_again()
        raise


def _account(request: DeskRequest, pk: int) -> User:
    return get_object_or_404(queries.accounts_of(request.municipality), pk=pk)


def _known_here(user: User, town: Municipality) -> Traces:
    """A town is shown what it knows itself: of who was only invited here, what it typed."""
    typed = getattr(user, "called_here", None)
    if typed:
        return Traces(frozenset({town.pk})).known(names=[typed], emails=[user.email])
    return traces_of(user, town=town).within(town.pk)


def _page(request: DeskRequest, user: User, **forms: Any) -> HttpResponse:
    held = [membership.role for membership in user.roles_here]  # type: ignore[attr-defined]
    context = {
        "form": RolesForm(held=held),
        "account": user,
        "close_form": CloseForm(auto_id="schliessen_%s"),
        "decline_form": DeclineForm(auto_id="ablehnen_%s"),
        "reset_form": ResetForm(auto_id="faktor_%s"),
        "factors": Authenticator.objects.filter(user=user).exists(),
        "may_disclose": request.user.has_perm("actor.edit", request.municipality),
        **forms,
    }
    return render(request, "accounts/account.html", context)


def _with_reason(
    request: DeskRequest, pk: int, verb: Callable[..., object], done: str
) -> HttpResponse:
    """What is done for a reason that was typed on the account's page; it stays in its field."""
    user = _account(request, pk)
    name, kind, auto_id = _FORMS[verb]
    form = kind(request.POST, auto_id=auto_id)
    if form.is_valid():
        with refusals_on(form):
            verb(user, town=request.municipality, by=request.user, **form.cleaned_data)
            messages.success(request, done)
            return redirect("accounts:account", pk)
    return _page(request, _account(request, pk), **{name: form})


_FORMS: dict[Callable[..., object], tuple[str, type[BaseForm], str]] = {
    operations.decline_removal: ("decline_form", DeclineForm, "ablehnen_%s"),
    operations.reset_second_factor: ("reset_form", ResetForm, "faktor_%s"),
}


def _act(request: DeskRequest, pk: int, verb: Callable[[User], object], done: str) -> HttpResponse:
    user = _account(request, pk)
    try:
        verb(user)
    except DomainError as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, done)
    return redirect("accounts:account", pk)
