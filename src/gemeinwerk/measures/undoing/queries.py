"""What can be asked about changes that can be taken back; every answer starts at a town."""

from collections.abc import Collection

from django.db.models import QuerySet

from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.concepts.models import Concept
from gemeinwerk.measures.models import CatalogueVersion, ChangeSet, Measure
from gemeinwerk.municipalities.models import Municipality

_RELATED = ("concept__municipality", "run", "by", "undone_by", "asked_by")
Entries = dict[int, list[AuditEntry]]


def change_set(town: Municipality, slug: str, pk: int) -> ChangeSet:
    """A town's import or bulk change. Raises ChangeSet.DoesNotExist."""
    rows = _lean(ChangeSet.objects.all())
    return rows.get(concept__municipality=town, concept__slug=slug, pk=pk)


def change_sets_of(concept: Concept) -> QuerySet[ChangeSet]:
    """Newest first."""
    return _lean(ChangeSet.objects.filter(concept=concept))


def frozen_since(change_set: ChangeSet) -> CatalogueVersion | None:
    """The first version that froze what was written."""
    later = CatalogueVersion.objects.filter(
        concept_id=change_set.concept_id, number__gt=change_set.last_version
    )
    return later.defer("content").order_by("number").first()


def entries_since(change_set: ChangeSet, keys: Collection[int]) -> Entries:
    """What was done to these measures since, oldest first, by the measure's key."""
    found: Entries = {}
    entries = AuditEntry.objects.filter(
        target_type=Measure._meta.label_lower, target_id__in=keys, id__gt=change_set.last_entry
    )
    for entry in entries.order_by("id"):
        found.setdefault(entry.target_id or 0, []).append(entry)
    return found


def _lean(rows: QuerySet[ChangeSet]) -> QuerySet[ChangeSet]:
    """Without the long texts of imports."""
    return rows.select_related(*_RELATED).defer("run__preview", "run__result", "run__mapping")
