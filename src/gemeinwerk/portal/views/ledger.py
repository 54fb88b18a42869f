"""The log of what was published: its list, its entries, and what anybody may check."""

import hashlib
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from gemeinwerk.ledger import queries
from gemeinwerk.ledger.models import Entry
from gemeinwerk.portal.caching import public_page
from gemeinwerk.portal.evidence import DigestForm, FileForm, HeadForm, answer, lines
from gemeinwerk.portal.frame import frame
from gemeinwerk.portal.heads import About
from gemeinwerk.portal.loading import town_of

ON_A_PAGE = 50


@require_safe
@public_page
def ledger(request: HttpRequest) -> HttpResponse:
    """Today's head, what it is for, and every entry, the newest first."""
    town = town_of(request)
    head = queries.head(town.pk)
    paginator = Paginator(queries.entries(town.pk), ON_A_PAGE)
    paginator.count = head.size if head else 0  # known already
    page = paginator.get_page(request.GET.get("seite"))
    about = About(
        _(
            "Was {town} veröffentlicht hat, und wie Sie prüfen, dass nichts davon geändert wurde."
        ).format(town=town.name)
    )
    context = {"head": head, "page": page, "lines": lines(town.pk, list(page.object_list))}
    return render(request, "portal/ledger.html", frame(request, about=about) | context)


@require_safe
@public_page
def entry(request: HttpRequest, number: int) -> HttpResponse:
    """One entry: what was entered when, and the ways to check it."""
    town = town_of(request)
    try:
        found = queries.entry(town.pk, number)
    except Entry.DoesNotExist:
        raise Http404 from None
    (line,) = lines(town.pk, [found])
    about = About(
        _("Eintrag {number} im Nachweisverzeichnis von {town}.").format(
            number=number, town=town.name
        )
    )
    context = {"line": line, "entry": found, "head": queries.head(town.pk)}
    return render(request, "portal/ledger_entry.html", frame(request, about=about) | context)


@require_safe
@public_page
def check(request: HttpRequest) -> HttpResponse:
    """Answers whether the log continues a head, and whether a file stands in it."""
    town = town_of(request)
    asked = request.GET
    of_head = HeadForm(asked if {"anzahl", "wurzel"} & asked.keys() else None, auto_id="stand_%s")
    of_file = DigestForm(asked if "summe" in asked else None, auto_id="datei_%s")
    head = queries.head(town.pk)
    context: dict[str, Any] = {"of_head": of_head, "of_file": of_file, "head": head}
    if of_head.is_bound and of_head.is_valid():
        noted = of_head.cleaned_data["noted"]
        context |= {"noted": noted, "answer": answer(town.pk, noted, head)}
    if of_file.is_bound and of_file.is_valid():
        digest = of_file.cleaned_data["summe"]
        context |= {"digest": digest, "found": lines(town.pk, queries.with_digest(town.pk, digest))}
    about = About(_("Einen notierten Stand oder eine Datei prüfen."))
    return render(request, "portal/ledger_check.html", frame(request, about=about) | context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def file(request: HttpRequest) -> HttpResponse:
    """Takes a file to make its checksum; nothing of it is kept."""
    town_of(request)
    form = FileForm(request.POST, request.FILES) if request.method == "POST" else FileForm()
    if form.is_valid():
        digest = hashlib.sha256()
        for chunk in form.cleaned_data["datei"].chunks():
            digest.update(chunk)
        return redirect(f"{reverse('portal:ledger_check')}?summe={digest.hexdigest()}#antwort")
    about = About(_("Prüfen, ob eine Datei im Nachweisverzeichnis steht."), indexed=False)
    return render(request, "portal/ledger_file.html", frame(request, about=about) | {"form": form})
