"""A source with the record of its readings."""

from decimal import Decimal

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.core.forms import refusals_on
from gemeinwerk.core.languages import german
from gemeinwerk.core.ui import Column, Link, Table
from gemeinwerk.figures import queries as figures
from gemeinwerk.figures.models import SharedIndicator
from gemeinwerk.figures.reading import operations, queries
from gemeinwerk.figures.reading.forms import FeedForm
from gemeinwerk.figures.reading.models import Feed, Outcome, Reading
from gemeinwerk.figures.views.crumbs import to_shared
from gemeinwerk.measures.document.encoding import day_in_words, in_words, number

_SHOWN = 30
_NAMED_DAYS = 12


@require_safe
@needs("figures.read", figures.shared)
def feed(request: DeskRequest, shared: SharedIndicator) -> HttpResponse:
    """Where it is read from, what waits, and what each reading found."""
    found = Feed.objects.filter(shared=shared).first()
    if found:
        found.shared = shared  # which is here with its concept
    readings = list(found.readings.all()[:_SHOWN]) if found else []
    waiting = next((one for one in readings if one.outcome == Outcome.WAITING), None)
    if found and not waiting and len(readings) == _SHOWN:  # it may be older
        waiting = found.readings.filter(outcome=Outcome.WAITING).first()
    not_taken = (Outcome.LEFT, Outcome.OVERTAKEN)
    aside = next((one for one in readings if one.difference and one.outcome in not_taken), None)
    context = {
        "shared": shared,
        "concept": shared.concept,
        "feed": found,
        "crumbs": to_shared(shared, Link(_("Quelle im Netz"))),
        "waiting": waiting,
        "aside": aside,
        "aside_difference": _difference(aside) if aside else None,
        "changed": operations.changed_since() if waiting and waiting.is_of_another_source else "",
        "difference": _difference(waiting) if waiting else None,
        "readings": _readings(readings) if readings else None,
        "may_edit": request.user.has_perm("figures.edit", shared),
    }
    return render(request, "figures/feed.html", context)


@require_http_methods(["GET", "POST"])
@needs("figures.edit", figures.shared)
def feed_edit(request: DeskRequest, shared: SharedIndicator) -> HttpResponse:
    present = Feed.objects.filter(shared=shared).first() or Feed(shared=shared)
    form = FeedForm(request.POST or None, instance=present)
    if form.is_bound and form.is_valid():
        with refusals_on(form, "address"):
            operations.set_feed(shared, said=form.said, by=request.user)
            messages.success(request, _("Gespeichert. Die Quelle wird gleich gelesen."))
            return redirect("figures:feed", shared.pk)
    context = {
        "form": form,
        "heading": _("Aus einer Quelle im Netz lesen"),
        "lead": german(shared.name),
        "crumbs": to_shared(shared, Link(_("Quelle im Netz"))),
        "cancel_url": reverse("figures:feed", args=[shared.pk]),
    }
    return render(request, "core/layouts/desk_form.html", context)


@require_POST
@needs("figures.edit", queries.feed)
def feed_remove(request: DeskRequest, found: Feed) -> HttpResponse:
    shared = found.shared_id
    operations.remove_feed(found, by=request.user)
    messages.success(request, _("Es wird nicht mehr gelesen. Die Werte bleiben."))
    return redirect("figures:shared", shared)


@require_POST
@needs("figures.edit", queries.feed)
def feed_read(request: DeskRequest, found: Feed) -> HttpResponse:
    operations.read_now(found, by=request.user)
    messages.success(request, _("Die Quelle wird gleich gelesen."))
    return redirect("figures:feed", found.shared_id)


@require_POST
@needs("figures.edit", queries.reading)
def reading(request: DeskRequest, found: Reading) -> HttpResponse:
    """Take over what a reading found, or leave it."""
    if "leave" in request.POST:
        operations.leave(found, by=request.user)
        messages.success(request, _("Nichts davon ist übernommen."))
    else:
        _say_taken(request, operations.take(found, by=request.user))
    return redirect("figures:feed", found.feed.shared_id)


def _say_taken(request: DeskRequest, found: Reading) -> None:
    if found.outcome == Outcome.TAKEN:
        messages.success(request, _("Übernommen. Alte Werte stehen im Verlauf."))
    if found.kept:
        messages.warning(request, _kept(found))
    elif found.outcome != Outcome.TAKEN:
        messages.success(request, _("Das steht alles schon so da."))


def _kept(found: Reading) -> str:
    """Which days stayed as they stand here, the first of them with their value."""
    nothing = _("kein Wert")
    said = [
        f"{day_in_words(day)} ({_value(now) or nothing})" for day, now in found.kept[:_NAMED_DAYS]
    ]
    if more := len(found.kept) - len(said):
        said.append(ngettext("{n} weiterer Tag", "{n} weitere Tage", more).format(n=more))
    return _("Seit der Lesung hier geändert und deshalb so geblieben: {days}.").format(
        days="; ".join(said)
    )


def _became(one: Reading) -> str:
    said = [one.get_outcome_display(), one.failure, _kept(one) if one.kept else ""]
    return ". ".join(filter(None, said))


def _difference(found: Reading) -> Table:
    return Table(
        _("Was die Quelle anders nennt"),
        [
            Column(_("Tag")),
            Column(_("steht hier"), numeric=True),
            Column(_("nennt die Quelle"), numeric=True),
        ],
        [
            [day_in_words(day), _value(before) or "–", _value(after)]
            for day, before, after in found.difference
        ],
    )


def _readings(found: list[Reading]) -> Table:
    return Table(
        _("Lesungen"),
        [
            Column(_("Tag")),
            Column(_("Ergebnis")),
            Column(_("unverändert"), numeric=True),
            Column(_("anders"), numeric=True),
        ],
        [
            [
                day_in_words(localdate(one.at).isoformat()),
                _became(one),
                one.same,
                len(one.difference),
            ]
            for one in found
        ],
    )


def _value(text: str | None) -> str:
    return in_words(number(Decimal(text))) if text is not None else ""
