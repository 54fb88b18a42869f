"""On the pages of a contribution, at the desk and for whoever wrote it: the passage of a draft it
is about, and what a later version says instead. On those of phases: which version they ask about.
"""

from typing import Any

from django.db.models import OuterRef, QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gemeinwerk.comments.models import CommentedDraft, DraftAnchor
from gemeinwerk.comments.ways import to_draft
from gemeinwerk.contributions import exported, inheriting
from gemeinwerk.contributions.exported import Column
from gemeinwerk.contributions.form import about
from gemeinwerk.contributions.models import Contribution, ContributionKind
from gemeinwerk.contributions.parts import OF_A_PHASE, PARTS
from gemeinwerk.core.listed import row
from gemeinwerk.core.parts import Part


def _anchors() -> "QuerySet[Any, Any]":
    return DraftAnchor.objects.filter(contribution=OuterRef("pk")).values(told=row(code="code"))


def _quoted() -> "QuerySet[Any, Any]":
    found = DraftAnchor.objects.filter(contribution=OuterRef("pk"))
    told = row(version="version__number", code="code", title="title", quote="quote", text="context")
    return found.values(told=told)


def _in_words(rows: list[dict[str, Any]]) -> str:
    """Fassung 2, 1.1 Sprachmittlung: „Das gilt bis Ende 2027.“"""
    one = rows[0]
    where = gettext("Fassung {n}, {code} {title}").format(
        n=one["version"], code=one["code"], title=one["title"]
    )
    words = one["quote"] or one["text"]
    return f"{where}: „{words}“" if words else where


def _drafts() -> "QuerySet[Any, Any]":
    found = CommentedDraft.objects.filter(participation=OuterRef("pk"))
    return found.values(told=row(number="version__number", published="version__published"))


def _passage(whole: Contribution, part: Contribution) -> None:
    """What is cut out of a comment is about the same words."""
    anchor = DraftAnchor.objects.filter(contribution=whole).first()
    if anchor is not None:
        anchor.pk, anchor.contribution = None, part
        anchor.save(force_insert=True)


inheriting.register(_passage)
exported.register(Column("draft", _("Textstelle im Entwurf"), _quoted, _in_words))
PARTS.register(
    Part(
        "draft",
        "comments/of_contribution.html",
        _anchors,
        right="contribution.read",
        always=True,
    )
)
OF_A_PHASE.register(
    Part("draft", "comments/of_phase.html", _drafts, right="contribution.edit", always=True)
)
about.TEMPLATES[ContributionKind.COMMENT] = "comments/page/of_receipt.html"
about.set_way(to_draft)
