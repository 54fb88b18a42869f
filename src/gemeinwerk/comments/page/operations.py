"""Somebody without an account says something to a passage of a draft.

comment(phase, said={…}, who={…}, word=word, version=version, part=part, passage=passage)
"""

from typing import Any

from django.utils.translation import gettext as _

from gemeinwerk.comments.errors import NotAsked
from gemeinwerk.comments.models import CommentedDraft, DraftAnchor
from gemeinwerk.comments.passages import Part, Passage
from gemeinwerk.contributions.form import operations as form
from gemeinwerk.contributions.form.kinds import takes_comments
from gemeinwerk.contributions.models import Participation, Voice
from gemeinwerk.core.personal_links import hashed
from gemeinwerk.core.writing import verb
from gemeinwerk.measures.models import CatalogueVersion, Measure


@verb
def comment(
    phase: Participation, *, word: str, version: CatalogueVersion, part: Part, passage: Passage,
    **sent: Any,
) -> str:  # fmt: skip
    """As the form takes a contribution, and with it the words it is about. `sent`: as there."""
    word = form.submit(phase, word=word, **sent)
    asked = CommentedDraft.objects.filter(
        participation=phase.pk, version=version.pk, version__published=True
    )
    known = Participation.objects.get(pk=phase.pk)
    if not asked.exists() or not takes_comments(known):
        raise NotAsked(_("Zu dieser Fassung wird gerade nichts gefragt."))
    contribution = Voice.objects.select_related("contribution").get(proof=hashed(word)).contribution
    if DraftAnchor.objects.filter(contribution=contribution).exists():
        return word  # sent twice
    rows = Measure.objects.filter(concept=known.concept_id)
    row = rows.filter(pk=part.row).first() if part.row else None
    DraftAnchor.objects.create(
        contribution=contribution,
        version=version,
        part=part.kind,
        code=part.code,
        title=part.title,
        measure=row,
        field=passage.field,
        quote=passage.quote,
        context=passage.context,
    )
    return word
