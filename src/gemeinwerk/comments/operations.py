"""Which version a phase asks about, and which passage of one a comment on paper is on.

set_draft(phase, version=version, by=user, seen=stamp)
set_passage(contribution, version=version, part=part, passage=passage, by=user, seen=stamp)
"""

from typing import Any

from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.audit import operations as audit
from gemeinwerk.comments.errors import NoDraft, NotAsked, OthersWords
from gemeinwerk.comments.models import CommentedDraft, DraftAnchor
from gemeinwerk.comments.passages import Part, Passage
from gemeinwerk.comments.verbs import CommentsVerb
from gemeinwerk.contributions.form.kinds import takes_comments
from gemeinwerk.contributions.models import (
    Channel,
    Contribution,
    ContributionKind,
    Participation,
)
from gemeinwerk.contributions.operations import writing
from gemeinwerk.core.shown import require_same
from gemeinwerk.core.writing import hold, verb
from gemeinwerk.measures.models import CatalogueVersion, Measure
from gemeinwerk.measures.models.versions import VersionKind


@verb
def set_draft(
    phase: Participation,
    *,
    version: CatalogueVersion | None,
    by: User | None,
    seen: str | None = None,
) -> None:
    """None: it asks about no draft any more. Comments that are there keep their version."""
    concept = hold(phase.concept)
    present = hold(phase)
    before = CommentedDraft.objects.filter(participation=present).first()
    require_same(told(before), seen)
    if version is None:
        if before is not None:
            before.delete()
            audit.record(CommentsVerb.DRAFT_CLEAR, present, by=by, public=concept.public)
        return
    known = hold(version)
    if known.concept_id != concept.pk or not known.published:
        raise NoDraft(
            _("Diese Fassung ist nicht veröffentlicht. Bitte veröffentlichen Sie sie zuerst.")
        )
    if known.kind == VersionKind.ADOPTED:
        raise NoDraft(_("Diese Fassung ist beschlossen. Angemerkt wird nur zu Entwürfen."))
    if not takes_comments(present):
        raise NotAsked(
            _(
                "Die Beteiligung nimmt keine Anmerkungen an. Bitte kreuzen Sie dort bei „Arten von "
                "Beiträgen“ zuerst „Anmerkung zum Entwurf“ an."
            )
        )
    if before is not None and before.version_id == known.pk:
        return
    CommentedDraft.objects.update_or_create(participation=present, defaults={"version": known})
    audit.record(
        CommentsVerb.DRAFT_SET,
        present,
        by=by,
        public=concept.public,
        after={"version": known.number},
    )


@verb
def set_passage(
    contribution: Contribution,
    *,
    version: CatalogueVersion,
    part: Part,
    passage: Passage,
    by: User | None,
    seen: str | None = None,
) -> DraftAnchor:
    """Of what the office wrote down; who wrote by the form chose it themselves."""
    found = writing.lock(contribution)
    known = hold(version)
    before = DraftAnchor.objects.filter(contribution=found).first()
    require_same(chosen(before), seen)
    writing.require_there(found)
    if refusal := why_not(found):
        raise OthersWords(refusal)
    if known.concept_id != found.concept_id or not known.published:
        raise NoDraft(
            _("Diese Fassung ist nicht veröffentlicht. Bitte veröffentlichen Sie sie zuerst.")
        )
    rows = Measure.objects.filter(concept=found.concept_id)
    present, _new = DraftAnchor.objects.update_or_create(
        contribution=found,
        defaults={
            "version": known,
            "part": part.kind,
            "code": part.code,
            "title": part.title,
            "measure": rows.filter(pk=part.row).first() if part.row else None,
            "field": passage.field,
            "quote": passage.quote,
            "context": passage.context,
        },
    )
    told = {"version": known.number, "part": part.code}
    writing.record(found, deed=CommentsVerb.PASSAGE_SET, by=by, after=told)
    return present


def why_not(contribution: Contribution) -> str:
    """Why its passage is not the office's to say; "" where it is."""
    if contribution.kind != ContributionKind.COMMENT:
        return _("Das ist keine Anmerkung zum Entwurf. Bitte ändern Sie zuerst die Art.")
    if contribution.channel == Channel.FORM:
        return _("Wer das geschrieben hat, hat die Textstelle selbst gewählt.")
    return ""


def chosen(anchor: DraftAnchor | None) -> list[Any]:
    """What the page to choose a passage was filled from (`core.shown`)."""
    return [anchor.version_id, anchor.code, anchor.field, anchor.quote] if anchor else []


def told(draft: CommentedDraft | None) -> list[Any]:
    """What the page to choose a version was filled from (`core.shown`)."""
    return [draft.version_id if draft else 0]
