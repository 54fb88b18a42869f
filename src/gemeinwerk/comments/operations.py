"""Which version a phase asks about.

set_draft(phase, version=version, by=user, seen=stamp)
"""

from typing import Any

from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.audit import operations as audit
from gemeinwerk.comments.errors import NoDraft, NotAsked
from gemeinwerk.comments.models import CommentedDraft
from gemeinwerk.comments.verbs import CommentsVerb
from gemeinwerk.contributions.form.kinds import takes_comments
from gemeinwerk.contributions.models import Participation
from gemeinwerk.core.shown import require_same
from gemeinwerk.core.writing import hold, verb
from gemeinwerk.measures.models import CatalogueVersion
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


def told(draft: CommentedDraft | None) -> list[Any]:
    """What the page to choose a version was filled from (`core.shown`)."""
    return [draft.version_id if draft else 0]
