"""Frozen versions of a catalogue, which nothing changes."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gemeinwerk.concepts.lifecycle import ConceptStatus
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.shapes import ShapedField
from gemeinwerk.measures.models.measure import Measure
from gemeinwerk.measures.models.public_document import PublicDocumentField


class VersionKind(models.TextChoices):
    PARTICIPATION = "participation", _("Entwurf für die Beteiligung")
    COUNCIL = "council", _("Vorlage für den Rat")
    ADOPTED = "adopted", _("beschlossene Fassung")


def is_owed(version_kind: str, concept_status: str) -> bool:
    """Whether what a version says is promised and not over: only then something can be late."""
    return version_kind == VersionKind.ADOPTED and concept_status != ConceptStatus.SUPERSEDED


class FrozenStays(DomainError):
    """Somebody tried to change what was frozen."""

    def __init__(self) -> None:
        super().__init__(
            gettext(
                "Eine eingefrorene Fassung wird nie geändert. Ändern Sie den Entwurf und frieren "
                "Sie eine neue Fassung ein."
            )
        )


class FrozenQuerySet(models.QuerySet[Any]):
    def update(self, **values: Any) -> int:
        raise FrozenStays


class Frozen(models.Model):
    """Written once. Of what is listed in `thawed`, a field alone may be saved later."""

    thawed: ClassVar[frozenset[str]] = frozenset()
    objects = FrozenQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        fields = set(kwargs.get("update_fields") or ["everything"])
        if not self._state.adding and not fields <= self.thawed:
            raise FrozenStays
        super().save(*args, **kwargs)


class CatalogueVersion(Frozen):
    """The catalogue as it stood at one moment. Never changed after it was frozen."""

    thawed = frozenset({"published"})

    concept = models.ForeignKey(Concept, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField(_("Fassung"))
    kind = models.CharField(_("Art"), max_length=14, choices=VersionKind.choices)
    note = models.TextField(_("Anmerkung"), blank=True)
    frozen_at = models.DateTimeField(_("eingefroren am"))
    frozen_by = models.CharField(max_length=200)
    published = models.BooleanField(_("veröffentlicht"), default=False)
    content = ShapedField(shape=dict[str, Any])
    """The concept part of the public document: title, period, aim, fields, themes, goals."""
    open_errors = ShapedField(shape=list[dict[str, str]], default=list)
    """What the SMART check found and a draft for participation may still have: a sentence for each
    rule, by language ("de", "en")."""
    checksum = models.CharField(max_length=64)
    """SHA-256 of the canonical JSON of the whole version, shown so that anyone can compare."""

    class Meta:
        verbose_name = _("Fassung")
        verbose_name_plural = _("Fassungen")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["concept", "number"], name="one_version_per_number")
        ]

    def __str__(self) -> str:
        return _("Fassung {number}: {kind}").format(
            number=self.number, kind=self.get_kind_display()
        )

    @property
    def municipality_id(self) -> int:
        return self.concept.municipality_id


class FrozenMeasure(Frozen):
    """A measure in a version: its public document, and columns to filter and sort by."""

    version = models.ForeignKey(CatalogueVersion, on_delete=models.CASCADE, related_name="measures")
    measure = models.ForeignKey(
        Measure, on_delete=models.SET_NULL, null=True, related_name="frozen"
    )
    measure_key = models.BigIntegerField(null=True, editable=False, db_index=True)
    """Of the measure, also once its draft is gone: by it a measure is known in other versions. None
    where it was gone before this was kept."""
    code = models.CharField(max_length=30)
    position = models.PositiveIntegerField()
    title = models.CharField(max_length=500)
    field_code = models.CharField(max_length=20)
    lead = models.CharField(max_length=200, blank=True)
    themes_text = models.TextField(blank=True)
    """Theme titles, each between bars: |Gender|Partizipation|."""
    implementation = models.CharField(max_length=12, blank=True)
    start = models.DateField(null=True)
    end = models.DateField(null=True)
    permanent = models.BooleanField(default=False)
    search_text = models.TextField(blank=True)
    content = PublicDocumentField(shape=dict[str, Any])

    class Meta:
        verbose_name = _("Maßnahme einer Fassung")
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["version", "code"], name="one_frozen_per_code")
        ]
        indexes = [models.Index(fields=["version", "position"], name="frozen_in_order")]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"
