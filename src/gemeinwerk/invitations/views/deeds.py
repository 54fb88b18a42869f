"""Buttons of a wave: something is done, it is said what, and one is back on a page."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.views.decorators.http import require_POST

from gemeinwerk.accounts.access import DeskRequest, Load, View, needs
from gemeinwerk.core.errors import DomainError


def button(right: str, load: Load, act: Callable[..., object], *, said: Promise, back: str) -> View:
    """The view of a button that does `act(subject, by=…)`; `back`: the name of the subject's
    page."""

    @require_POST
    @needs(right, load)
    def pressed(request: DeskRequest, subject: Any) -> HttpResponse:
        do(request, lambda: act(subject, by=request.user), str(said))
        return redirect(back, subject.pk)

    return pressed


def do(request: DeskRequest, act: Callable[[], object], said: str | None = None) -> bool:
    """Whether it was done; without `said` the act says what it did."""
    try:
        told = act()
    except DomainError as refusal:
        messages.error(request, refusal.message)
        return False
    if sentence := str(told) if said is None else said:
        messages.success(request, sentence)
    return True
