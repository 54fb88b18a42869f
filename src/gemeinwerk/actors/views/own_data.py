"""One's own data, without an account: asked for by the address that is kept, read and changed by a
personal link."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.formats import time_format
from django.utils.timezone import localtime, now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from gemeinwerk.accounts import limits
from gemeinwerk.accounts import personal_data as accounts
from gemeinwerk.accounts.access import speak, town_or_404
from gemeinwerk.actors import queries
from gemeinwerk.actors.forms import AskForLinkForm, OwnContactForm, OwnRequestForm
from gemeinwerk.actors.models import Asked, DataLink, Person
from gemeinwerk.actors.own_data import operations, reading
from gemeinwerk.actors.personal_data import traces_of
from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.forms import refusals_on
from gemeinwerk.privacy.disclosing import disclosure, on_request
from gemeinwerk.privacy.traces import Traces

GUESS, ASK, WRITE = "open_link", "data_link", "own_data"
CONTACT, MAILS, AGREE = "kontakt", "keine-mails", "mails"
NAMED, UNNAMED = "genannt", "nicht-genannt"
View = Callable[..., HttpResponse]


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """What is kept of people, in plain words; and a link for whoever it is about."""
    town = town_or_404(request)
    speak(request)
    form = AskForLinkForm(request.POST if request.method == "POST" else None)
    sent = False
    if form.is_valid():
        email = form.cleaned_data["email"]
        if until := limits.consume(request, ASK, email):
            return _apart(_too_many(request, until))
        operations.ask_for_link(town, email=email)
        sent = True
    return _apart(render(request, "actors/own_data/ask.html", {"form": form, "sent": sent}))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, token: str) -> HttpResponse:
    return _with_link(request, token, _page)


@never_cache
@require_safe
def as_json(request: HttpRequest, token: str) -> HttpResponse:
    return _with_link(request, token, _as_json)


def _with_link(request: HttpRequest, token: str, view: View) -> HttpResponse:
    """Whoever guesses is stopped; whoever comes too late is told where to get a new one."""
    town = town_or_404(request)
    speak(request)
    try:
        link = operations.of_token(town, token)
    except DataLink.DoesNotExist:
        return _apart(_over(request, 404))
    if not link.holds(now()):
        return _apart(_over(request, 410))
    if request.method == "POST" and (until := limits.consume(request, WRITE)):
        return _apart(_too_many(request, until))
    if request.method == "GET":
        operations.note_used(link)
    return _apart(view(request, link))


def _page(request: HttpRequest, link: DataLink) -> HttpResponse:
    person, sent = link.person, request.POST
    contact = OwnContactForm(sent if CONTACT in sent else None, instance=person)
    asking = {
        kind: OwnRequestForm(sent if kind in sent else None, kind=kind, prefix=kind[:2])
        for kind in Asked.values
    }
    try:
        if said := _do(link, sent, contact, asking):
            messages.success(request, said)
            return redirect("own_data:page", request.resolver_match.kwargs["token"])  # type: ignore[union-attr]
    except DomainError as refusal:
        messages.error(request, refusal.message)
    person = queries.person(person.municipality, person.pk)
    context = {
        "link": link,
        "person": person,
        "account": queries.account_behind(person),
        "parts": reading.parts(_traces(person)),
        "elsewhere": on_request(),
        "contact": contact,
        "correction": asking[Asked.CORRECTION],
        "erasure": asking[Asked.ERASURE],
        "open": {one.kind: one for one in person.data_requests.filter(settled_at=None)},
    }
    return render(request, "actors/own_data/page.html", context)


def _do(
    link: DataLink, sent: Any, contact: OwnContactForm, asking: dict[str, OwnRequestForm]
) -> str:
    """What the pressed button says; what there is to say of it, "" where nothing was done."""
    person = link.person
    if contact.is_valid():
        with refusals_on(contact):
            operations.change_own_contact(person, seen=contact.seen, **contact.changes)
            return _("Gespeichert.")
    if MAILS in sent:
        operations.object_to_mails(person, objects=True)
        return _("Vermerkt: Sie bekommen keine Mails und Briefe mehr von uns.")
    if AGREE in sent:
        operations.object_to_mails(person, objects=False)
        return _("Vermerkt: Wir dürfen Ihnen wieder schreiben.")
    if NAMED in sent:
        operations.agree_to_be_named(person, agrees=True)
        return _("Vermerkt: Ihr Name darf bei Ihren Gruppen öffentlich stehen.")
    if UNNAMED in sent:
        operations.agree_to_be_named(person, agrees=False)
        return _("Vermerkt: Ihr Name steht nicht mehr öffentlich bei Ihren Gruppen.")
    for kind, form in asking.items():
        if form.is_valid():
            with refusals_on(form):
                operations.ask_for(person, kind=kind, said=form.cleaned_data["said"])
                return _("Ihr Anliegen ist beim Büro eingegangen.")
    return ""


def _as_json(request: HttpRequest, link: DataLink) -> HttpResponse:
    return JsonResponse(
        _told(link.person),
        json_dumps_params={"ensure_ascii": False, "indent": 2},
        headers={"Content-Disposition": 'attachment; filename="meine-daten.json"'},
    )


def _told(person: Person) -> dict[str, Any]:
    """All that is kept in this town, of the account as well; what others wrote only on request."""
    return disclosure(_traces(person), by_office=False, here=True)


def _traces(person: Person) -> Traces:
    account = queries.account_behind(person)
    traces = accounts.traces_of(account) if account else traces_of(person)
    return traces.within(person.municipality_id)


def _over(request: HttpRequest, status: int) -> HttpResponse:
    if until := limits.consume(request, GUESS):
        return _too_many(request, until)
    context = {"over": status == 410}
    return render(request, "actors/own_data/over.html", context, status=status)


def _too_many(request: HttpRequest, until: Any) -> HttpResponse:
    # Without a line in the log: the address is the link.
    sentence = _(
        "Von diesem Anschluss kam in der letzten Zeit sehr viel. Ab {time} Uhr geht es weiter."
    ).format(time=time_format(localtime(until), "TIME_FORMAT"))
    context = {"sentence": sentence}
    return render(request, "actors/own_data/later.html", context, status=429)


def _apart(response: HttpResponse) -> HttpResponse:
    """In no index; to other sites a browser tells no address of ours (settings)."""
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response
