"""A contribution is recorded: typed off, out of minutes, out of a wish; and put right."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.concepts import queries as concepts
from gemeinwerk.concepts.models import Concept
from gemeinwerk.contributions import operations, queries
from gemeinwerk.contributions.forms.recording import KEPT, ContributionForm, RecordForm
from gemeinwerk.contributions.models import Channel, Contribution
from gemeinwerk.contributions.passages import Marked, quote_of
from gemeinwerk.contributions.views.crumbs import address_of, list_of, to_contribution, to_list
from gemeinwerk.core import maps
from gemeinwerk.core.forms import refusals_on
from gemeinwerk.core.typed import whole_number
from gemeinwerk.core.ui import Link
from gemeinwerk.german.times.dates import parse_date
from gemeinwerk.invitations.answering.models import Reply
from gemeinwerk.minutes.models import Paragraph

NEXT = "weiter"


@dataclass(frozen=True)
class Source:
    """What a contribution is made out of: a passage of minutes, or a wish."""

    paragraph: Paragraph | None = None
    quote: str = ""
    wish: Reply | None = None

    @classmethod
    def of(cls, request: DeskRequest, concept: Concept) -> "Source":
        """By the address, in which the places of sentences stand; of what is sent the words
        themselves count, as they were shown."""
        if (key := whole_number(request.GET.get("absatz"))) is not None:
            paragraph = queries.paragraph(concept, key)
            if paragraph is not None:
                sent = request.POST.get("stelle", "").strip()
                return cls(paragraph, sent or quote_of(paragraph.text, _places(request)))
        key = whole_number(request.GET.get("wunsch"))
        return cls(wish=queries.wish(concept, key)) if key is not None else cls()

    @property
    def marked(self) -> Marked | None:
        return Marked(self.paragraph, self.quote) if self.paragraph and self.quote else None

    @property
    def initial(self) -> dict[str, Any]:
        if self.marked:
            return {"text": self.quote}
        if self.wish:
            whose = self.wish.invitation
            return {
                "text": self.wish.themes,
                "language": self.wish.language,
                "person": whose.person_id,
                "organisation": whose.organisation_id,
            }
        return {}

    @property
    def fixed(self) -> dict[str, Any]:
        """What is known already, and not asked."""
        if self.marked:
            return {"channel": Channel.MINUTES, "marked": self.marked}
        return {"channel": Channel.WISH, "wish": self.wish} if self.wish else {}

    @property
    def answers(self) -> tuple[str, ...]:
        """What is not asked because of it."""
        if self.marked:
            return "channel", "meeting", "item"
        return ("channel",) if self.wish else ()

    def back(self, concept: Concept) -> str:
        if self.paragraph:
            return reverse("contributions:mark", args=[self.paragraph.minutes_id])
        if self.wish:
            return reverse("contributions:wishes", args=[concept.slug])
        return list_of(concept)


def _asked(request: DeskRequest) -> dict[str, Any]:
    """What the address says is likely; a day that is none is left out."""
    found: dict[str, Any] = {
        name: request.GET[called] for name, called in KEPT.items() if called in request.GET
    }
    if "said_on" in found:
        found["said_on"] = parse_date(found["said_on"])
    return found


def _places(request: DeskRequest) -> set[int]:
    found = (whole_number(one) for one in request.GET.getlist("satz"))
    return {place for place in found if place is not None}


@require_http_methods(["GET", "POST"])
@needs("contribution.edit", concepts.concept)
@maps.may_show
def create(request: DeskRequest, concept: Concept) -> HttpResponse:
    source = Source.of(request, concept)
    asked = _asked(request)
    form = RecordForm(request.POST or None, concept=concept, initial=asked | source.initial)
    for name in source.answers:
        form.fields.pop(name, None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            voices = [form.who] if form.who.is_somebody else []
            values = form.details | source.fixed
            new = operations.record(concept, by=request.user, voices=voices, **values)
            return _recorded(request, new, form, source)
    context = {
        "form": form,
        "concept": concept,
        "source": source,
        "heading": _("Beitrag erfassen"),
        "crumbs": to_list(concept, Link(_("Erfassen"))),
        "cancel_url": source.back(concept),
        "is_next": bool(request.GET) and not request.POST,
    }
    return render(request, "contributions/record.html", context)


def _recorded(
    request: DeskRequest, new: Contribution, form: RecordForm, source: Source
) -> HttpResponse:
    """To the next of the pile, back to the minutes or wishes, or to what was recorded."""
    link = format_html('<a href="{}">{}</a>', address_of(new), str(new))
    messages.success(request, format_html(_("{it} ist erfasst."), it=link))
    if NEXT in request.POST:
        address = reverse("contributions:create", args=[new.concept.slug])
        return redirect(f"{address}?{urlencode(form.kept)}" if form.kept else address)
    if source.fixed:
        return redirect(source.back(new.concept))
    return redirect(address_of(new))


@require_http_methods(["GET", "POST"])
@needs("contribution.edit", queries.contribution)
@maps.may_show
def edit(request: DeskRequest, contribution: Contribution) -> HttpResponse:
    if contribution.is_withdrawn:
        messages.error(request, _("Dieser Beitrag ist zurückgezogen; an ihm ändert sich nichts."))
        return redirect(address_of(contribution))
    form = ContributionForm(request.POST or None, instance=contribution)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            operations.edit(
                contribution, by=request.user, seen=form.seen, themes=form.ticked, **form.details
            )
            messages.success(request, _("Gespeichert."))
            return redirect(address_of(contribution))
    context = {
        "form": form,
        "heading": _("„{it}“ bearbeiten").format(it=str(contribution)),
        "crumbs": to_contribution(contribution, Link(_("Bearbeiten"))),
        "cancel_url": address_of(contribution),
    }
    return render(request, "contributions/edit.html", context)
