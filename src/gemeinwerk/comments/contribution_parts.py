"""On the pages of a contribution, at the desk and for whoever wrote it: the passage of a draft it
is about, and what a later version says instead. On those of phases: which version they ask about.
"""

from typing import Any

from django.db.models import OuterRef, QuerySet

from gemeinwerk.comments.models import CommentedDraft, DraftAnchor
from gemeinwerk.comments.ways import to_draft
from gemeinwerk.contributions.form import about
from gemeinwerk.contributions.models import ContributionKind
from gemeinwerk.contributions.parts import OF_A_PHASE, PARTS
from gemeinwerk.core.listed import row
from gemeinwerk.core.parts import Part


def _anchors() -> "QuerySet[Any, Any]":
    return DraftAnchor.objects.filter(contribution=OuterRef("pk")).values(told=row(code="code"))


def _drafts() -> "QuerySet[Any, Any]":
    found = CommentedDraft.objects.filter(participation=OuterRef("pk"))
    return found.values(told=row(number="version__number", published="version__published"))


PARTS.register(Part("draft", "comments/of_contribution.html", _anchors, right="contribution.read"))
OF_A_PHASE.register(
    Part("draft", "comments/of_phase.html", _drafts, right="contribution.edit", always=True)
)
about.TEMPLATES[ContributionKind.COMMENT] = "comments/page/of_receipt.html"
about.set_way(to_draft)
