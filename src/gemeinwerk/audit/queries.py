from django.db import models

from gemeinwerk.audit.models import AuditEntry


def public_revision(municipality_id: int) -> int:
    """Grows with every verb that changes what citizens of this town read; 0 at the beginning.

    The sum of the newest ids, not the greatest alone: of two verbs at the same time the one with
    the greater id may be committed first, and the other must still be noticed.
    """
    newest = AuditEntry.objects.filter(municipality_id=municipality_id, public=True)
    return newest.order_by("-id")[:200].aggregate(sum=models.Sum("id"))["sum"] or 0


def history_of(target: models.Model) -> models.QuerySet[AuditEntry]:
    """Newest first."""
    return AuditEntry.objects.filter(target_type=target._meta.label_lower, target_id=target.pk)
