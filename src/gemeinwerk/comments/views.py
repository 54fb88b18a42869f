"""Comments on drafts at the desk, of one measure as well, which version a phase asks about, and the
passage of what came on paper."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.comments import operations, queries
from gemeinwerk.comments.forms import CommentsFilter, DraftForm, PartForm, PassageForm
from gemeinwerk.comments.models import CommentedDraft, DraftAnchor
from gemeinwerk.concepts import queries as concepts
from gemeinwerk.concepts.models import Concept
from gemeinwerk.contributions import queries as contributions
from gemeinwerk.contributions import speaking
from gemeinwerk.contributions.models import Contribution, Participation
from gemeinwerk.core.forms import refusals_on
from gemeinwerk.core.languages import german
from gemeinwerk.core.shown import stamp
from gemeinwerk.core.ui import Link
from gemeinwerk.measures.models import Measure
from gemeinwerk.measures.tabs import measure_tabs

A_PAGE = 25


@require_safe
@needs("contribution.read", concepts.concept)
def comments(request: DeskRequest, concept: Concept) -> HttpResponse:
    form = CommentsFilter(request.GET, concept=concept)
    wanted = form.wanted()
    context = _listed(request, concept, wanted) | {
        "filter": form,
        "filtered": bool(wanted),
        "may_edit": request.user.has_perm("contribution.edit", concept),
        "crumbs": _to_concept(concept, Link(_("Anmerkungen"))),
    }
    return render(request, "comments/comments.html", context)


@require_safe
@needs("contribution.read", queries.measure)
def of_measure(request: DeskRequest, measure: Measure) -> HttpResponse:
    """What people said to the passages of one measure."""
    concept = measure.concept
    context = _listed(request, concept, {queries.MEASURE: str(measure.pk)}) | {
        "measure": measure,
        "tabs": measure_tabs(request, measure),
        "crumbs": _to_concept(
            concept,
            Link(_("Anmerkungen"), reverse("comments:comments", args=[concept.slug])),
            Link(measure.code),
        ),
    }
    return render(request, "comments/of_measure.html", context)


def _listed(request: DeskRequest, concept: Concept, wanted: Mapping[str, str]) -> dict[str, Any]:
    found = queries.comments(concept, wanted)
    page = Paginator(found, A_PAGE).get_page(request.GET.get("seite"))
    rows = list(page.object_list)
    became = queries.all_became(concept, rows)
    return {
        "concept": concept,
        "page": page,
        "rows": [(one, became[one.pk], _language(one.contribution.language)) for one in rows],
    }


def _language(tag: str) -> str:
    """Of a text in another language than the town's; "" else."""
    return "" if tag == "de" else speaking.spoken(tag)


@require_http_methods(["GET", "POST"])
@needs("contribution.edit", contributions.participation)
def draft(request: DeskRequest, participation: Participation) -> HttpResponse:
    concept = participation.concept
    present = CommentedDraft.objects.filter(participation=participation).first()
    form = DraftForm(
        request.POST or None,
        concept=concept,
        initial={"version": present.version_id if present else None},
    )
    back = reverse("contributions:participations", args=[concept.slug])
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            version = form.cleaned_data["version"]
            operations.set_draft(participation, version=version, by=request.user, seen=form.shown)
            messages.success(request, _("Gespeichert."))
            return redirect(back)
    heading = _("Zum Entwurf anmerken lassen")
    context = {
        "form": form,
        "seen": stamp(operations.told(present)),
        "heading": heading,
        "lead": _(
            "Solange die Beteiligung offen ist, steht bei jedem Ziel und jeder Maßnahme dieser "
            "Fassung „Dazu etwas anmerken“. Was angemerkt wird, läuft wie jeder andere Beitrag."
        ),
        "crumbs": _to_concept(concept, Link(_("Beteiligungen"), back), Link(heading)),
        "cancel_url": back,
    }
    return render(request, "core/layouts/desk_form.html", context)


@require_http_methods(["GET", "POST"])
@needs("contribution.edit", contributions.contribution)
def passage(request: DeskRequest, contribution: Contribution) -> HttpResponse:
    """First the goal or the measure, then the words of it."""
    there = queries.part_at(contribution.concept, request.GET.get("teil", ""))
    heading, slug = _("Zu welcher Textstelle?"), contribution.concept.slug
    back = reverse("contributions:contribution", args=[slug, contribution.number])
    context: dict[str, Any] = {
        "heading": heading,
        "crumbs": _to_concept(
            contribution.concept,
            Link(_("Beiträge"), reverse("contributions:contributions", args=[slug])),
            Link(str(contribution), back),
            Link(heading),
        ),
        "cancel_url": back,
    }
    if there is None:
        return _choose_part(request, contribution, context)
    version, part = there
    before = DraftAnchor.objects.filter(contribution=contribution).first()
    form = PassageForm(request.POST or None, part=part)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            operations.set_passage(
                contribution,
                version=version,
                part=part,
                passage=form.passage,
                by=request.user,
                seen=form.shown,
            )
            messages.success(request, _("Gespeichert."))
            return redirect(back)
    context |= {
        "form": form,
        "seen": stamp(operations.chosen(before)),
        "lead": german(f"{part.code} {part.title}"),
    }
    return render(request, "core/layouts/desk_form.html", context)


def _choose_part(
    request: DeskRequest, contribution: Contribution, context: dict[str, Any]
) -> HttpResponse:
    form = PartForm(request.POST or None, concept=contribution.concept)
    if request.method == "POST" and form.is_valid():
        return redirect(f"{request.path}?{urlencode({'teil': form.cleaned_data['teil']})}")
    context |= {
        "form": form,
        "lead": operations.why_not(contribution)
        or (
            _("Auf Papier steht oft nur die Nummer. Wählen Sie, worum es geht.")
            if form.fields["teil"].choices  # type: ignore[attr-defined]
            else _("Noch ist keine Fassung veröffentlicht, zu der etwas angemerkt sein kann.")
        ),
        "submit": _("Weiter"),
    }
    return render(request, "core/layouts/desk_form.html", context)


def _to_concept(concept: Concept, *further: Link) -> list[Link]:
    return [
        Link(_("Konzepte"), reverse("concepts:concepts")),
        Link(german(concept.name), reverse("desk:concept", args=[concept.slug])),
        *further,
    ]
