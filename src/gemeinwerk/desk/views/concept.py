"""A concept's own page: how it stands, from all areas, and what to do next."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.audit import sentences
from gemeinwerk.audit.queries import history_of
from gemeinwerk.concepts import queries as concepts
from gemeinwerk.concepts.lifecycle import WRITABLE
from gemeinwerk.concepts.models import Concept, FieldOfAction
from gemeinwerk.concepts.punctuality import span_of
from gemeinwerk.core.languages import german, of_the_town
from gemeinwerk.core.ui import Link, Segment, StackedRow, Tone
from gemeinwerk.desk import queries, ways
from gemeinwerk.desk.hanging import hanging, may_hang
from gemeinwerk.desk.steps import Facts, next_steps
from gemeinwerk.evaluation.queries import newest as newest_evaluation
from gemeinwerk.measures.fields import Text
from gemeinwerk.measures.lifecycle import Confirmation
from gemeinwerk.measures.states import BEHIND, BEHIND_KEY, STATES, UNKNOWN
from gemeinwerk.measures.versioning.queries import versions_of

A_PAGE = 50
Counts = dict[int, dict[str, int]]
CONFIRMATIONS: dict[str, tuple[Tone, Text]] = {
    Confirmation.CONFIRMED: ("done", Confirmation.CONFIRMED.label),
    Confirmation.ASKED: ("progress", Confirmation.ASKED.label),
    Confirmation.RETURNED: ("off", Confirmation.RETURNED.label),
    Confirmation.DRAFT: ("none", Confirmation.DRAFT.label),
}


@require_safe
@needs("concept.read", concepts.concept)
def concept(request: DeskRequest, concept: Concept) -> HttpResponse:
    fields = list(concepts.fields(concept))
    writing = concept.status in WRITABLE
    counts = queries.counted(concept, "confirmation" if writing else "state")
    segments, rows = _bars(concept, fields, counts.by_field, writing=writing)
    successor = concept.successors.first()
    today = timezone.localdate()
    behind = sum(counts.having(state.key) for state in BEHIND) if may_hang(concept) else 0
    steps = next_steps(
        _facts(concept, len(fields), counts, writing=writing, has_successor=bool(successor)),
        request.user,
    )
    context = {
        "concept": concept,
        "steps": steps,
        "segments": segments,
        "rows": rows,
        "writing": writing,
        "spans": [span_of(phase) for phase in concept.phases.all()],
        "today": today,
        "behind": behind,
        "hanging": hanging(concept, today) if behind else [],
        "may_hang": may_hang(concept) and counts.all > 0,
        "all_hanging": ways.LIST.url(concept, stand=BEHIND_KEY),
        "versions": versions_of(concept)[:3],
        "successor": successor,
        "may_edit": request.user.has_perm("concept.edit", concept),
        "may_delete": request.user.has_perm("concept.delete", concept),
        "may_publish": request.user.has_perm("concept.publish", concept),
        "crumbs": [Link(_("Konzepte"), reverse("concepts:concepts")), Link(german(concept.name))],
    }
    return render(request, "desk/concept.html", context)


@require_safe
@needs("concept.read", concepts.concept)
def history(request: DeskRequest, concept: Concept) -> HttpResponse:
    """All that was done to the concept and its parts, as sentences."""
    page = Paginator(history_of(concept), A_PAGE).get_page(request.GET.get("seite"))
    context = {
        "concept": concept,
        "page": page,
        "sentences": [sentences.read(entry, named=False) for entry in page],
        "may_undo": request.user.has_perm("catalogue.undo", concept),
        "crumbs": [
            Link(_("Konzepte"), reverse("concepts:concepts")),
            Link(german(concept.name), reverse("desk:concept", args=[concept.slug])),
            Link(_("Verlauf")),
        ],
    }
    return render(request, "desk/concept_history.html", context)


def _facts(
    concept: Concept, fields: int, counts: queries.Counted, *, writing: bool, has_successor: bool
) -> Facts:
    return Facts(
        concept=concept,
        fields=fields,
        measures=counts.all,
        without_lead=counts.without_lead,
        unconfirmed=counts.unconfirmed,
        unexplained=counts.unexplained,
        unreported=counts.having(UNKNOWN.key),
        is_over=concept.period_end < timezone.localdate(),
        errors=queries.blocking_errors(concept) if writing and counts.all else 0,
        open_findings=len(concepts.open_findings(concept)) if writing else 0,
        not_carried_over=queries.not_carried_over(concept).count() if writing else 0,
        has_successor=has_successor,
        evaluation=None if writing else newest_evaluation(concept),
    )


def _bars(
    concept: Concept, fields: list[FieldOfAction], counts: Counts, *, writing: bool
) -> tuple[list[Segment], list[StackedRow]]:
    """A bar per field: who confirmed while it is written, how far it has come afterwards."""
    kinds = CONFIRMATIONS if writing else {one.key: (one.tone, one.label) for one in STATES}
    shown = [kind for kind in kinds if any(of.get(kind) for of in counts.values())]
    segments = [Segment(tone, str(word)) for tone, word in (kinds[kind] for kind in shown)]
    address = reverse("measures:table", args=[concept.slug])
    rows = []
    for field in fields:
        of_field = counts.get(field.pk, {})
        number = sum(of_field.values())
        rows.append(
            StackedRow(
                label=field.title,
                counts=[of_field.get(kind, 0) for kind in shown],
                code=field.code,
                url=f"{address}?feld={field.code}",
                total=ngettext("{n} Maßnahme", "{n} Maßnahmen", number).format(n=number),
                language=of_the_town(),
            )
        )
    return segments, rows
