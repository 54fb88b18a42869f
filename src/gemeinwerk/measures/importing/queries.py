"""What can be asked about imports; every answer starts at a town or a concept."""

from django.db.models import QuerySet

from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.incoming import ImportState
from gemeinwerk.measures.models import ImportMapping, ImportRun
from gemeinwerk.measures.models.importing import Decided
from gemeinwerk.municipalities.models import Municipality


def run(town: Municipality, slug: str, pk: int) -> ImportRun:
    """A town's import. Raises ImportRun.DoesNotExist."""
    rows = ImportRun.objects.select_related("concept__municipality", "started_by")
    return rows.get(concept__municipality=town, concept__slug=slug, pk=pk)


def runs_of(concept: Concept) -> QuerySet[ImportRun]:
    """Newest first, without what was kept for looking through."""
    rows = ImportRun.objects.filter(concept=concept).select_related("started_by")
    return rows.exclude(state=ImportState.DISCARDED).defer("preview", "mapping")


def decided(run: ImportRun) -> Decided:
    """What holds for a run's columns, words and names: said for it, or remembered of such files."""
    found: Decided = run.mapping
    signature = run.preview.get("signature")
    if not found and signature:
        rows = ImportMapping.objects.filter(municipality_id=run.municipality_id)
        remembered = rows.filter(signature=signature).first()
        found = remembered.mapping if remembered else {}
    return found


def last_applied(run: ImportRun, signature: str) -> ImportRun | None:
    """The import to compare with: of the same file if there was one, else the newest with such
    headings, else the newest."""
    applied = ImportRun.objects.filter(concept_id=run.concept_id, state=ImportState.APPLIED)
    applied = applied.exclude(pk=run.pk).select_related("concept").defer("preview", "result")
    alike = applied.filter(result__signature=signature)
    return applied.filter(sha256=run.sha256).first() or alike.first() or applied.first()
