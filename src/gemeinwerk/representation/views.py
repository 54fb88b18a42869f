"""„Wer ist dabei?“ at the desk: what is asked, slips, releases; counts in releases alone."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.concepts.models import Concept
from gemeinwerk.concepts.queries import concept as concept_of
from gemeinwerk.core.deeds import do_or_say
from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.forms import refusals_on
from gemeinwerk.core.languages import german
from gemeinwerk.core.ui import Link
from gemeinwerk.representation import operations, queries, releasing
from gemeinwerk.representation.forms import (
    MOST_PRINTED,
    EndForm,
    EnquiryForm,
    NumberForm,
    OpenForm,
    ReleaseForm,
)
from gemeinwerk.representation.models import Enquiry, EnquiryState, Release
from gemeinwerk.representation.operations.slips import spelled
from gemeinwerk.representation.qr import path_of
from gemeinwerk.representation.questions import NAMES
from gemeinwerk.representation.telling import asked_of, told

DESK_FORM = "core/layouts/desk_form.html"


@require_safe
@needs("representation.edit", concept_of)
def overview(request: DeskRequest, concept: Concept) -> HttpResponse:
    found = queries.of_concept(concept)
    context: dict[str, Any] = {"concept": concept, "crumbs": _crumbs(concept), "enquiry": found}
    if found:
        context |= {
            "questions": list(asked_of(found.questions)),
            "crossings": [_pair(pair) for pair in found.crossings],
            "is_open": queries.is_open(found),
            "answered": queries.answered_so_far(found),
            "tellable": queries.tellable(found),
            "pool": queries.left_in_the_pool(found),
            "releases": list(found.releases.defer("content").order_by("-number")),
            "address": request.build_absolute_uri(
                reverse("portal:presence_about", args=[found.key])
            ),
            "printing": _print_form(),
            "adding": _more_form(),
        }
    return render(request, "representation/overview.html", context)


@require_http_methods(["GET", "POST"])
@needs("representation.edit", concept_of)
def prepare(request: DeskRequest, concept: Concept) -> HttpResponse:
    if queries.of_concept(concept):
        return redirect("representation:overview", concept.slug)
    form = EnquiryForm(request.POST or None, instance=Enquiry(concept=concept))
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            operations.prepare_enquiry(concept, by=request.user, **form.cleaned_data)
            messages.success(request, _("Die Selbstauskunft ist vorbereitet."))
            return redirect("representation:overview", concept.slug)
    context = {
        "form": form,
        "heading": _("„Wer ist dabei?“ vorbereiten"),
        "lead": _(
            "Gefragt wird freiwillig und ohne Namen. Gespeichert werden Zahlen in Tabellen, nie "
            "Zeilen zu Menschen."
        ),
        "crumbs": _crumbs(concept, Link(_("Vorbereiten"))),
        "cancel_url": _page(concept),
    }
    return render(request, DESK_FORM, context)


@require_http_methods(["GET", "POST"])
@needs("representation.edit", queries.enquiry)
def edit(request: DeskRequest, found: Enquiry) -> HttpResponse:
    kind = EnquiryForm if found.state == EnquiryState.DRAFT else EndForm
    form = kind(request.POST or None, instance=found)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            operations.edit_enquiry(found, by=request.user, seen=form.seen, **form.changes)
            messages.success(request, _("Gespeichert."))
            return redirect(_page(found.concept))
    context = {
        "form": form,
        "heading": _("„Wer ist dabei?“ bearbeiten"),
        "crumbs": _crumbs(found.concept, Link(_("Bearbeiten"))),
        "cancel_url": _page(found.concept),
    }
    return render(request, DESK_FORM, context)


@require_POST
@needs("representation.edit", queries.enquiry)
def remove(request: DeskRequest, found: Enquiry) -> HttpResponse:
    done = _("Die Selbstauskunft ist entfernt.")
    return _do(request, found, lambda: operations.remove_enquiry(found, by=request.user), done)


@require_http_methods(["GET", "POST"])
@needs("representation.edit", queries.enquiry)
def open_it(request: DeskRequest, found: Enquiry) -> HttpResponse:
    """Opened, or opened again for those who join later."""
    if found.state == EnquiryState.OPEN:
        return redirect(_page(found.concept))
    form = OpenForm(request.POST or None, initial={"closes_on": found.closes_on})
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            operations.open_enquiry(found, by=request.user, **form.cleaned_data)
            messages.success(request, _("Die Selbstauskunft ist offen."))
            return redirect(_page(found.concept))
    again = found.state == EnquiryState.CLOSED
    context = {
        "form": form,
        "heading": _("Wieder öffnen") if again else _("Öffnen"),
        "lead": _("Für alle, die dazugekommen sind. Wer schon geantwortet hat, antwortet nicht "
                  "noch einmal.") if again else _("Danach bleiben die Fragen, wie sie sind."),
        "crumbs": _crumbs(found.concept, Link(_("Öffnen"))),
        "cancel_url": _page(found.concept),
        "submit": _("Öffnen"),
    }  # fmt: skip
    return render(request, DESK_FORM, context)


@require_POST
@needs("representation.edit", queries.enquiry)
def close(request: DeskRequest, found: Enquiry) -> HttpResponse:
    done = _("Die Selbstauskunft ist beendet. Jetzt lässt sich eine Veröffentlichung erstellen.")
    return _do(request, found, lambda: operations.close_enquiry(found, by=request.user), done)


@require_POST
@needs("representation.edit", queries.enquiry)
def more(request: DeskRequest, found: Enquiry) -> HttpResponse:
    form = _more_form(request.POST)
    if not form.is_valid():
        return _wrong(request, found, form)
    number, by = form.cleaned_data["number"], request.user
    done = _("Die Zettel sind ergänzt.")
    return _do(request, found, lambda: operations.add_slips(found, number=number, by=by), done)


@dataclass(frozen=True)
class Paper:
    """A slip to cut: its code as one types it, and its address as a QR code."""

    code: str
    path: str
    size: int


@require_POST
@never_cache
@needs("representation.edit", queries.enquiry)
def slips(request: DeskRequest, found: Enquiry) -> HttpResponse:
    """New slips to print and cut; they are nowhere else, and this page is not there again."""
    form = _print_form(request.POST)
    if not form.is_valid():
        return _wrong(request, found, form)
    try:
        codes = operations.print_slips(found, number=form.cleaned_data["number"], by=request.user)
    except DomainError as refusal:
        messages.error(request, refusal.message)
        return redirect(_page(found.concept))
    address = request.build_absolute_uri(reverse("portal:presence_about", args=[found.key]))
    papers = [Paper(spelled(one), *path_of(f"{address}{one}/")) for one in codes]
    context = {
        "enquiry": found,
        "papers": papers,
        "address": address.partition("://")[2],
        "crumbs": _crumbs(found.concept, Link(_("Zettel"))),
    }
    return render(request, "representation/slips.html", context)


@require_http_methods(["GET", "POST"])
@needs("representation.edit", queries.enquiry)
def make_release(request: DeskRequest, found: Enquiry) -> HttpResponse:
    if found.state != EnquiryState.CLOSED:
        messages.info(request, _("Zahlen gibt es erst, wenn die Selbstauskunft beendet ist."))
        return redirect(_page(found.concept))
    form = ReleaseForm(request.POST or None, enquiry=found)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            new = releasing.release(found, by=request.user, **form.cleaned_data)
            messages.success(
                request, _("Die Veröffentlichung ist erstellt. Öffentlich ist sie noch nicht.")
            )
            return redirect("representation:release", new.pk)
    context = {
        "form": form,
        "heading": _("Veröffentlichung erstellen"),
        "lead": _(
            "Geprüft wird gegen alles, was je erstellt wurde. Was jemanden verriete, bleibt weg; "
            "geht es gar nicht, steht hier, warum, und was stattdessen geht."
        ),
        "crumbs": _crumbs(found.concept, Link(_("Veröffentlichung"))),
        "cancel_url": _page(found.concept),
        "submit": _("Prüfen und erstellen"),
    }
    return render(request, DESK_FORM, context)


@require_safe
@needs("representation.edit", queries.release)
def release(request: DeskRequest, found: Release) -> HttpResponse:
    """As citizens read it, or will."""
    concept = found.enquiry.concept
    context = {
        "release": found,
        "concept": concept,
        "told": told(found.content),
        "crumbs": _crumbs(concept, Link(str(found))),
        "url": reverse("portal:presence", args=[concept.slug, found.number]),
    }
    return render(request, "representation/release.html", context)


@require_POST
@needs("representation.edit", queries.release)
def publish(request: DeskRequest, found: Release) -> HttpResponse:
    done = _("Die Zahlen stehen jetzt auf der öffentlichen Seite.")
    return _of_release(
        request, found, lambda: operations.publish_release(found, by=request.user), done
    )


@require_POST
@needs("representation.edit", queries.release)
def withdraw(request: DeskRequest, found: Release) -> HttpResponse:
    done = _("Die Zahlen stehen nicht mehr auf der öffentlichen Seite.")
    return _of_release(
        request, found, lambda: operations.withdraw_release(found, by=request.user), done
    )


def _of_release(
    request: DeskRequest, found: Release, act: Callable[[], object], done: str
) -> HttpResponse:
    do_or_say(request, act, done)
    return redirect("representation:release", found.pk)


def _do(request: DeskRequest, found: Enquiry, act: Callable[[], object], done: str) -> HttpResponse:
    do_or_say(request, act, done)
    return redirect(_page(found.concept))


def _wrong(request: DeskRequest, found: Enquiry, form: NumberForm) -> HttpResponse:
    messages.error(request, " ".join(map(str, form.errors.get("number", []))))
    return redirect(_page(found.concept))


def _print_form(data: Any = None) -> NumberForm:
    label = _("Wie viele Zettel zum Ausschneiden?")
    return NumberForm(data, label=label, most=MOST_PRINTED)


def _more_form(data: Any = None) -> NumberForm:
    return NumberForm(data, label=_("Wie viele Menschen werden außerdem gefragt?"))


def _pair(keys: list[str]) -> str:
    return _(" und ").join(str(NAMES[key]) for key in keys)


def _crumbs(concept: Concept, *rest: Link) -> list[Link]:
    return [
        Link(_("Konzepte"), reverse("concepts:concepts")),
        Link(german(concept.name), reverse("desk:concept", args=[concept.slug])),
        Link(_("Wer ist dabei?"), _page(concept) if rest else ""),
        *rest,
    ]


def _page(concept: Concept) -> str:
    return reverse("representation:overview", args=[concept.slug])
