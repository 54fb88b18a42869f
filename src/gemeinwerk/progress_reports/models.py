"""Reports: as they are written, and as they were issued, which nothing changes.

What is issued is one JSON document, the frozen content, and the files made of it. They lie in the
database, so that a report is there whole or not at all, and in every backup.
"""

import json
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gemeinwerk.actors.models import Body
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.jobs import Job
from gemeinwerk.core.shapes import ShapedField
from gemeinwerk.measures.models.versions import Frozen
from gemeinwerk.municipalities.models import Municipality

LEDGER_KEY, LEDGER_FILE_KEY = "progress_report", "progress_report.file"
"""What issued reports and their files are called in the log of what was published."""


class State(models.TextChoices):
    DRAFT = "draft", _("in Arbeit")
    MAKING = "making", _("wird ausgegeben")
    ISSUED = "issued", _("ausgegeben")


class Kind(models.TextChoices):
    """What is told: how far measures are on a day, or who took part and what became of it."""

    PROGRESS = "progress", _("Sachstandsbericht")
    PARTICIPATION = "participation", _("Beteiligungsbericht")


class Part(models.TextChoices):
    """What a progress report may hold, in its order."""

    SUMMARY = "summary", _("Zusammenfassung in einfacher Sprache")
    INTRODUCTION = "introduction", _("Einleitung")
    DECISIONS = "decisions", _("Abweichungen und erbetene Entscheidungen")
    OVERVIEW = "overview", _("Überblick je Handlungsfeld")
    CHANGES = "changes", _("Was sich verändert hat")
    MEASURES = "measures", _("Maßnahmen")
    INDICATORS = "indicators", _("Indikatoren mit Schaubild und Tabelle")


class Detail(models.TextChoices):
    LINE = "line", _("eine Zeile je Maßnahme")
    PAGE = "page", _("eine Seite je Maßnahme")


class ProgressReport(Job):
    """A report as the office writes it. Once it is issued it is only what it was made from."""

    concept = models.ForeignKey(Concept, on_delete=models.CASCADE, related_name="progress_reports")
    kind = models.CharField(
        _("Art"), max_length=13, choices=Kind.choices, default=Kind.PROGRESS, editable=False
    )
    title = models.CharField(_("Titel"), max_length=160)
    body = models.ForeignKey(
        Body,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("An welches Gremium?"),
    )
    """None: to everybody."""
    as_of = models.DateField(_("Stichtag"))
    since = models.DateField(_("Verändert seit"), null=True, blank=True)
    """The day that is compared with; None: nothing is."""
    parts = ShapedField(_("Teile"), shape=list[str], default=list, blank=True)
    detail = models.CharField(
        _("Maßnahmen"), max_length=4, choices=Detail.choices, default=Detail.LINE
    )
    introduction = models.TextField(_("Einleitung"), blank=True)
    summary = models.TextField(_("Zusammenfassung in einfacher Sprache"), blank=True)
    asked = models.TextField(_("Was das Gremium entscheiden soll"), blank=True)
    learnt = models.TextField(_("Was gelernt wurde"), blank=True)
    """In a report of the participation; of it all else is counted."""
    state = models.CharField(
        _("Stand"), max_length=8, choices=State.choices, default=State.DRAFT, editable=False
    )
    pending = ShapedField(shape=dict[str, Any], default=dict, blank=True, editable=False)
    """The content as it was when it was to be issued, while the files are made of it."""
    ordered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", editable=False
    )
    error = models.TextField(blank=True, editable=False)
    """Why it could not be issued, "" where nothing went wrong."""
    changed_at = models.DateTimeField(_("bearbeitet am"), editable=False)

    class Meta:
        verbose_name = _("Bericht")
        verbose_name_plural = _("Berichte")
        ordering = ["-as_of", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(since__isnull=True) | models.Q(since__lt=models.F("as_of")),
                name="compared_with_a_day_before",
                violation_error_message=_(
                    "Verglichen wird mit einem Tag, der vor dem Stichtag liegt."
                ),
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def municipality_id(self) -> int:
        return self.concept.municipality_id

    def holds(self, part: str) -> bool:
        return part in self.parts

    @property
    def is_of_participation(self) -> bool:
        return self.kind == Kind.PARTICIPATION


class IssuedReport(Frozen):
    """A report as it was handed over. Title, body and day stand in its content as well."""

    thawed = frozenset({"published"})

    report = models.OneToOneField(ProgressReport, on_delete=models.CASCADE, related_name="issued")
    concept = models.ForeignKey(Concept, on_delete=models.CASCADE, related_name="issued_reports")
    kind = models.CharField(
        _("Art"), max_length=13, choices=Kind.choices, default=Kind.PROGRESS, editable=False
    )
    number = models.PositiveSmallIntegerField(_("Nummer"))
    title = models.CharField(_("Titel"), max_length=160)
    body_name = models.CharField(_("Gremium"), max_length=200, blank=True)
    as_of = models.DateField(_("Stichtag"))
    issued_at = models.DateTimeField(_("ausgegeben am"))
    issued_by = models.CharField(max_length=200)
    content = models.TextField()
    """The frozen content: canonical JSON, exactly what its JSON file holds."""
    checksum = models.CharField(max_length=64)
    """SHA-256 of it."""
    published = models.BooleanField(_("veröffentlicht"), default=False)

    class Meta:
        verbose_name = _("ausgegebener Bericht")
        verbose_name_plural = _("ausgegebene Berichte")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["concept", "number"], name="one_report_per_number")
        ]

    def __str__(self) -> str:
        return gettext("Bericht {number}: {title}").format(number=self.number, title=self.title)

    @property
    def municipality_id(self) -> int:
        return self.concept.municipality_id

    def plain(self) -> dict[str, Any]:
        """The content as a document."""
        found: dict[str, Any] = json.loads(self.content)
        return found


class IssuedFile(Frozen):
    """An issued report in one format, byte for byte."""

    issued = models.ForeignKey(IssuedReport, on_delete=models.CASCADE, related_name="files")
    suffix = models.CharField(max_length=8)
    size = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    """SHA-256 of the bytes."""
    content = models.BinaryField()

    class Meta:
        verbose_name = _("Bericht als Datei")
        verbose_name_plural = _("Berichte als Dateien")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["issued", "suffix"], name="one_file_per_format")
        ]

    def __str__(self) -> str:
        return f"{self.issued} ({self.suffix})"

    @property
    def municipality_id(self) -> int:
        return self.issued.municipality_id


class ReportTemplate(models.Model):
    """A town's own Word document, with places that a report fills."""

    municipality = models.OneToOneField(
        Municipality, on_delete=models.CASCADE, related_name="report_template"
    )
    file_name = models.CharField(max_length=200)
    content = models.BinaryField()
    uploaded_at = models.DateTimeField()

    class Meta:
        verbose_name = _("Word-Vorlage der Sachstandsberichte")
        verbose_name_plural = _("Word-Vorlagen der Sachstandsberichte")

    def __str__(self) -> str:
        return gettext("Word-Vorlage der Sachstandsberichte")
