from django.db import models

from gemeinwerk.audit.models import AuditEntry


def public_revision(municipality_id: int) -> int:
    """Grows with every verb that changes what citizens of this town read; 0 at the beginning."""
    newest = (
        AuditEntry.objects.filter(municipality_id=municipality_id, public=True)
        .order_by("-id")
        .values_list("id", flat=True)
        .first()
    )
    return newest or 0


def history_of(target: models.Model) -> models.QuerySet[AuditEntry]:
    """Newest first."""
    return AuditEntry.objects.filter(target_type=target._meta.label_lower, target_id=target.pk)
