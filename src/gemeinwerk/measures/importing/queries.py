"""What can be asked about imports; every answer starts at a town or a concept."""

import time
from datetime import datetime

from django.db.models import QuerySet

from gemeinwerk.audit import operations as audit
from gemeinwerk.concepts.models import Concept
from gemeinwerk.measures.models import ImportRun
from gemeinwerk.measures.models.importing import ImportState
from gemeinwerk.municipalities.models import Municipality

AT_WORK = (ImportState.READING, ImportState.APPLYING)


def run(town: Municipality, slug: str, pk: int) -> ImportRun:
    """A town's import. Raises ImportRun.DoesNotExist."""
    rows = ImportRun.objects.select_related("concept__municipality", "started_by")
    return rows.get(concept__municipality=town, concept__slug=slug, pk=pk)


def runs_of(concept: Concept) -> QuerySet[ImportRun]:
    """Newest first, without what was kept for looking through."""
    rows = ImportRun.objects.filter(concept=concept).select_related("started_by")
    return rows.exclude(state=ImportState.DISCARDED).defer("preview", "mapping")


def last_applied(run: ImportRun) -> ImportRun | None:
    """The import to compare with: of the same file if there was one, else the newest."""
    applied = ImportRun.objects.filter(concept_id=run.concept_id, state=ImportState.APPLIED)
    applied = applied.exclude(pk=run.pk).select_related("concept").defer("preview", "result")
    return applied.filter(sha256=run.sha256).first() or applied.first()


def abandoned(before: datetime) -> QuerySet[ImportRun]:
    """Runs at work whose worker has not been heard of since `before`."""
    return ImportRun.objects.filter(state__in=AT_WORK, heartbeat_at__lt=before)


def claim(run: ImportRun, state: ImportState) -> bool:
    """Begin to work on a run; False where it is no longer to be read."""
    waiting = ImportRun.objects.filter(
        pk=run.pk, state__in=[ImportState.UPLOADED, ImportState.READING]
    )
    now = audit.now()
    hit = waiting.update(state=state, heartbeat_at=now, progress=0, error="")
    run.refresh_from_db()
    return bool(hit)


class Heartbeat:
    """Writes how far a run has come, at most once a second and never in a transaction."""

    def __init__(self, run: ImportRun) -> None:
        self.pk = run.pk
        self.told = 0.0

    def __call__(self, percent: int) -> None:
        if time.monotonic() - self.told < 1:
            return
        self.told = time.monotonic()
        ImportRun.objects.filter(pk=self.pk).update(progress=percent, heartbeat_at=audit.now())
