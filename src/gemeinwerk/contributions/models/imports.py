"""Tables of contributions on their way in."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from gemeinwerk.audit.moments import MomentField
from gemeinwerk.concepts.models import Concept
from gemeinwerk.contributions.models.participation import Participation
from gemeinwerk.core.incoming import Incoming
from gemeinwerk.core.shapes import ShapedField


class ContributionImport(Incoming):
    """One table: read, looked through, then taken over whole or not."""

    concept = models.ForeignKey(
        Concept, on_delete=models.CASCADE, related_name="contribution_imports"
    )
    participation = models.ForeignKey(
        Participation, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    signature = models.CharField(max_length=64, blank=True)
    """SHA-256 of the table's normalised headings, once it was read."""
    columns = ShapedField(shape=dict[str, str], default=dict)
    """What somebody decided columns mean: column -> field or ""."""
    takes_doubtful = models.BooleanField(default=False)
    """Whether what is called as one of here and says something else comes in as well."""
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    created_at = MomentField(auto_now_add=True)

    class Meta:
        verbose_name = _("Tabelle mit Beiträgen")
        verbose_name_plural = _("Tabellen mit Beiträgen")
        ordering = ["-id"]

    @property
    def municipality_id(self) -> int:
        return self.concept.municipality_id
