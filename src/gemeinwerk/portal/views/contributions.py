"""„Was gesagt wurde“: contributions in public, each on a page of its own, and the rules they are
shown or hidden by."""

from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from gemeinwerk.answers.rounds import figures
from gemeinwerk.answers.rounds.queries import ANSWERED, UNANSWERED
from gemeinwerk.answers.rounds.words import WORDS
from gemeinwerk.concepts.lifecycle import ConceptStatus
from gemeinwerk.concepts.models import Concept
from gemeinwerk.contributions import files
from gemeinwerk.contributions.models import Attachment, Contribution, ContributionKind
from gemeinwerk.contributions.moderating.queries import numbers
from gemeinwerk.contributions.moderating.reasons import Reason
from gemeinwerk.core import maps
from gemeinwerk.core.forms import BaseForm
from gemeinwerk.portal import contribution_queries as queries
from gemeinwerk.portal.caching import public_page
from gemeinwerk.portal.contribution_thread import thread
from gemeinwerk.portal.forms import TownsWords
from gemeinwerk.portal.frame import frame
from gemeinwerk.portal.heads import About
from gemeinwerk.portal.loading import concept_of
from gemeinwerk.portal.said import Said

A_PAGE = 25
_ALL = ("", gettext_lazy("alle"))


class SaidFilter(BaseForm):
    suche = forms.CharField(label=gettext_lazy("Suchen"), required=False, max_length=100)
    feld = forms.ChoiceField(label=gettext_lazy("Handlungsfeld"), required=False, widget=TownsWords)
    thema = forms.ChoiceField(
        label=gettext_lazy("Querschnittsthema"), required=False, widget=TownsWords
    )
    art = forms.ChoiceField(
        label=gettext_lazy("Art"), required=False, choices=[_ALL, *ContributionKind.choices]
    )
    antwort = forms.ChoiceField(
        label=gettext_lazy("Antwort"),
        required=False,
        choices=[
            _ALL,
            (UNANSWERED, gettext_lazy("noch ohne Antwort")),
            (ANSWERED, gettext_lazy("beantwortet")),
            *WORDS.items(),
        ],
    )
    ort = forms.CharField(label=gettext_lazy("Ort"), required=False, max_length=100)

    def __init__(self, data: Any, *, concept: Concept) -> None:
        super().__init__(data)
        for name, rows in (("feld", concept.fields.all()), ("thema", concept.themes.all())):
            choices = [(str(one.pk), str(one)) for one in rows]
            if choices:
                self.fields[name].choices = [_ALL, *choices]  # type: ignore[attr-defined]
            else:
                del self.fields[name]

    def wanted(self) -> dict[str, str]:
        """What cannot be understood is left out: a shared address never shows an error."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}


@require_safe
@public_page
def contributions(request: HttpRequest, slug: str) -> HttpResponse:
    concept = _heard(request, slug)
    form = SaidFilter(request.GET, concept=concept)
    wanted = form.wanted()
    page = Paginator(queries.keys(concept, wanted), A_PAGE).get_page(request.GET.get("seite"))
    rows = [Said(one) for one in queries.shown(list(page.object_list))]
    share, rounds = figures.for_everybody(concept)
    context = {
        "form": form,
        "is_filtered": bool(wanted),
        "page": page,
        "rows": rows,
        "tells_supports": any(one.supports or one.can_be_supported for one in rows),
        "phases": list(queries.open_phases(concept, timezone.localdate())),
        "share": share,
        "rounds": rounds,
    }
    about = About(_("Was Menschen zu diesem Konzept gesagt haben."))
    framed = frame(request, concept=concept, active="contributions", about=about)
    return render(request, "portal/contributions.html", framed | context)


@require_safe
@public_page
@maps.may_show
def contribution(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    concept = _heard(request, slug)
    try:
        found = queries.one(concept, number)
    except Contribution.DoesNotExist:
        raise Http404 from None
    about = About(_("Was jemand zu diesem Konzept gesagt hat."))
    framed = frame(request, concept=concept, active="contributions", about=about)
    context = {
        "said": Said(found),
        "one": found,
        "into": queries.read_in_public(concept, found),
        "part_of": queries.whole_in_public(concept, found),
        "parts": queries.parts_in_public(found),
        "along": queries.answered_along(found),
        "about": queries.passage_of(found),
        "thread": None if found.is_withdrawn else thread(found),
        "may_follow": concept.status != ConceptStatus.SUPERSEDED,
    }
    return render(request, "portal/contribution.html", framed | context)


@never_cache
@require_safe
def file(request: HttpRequest, slug: str, number: int, pk: int) -> HttpResponse:
    """What was sent along, by a name that says nothing of whoever sent it. Kept nowhere on the way:
    it may be taken back."""
    try:
        found = queries.file(concept_of(request, slug), number, pk)
    except Attachment.DoesNotExist:
        raise Http404 from None
    return files.answer(found, called=f"beitrag-{number}-{pk}")


@require_safe
@public_page
def rules(request: HttpRequest, slug: str) -> HttpResponse:
    """What is public and what is not, who decides, and how often it was decided."""
    concept = concept_of(request, slug)
    phases = numbers(concept)
    if not phases and not getattr(concept, "heard", False):
        raise Http404
    context = {
        "reasons": Reason.labels,
        "numbers": phases,
        "counted_at": timezone.now(),
    }
    about = About(_("Was von Beiträgen veröffentlicht wird und was nicht."))
    framed = frame(request, concept=concept, active="contributions", about=about)
    return render(request, "portal/contribution_rules.html", framed | context)


def _heard(request: HttpRequest, slug: str) -> Concept:
    """Of which something was said, or is asked now."""
    concept = concept_of(request, slug)
    if not (getattr(concept, "heard", False) or getattr(concept, "asks", False)):
        raise Http404
    return concept
