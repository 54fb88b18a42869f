"""What is typed: saved by the page's script, or by the plain form; and what others typed."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.typed import lines, whole_number
from gemeinwerk.minutes import operations, queries, telling
from gemeinwerk.minutes.models import Minutes
from gemeinwerk.minutes.operations import Typed
from gemeinwerk.minutes.views.crumbs import address_of

TEXT, BASE, UP, DOWN = "text-", "basis-", "hoch", "runter"


@require_POST
@needs("minutes.write", queries.minutes)
def save(request: DeskRequest, found: Minutes) -> HttpResponse:
    """One paragraph, as it stands in a browser; the answer says how it stands now."""
    sent = request.POST
    try:
        typed = Typed(
            key=uuid.UUID(sent.get("key", "")),
            save=uuid.UUID(sent.get("save", "")),
            base=lines(sent.get("base", "")),
            text=lines(sent.get("text", "")),
            item=whole_number(sent.get("item")),
        )
    except ValueError:
        return JsonResponse({"said": _("Damit kann diese Seite nichts anfangen.")}, status=400)
    try:
        written = operations.write(found, typed=typed, by=request.user)
    except DomainError as refusal:
        return JsonResponse({"said": refusal.message}, status=409)
    told: dict[str, Any] = _told(request, found, written.paragraph)
    if written.beside:
        told["beside"] = _told(request, found, written.beside)
    return JsonResponse(told)


def _told(request: DeskRequest, minutes: Minutes, paragraph: Any) -> dict[str, Any]:
    return telling.told(paragraph, minutes=minutes, may_write=True, reader=request.user)


@require_POST
@needs("minutes.write", queries.minutes)
def save_all(request: DeskRequest, found: Minutes) -> HttpResponse:
    """The same without a script: all of an item that was changed; one of them moved."""
    item = whole_number(request.POST.get("punkt"))
    beside = 0
    for name in [one for one in request.POST if one.startswith(TEXT)]:
        key = name.removeprefix(TEXT)
        text = lines(request.POST[name])
        base = lines(request.POST.get(f"{BASE}{key}", ""))
        word = _key(key)
        if word is not None and text != base:
            # Sent twice it is the same saving.
            save = uuid.uuid5(word, f"{base}\0{text}")
            typed = Typed(key=word, save=save, base=base, text=text, item=item)
            beside += operations.write(found, typed=typed, by=request.user).beside is not None
    down = DOWN in request.POST
    if moved := _key(request.POST.get(DOWN if down else UP, "")):
        operations.move(found, key=moved, down=down)
        return HttpResponseRedirect(f"{address_of(found)}#absatz-{moved}")
    if beside:
        messages.warning(
            request,
            _("Jemand hat gleichzeitig dieselben Wörter geändert. Beide Fassungen stehen da."),
        )
    else:
        messages.success(request, _("Gespeichert."))
    number = whole_number(request.POST.get("nummer"))
    return HttpResponseRedirect(
        f"{address_of(found)}#{f'top-{number}' if number else 'ohne-punkt'}"
    )


def _key(text: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(text)
    except ValueError:
        return None


@require_safe
@needs("minutes.read", queries.minutes)
def newer(request: DeskRequest, found: Minutes) -> HttpResponse:
    """What changed since a revision: what others typed, and who is there."""
    since = whole_number(request.GET.get("seit"))
    if since is not None and since >= found.revision:
        return JsonResponse({"revision": found.revision})
    may_write = request.user.has_perm("minutes.write", found) and found.is_written
    changed = queries.paragraphs(found, since=since)
    answer = {
        "revision": found.revision,
        "changed": [
            telling.told(one, minutes=found, may_write=may_write, reader=request.user)
            for one in changed
        ],
        "order": queries.order(found),
        "room": render_to_string(
            "minutes/room.html",
            {
                "minutes": found,
                "room": telling.room(found, queries.attendances(found)),
                "may_write": may_write,
            },
            request=request,
        ),
    }
    return JsonResponse(answer)
