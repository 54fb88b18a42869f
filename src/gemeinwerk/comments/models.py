"""Which version a phase asks about, and the passage of it that a contribution is about."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from gemeinwerk.contributions.models import Contribution, Participation
from gemeinwerk.measures.models import CatalogueVersion, Measure


class CommentedDraft(models.Model):
    """While the phase is open, everybody may comment on its goals and measures."""

    participation = models.OneToOneField(
        Participation, on_delete=models.CASCADE, related_name="draft"
    )
    version = models.ForeignKey(
        CatalogueVersion,
        on_delete=models.CASCADE,
        related_name="asked_about",
        verbose_name=_("Fassung"),
    )

    class Meta:
        verbose_name = _("Entwurf einer Beteiligung")
        verbose_name_plural = _("Entwürfe von Beteiligungen")
        ordering = ["id"]

    def __str__(self) -> str:
        return str(self.participation)

    @property
    def municipality_id(self) -> int:
        return self.participation.municipality_id


class PartKind(models.TextChoices):
    """What of a catalogue is commented on."""

    MEASURE = "measure", _("Maßnahme")
    GOAL = "goal", _("Ziel")


class DraftAnchor(models.Model):
    """The words a comment is about, and what stood around them: both stay as they were, whatever
    becomes of the measure. The version is frozen, so that anybody can look them up in it."""

    contribution = models.OneToOneField(
        Contribution, on_delete=models.CASCADE, related_name="draft_anchor"
    )
    version = models.ForeignKey(CatalogueVersion, on_delete=models.CASCADE, related_name="anchors")
    """No version is ever deleted but with its concept."""
    part = models.CharField(max_length=8, choices=PartKind.choices)
    code = models.CharField(_("Nummer"), max_length=30)
    """As it was called in this version."""
    title = models.TextField(_("Titel"))
    measure = models.ForeignKey(
        Measure, on_delete=models.SET_NULL, null=True, blank=True, related_name="anchors"
    )
    """Its row in the draft; None for a goal, and once it is deleted."""
    field = models.CharField(max_length=40, blank=True)
    """Under which key of the document it stands; "" where the whole is meant."""
    quote = models.TextField(_("Wortlaut"), blank=True)
    """"" where the whole text is meant."""
    context = models.TextField(_("Zusammenhang"), blank=True)
    """The whole text, as it reads in this version."""

    class Meta:
        verbose_name = _("Textstelle in einem Entwurf")
        verbose_name_plural = _("Textstellen in Entwürfen")
        ordering = ["id"]

    def __str__(self) -> str:
        return str(self.contribution)

    @property
    def municipality_id(self) -> int:
        return self.contribution.municipality_id

    @property
    def named(self) -> str:
        return f"{self.code} {self.title}"
