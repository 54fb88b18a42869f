"""How every page of the desk is guarded: signed in, in this town, with the right to it.

    @needs("catalogue.import")                      # the town itself is the subject
    def upload(request): ...

    @needs("measure.edit", queries.measure)         # the address names the subject
    def edit(request, measure, **rest): ...

In this order: no town under this host name → 404; not signed in → sign-in, and back; a role
elsewhere only → 404; a subject that is not there, or another town's → 404; right missing → 403
with a sentence that says which right, and who can give it.
"""

import inspect
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils import translation
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _

from gemeinwerk.accounts import expired_session
from gemeinwerk.accounts.models import Role, User
from gemeinwerk.accounts.roles import RIGHTS, Right, Scope
from gemeinwerk.accounts.rules import town_of
from gemeinwerk.municipalities.models import Municipality

View = Callable[..., HttpResponseBase]
Load = Callable[..., Any]


class DeskRequest(HttpRequest):
    """What a guarded view is given: a request to a town, by somebody signed in."""

    municipality: Municipality
    user: User


class RightMissing(PermissionDenied):
    """The signed-in person lacks a right; `message` says which, and who can give it."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


def needs(verb: str, load: Load | None = None) -> Callable[[View], View]:
    """Guard a view with a verb of the matrix.

    `load(town, **kwargs)` finds the subject, starting at the town; it takes those parts of the
    address that its parameters name. The view gets the subject first and the other parts by name.
    A loader may raise Http404 or the model's DoesNotExist.
    """
    taken = list(inspect.signature(load).parameters) if load else []

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, **parts: Any) -> HttpResponseBase:
            town = town_or_404(request)
            if not request.user.is_authenticated:
                return expired_session.ask_to_sign_in(request)
            speak(request)
            refuse_strangers(request)
            if load is None:
                require(request, verb, town)
                return kept_private(view(request, **parts))
            subject = _found(load, town, {name: parts.pop(name) for name in taken if name in parts})
            require(request, verb, subject)
            return kept_private(view(request, subject, **parts))

        return guarded

    return decorate


def signed_in(view: View) -> View:
    """Guard a page that belongs to the person, not to a town: one's own account."""

    @wraps(view)
    def guarded(request: HttpRequest, **parts: Any) -> HttpResponseBase:
        town_or_404(request)
        if not request.user.is_authenticated:
            return expired_session.ask_to_sign_in(request)
        speak(request)
        return kept_private(view(request, **parts))

    return guarded


def require(request: HttpRequest, verb: str, subject: Any) -> None:
    """Raise Http404 for another town's subject, and `RightMissing` where the right is missing."""
    town = town_or_404(request)
    if subject is None or town_of(subject) != town.pk:
        raise Http404
    if not request.user.has_perm(verb, subject):
        raise RightMissing(missing_sentence(RIGHTS[verb], request.user.roles_in(town.pk), town))  # type: ignore[union-attr]


def town_or_404(request: HttpRequest) -> Any:
    if request.municipality is None:  # type: ignore[attr-defined]
        raise Http404
    return request.municipality  # type: ignore[attr-defined]


def refuse_strangers(request: HttpRequest) -> None:
    """To people of other towns this town's desk does not exist.

    Whoever has no role anywhere has just come (by single sign-on) and is told so by `require`.
    """
    if request.user.is_stranger_in(request.municipality.pk):  # type: ignore[attr-defined,union-attr]
        raise Http404


def kept_private(response: HttpResponseBase) -> HttpResponseBase:
    """No cache on the way keeps a page of the desk, and the browser asks again each time."""
    patch_cache_control(response, private=True, max_age=0, must_revalidate=True)
    return response


def speak(request: HttpRequest) -> None:
    """The page in the language chosen for the account, else as the browser is set.

    Django itself would not ask the browser: citizens' pages have their language in the address.
    """
    chosen = getattr(request.user, "language", "")
    translation.activate(chosen or translation.get_language_from_request(request))


def missing_sentence(right: Right, roles: frozenset[str], town: Any) -> str:
    """Which right is missing, who holds it, and who can give it."""
    if not roles:
        return _(
            "Ihr Konto hat in {town} noch keine Rolle. Bitten Sie das Büro der Beauftragten oder "
            "die Technische Betreuung, Ihnen eine zu geben."
        ).format(town=town)
    if Scope.OWN in {right.scope(role) for role in roles}:
        return _("Das Recht „{right}“ haben Sie nur hierfür: {own}.").format(
            right=right.label, own=right.own
        )
    return _(
        "Dafür fehlt Ihnen das Recht „{right}“. Es gehört zu: {holders}. Rollen vergeben das Büro "
        "der Beauftragten und die Technische Betreuung."
    ).format(right=right.label, holders=", ".join(str(Role(role).label) for role in right.roles))


def _found(load: Load, town: Any, parts: dict[str, Any]) -> Any:
    try:
        return load(town, **parts)
    except ObjectDoesNotExist as missing:
        raise Http404 from missing
