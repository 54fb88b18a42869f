"""At the desk: letters of what is new, to be printed once and kept as often as they are needed."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.concepts import queries as concepts
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.languages import german
from gemeinwerk.core.ui import Link
from gemeinwerk.portal.following import paper, queries
from gemeinwerk.portal.following.models import LetterBatch

SHOWN = 20
"""Of what was printed."""


@require_safe
@needs("outcome.edit", concepts.concept)
def letters(request: DeskRequest, concept: Concept) -> HttpResponse:
    """To whom there is anything to write, and what was printed."""
    waiting = paper.waiting(concept)
    context = {
        "concept": concept,
        "total": len(waiting),
        "most": paper.MOST,
        "now": min(len(waiting), paper.MOST),
        "letters": [
            (one, sum(len(news) for _row, news in one.told)) for one in waiting[: paper.MOST]
        ],
        "batches": concept.letter_batches.select_related("printed_by")[:SHOWN],
        "may_print": request.user.has_perm("answer.release", concept),
        "crumbs": [
            Link(_("Konzepte"), reverse("concepts:concepts")),
            Link(german(concept.name), reverse("desk:concept", args=[concept.slug])),
            Link(_("Antworten"), reverse("outcomes:outcomes", args=[concept.slug])),
            Link(_("Briefe zu Neuem")),
        ],
    }
    return render(request, "portal/following/letters.html", context)


@require_POST
@needs("answer.release", concepts.concept)
def write(request: DeskRequest, concept: Concept) -> HttpResponse:
    try:
        batch = paper.write_letters(concept, by=request.user)
    except DomainError as refusal:
        messages.error(request, refusal.message)
        return redirect("letters:letters", concept.slug)
    return redirect("letters:file", concept.slug, batch.number)


@require_safe
@needs("answer.release", queries.batch_of)
def file(request: DeskRequest, found: LetterBatch) -> HttpResponse:
    """As it was printed; who is written to no more is not written to."""
    from gemeinwerk.portal.following import letters as drawn  # printing: not in the server

    content = drawn.pdf(found)
    if not content:
        messages.info(request, _("Von diesen Briefen kann keiner mehr gedruckt werden: Niemand von "
                                 "damals ist noch auf Papier zu erreichen."))  # fmt: skip
        return redirect("letters:letters", found.concept.slug)
    answer = HttpResponse(content, content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="briefe-{found.number}.pdf"'
    return answer
