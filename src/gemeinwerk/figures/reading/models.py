"""Where a shared indicator's values are read from, and what each reading found."""

from django.db import models
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from gemeinwerk.core.jobs import Job
from gemeinwerk.core.shapes import ShapedField


class Rhythm(models.TextChoices):
    DAILY = "daily", _("täglich")
    WEEKLY = "weekly", _("wöchentlich")
    MONTHLY = "monthly", _("monatlich")


class Decimals(models.TextChoices):
    COMMA = "comma", _("Komma (1.234,5)")
    DOT = "dot", _("Punkt (1,234.5)")


class Feed(Job):
    """An address a shared indicator is read from: CSV, JSON or XLSX."""

    shared = models.OneToOneField(
        "figures.SharedIndicator", on_delete=models.CASCADE, related_name="feed"
    )
    address = models.URLField(_("Adresse"), max_length=500)
    day_column = models.CharField(_("Spalte mit dem Tag"), max_length=120)
    value_column = models.CharField(_("Spalte mit dem Wert"), max_length=120)
    where_column = models.CharField(
        _("nur Zeilen, in denen diese Spalte"), max_length=120, blank=True
    )
    where_value = models.CharField(_("dies sagt"), max_length=120, blank=True)
    decimals = models.CharField(
        _("Dezimalzeichen"), max_length=5, choices=Decimals.choices, default=Decimals.COMMA
    )
    rhythm = models.CharField(
        _("Wie oft?"), max_length=7, choices=Rhythm.choices, default=Rhythm.MONTHLY
    )
    by_itself = models.BooleanField(_("ohne Rückfrage übernehmen"), default=False)
    next_at = models.DateTimeField(_("nächste Lesung"), editable=False)
    ask_again = models.BooleanField(default=False, editable=False)
    """Somebody had it read: what was left before is asked once more."""

    class Meta:
        verbose_name = _("Quelle im Netz")
        verbose_name_plural = _("Quellen im Netz")
        ordering = ["id"]

    def __str__(self) -> str:
        return self.address

    @property
    def municipality_id(self) -> int:
        return self.shared.municipality_id

    @property
    def read_by(self) -> dict[str, str]:
        """What decides how a reading is meant: read by something else, it says something else."""
        columns = ("address", "day_column", "value_column", "where_column", "where_value")
        told = {name: str(getattr(self, name)) for name in (*columns, "decimals")}
        return told | {"indicator": self.shared.name, "unit": self.shared.unit}


class Outcome(models.TextChoices):
    NOTHING_NEW = "nothing_new", _("nichts Neues")
    WAITING = "waiting", _("wartet auf Übernahme")
    TAKEN = "taken", _("übernommen")
    LEFT = "left", _("nicht übernommen")
    OVERTAKEN = "overtaken", _("überholt")
    FAILED = "failed", _("nicht gelungen")


class Reading(models.Model):
    """One reading: what was found, how it differs from what stood here, what became of it."""

    feed = models.ForeignKey(Feed, on_delete=models.CASCADE, related_name="readings")
    at = models.DateTimeField(_("gelesen am"))
    outcome = models.CharField(_("Ergebnis"), max_length=11, choices=Outcome.choices)
    failure = models.TextField(_("Warum nicht gelungen?"), blank=True)
    same = models.PositiveIntegerField(_("unverändert"), default=0)
    difference = ShapedField(_("Unterschied"), shape=list[list[str | None]], default=list)
    """[["2026-06-30", null, "42.6"], …]: day, what stood here, what the source says."""
    kept = ShapedField(shape=list[list[str | None]], default=list, editable=False)
    """Days of the difference that were changed here before it was taken over, and stayed so:
    [["2026-06-30", "40"], …], with what stood here then, None where nothing did."""
    read_by = ShapedField(shape=dict[str, str], default=dict, editable=False)
    """`Feed.read_by` as it was when this was read."""
    settled_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("Lesung")
        verbose_name_plural = _("Lesungen")
        ordering = ["-at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["feed"],
                condition=models.Q(outcome="waiting"),
                name="one_reading_waits",
            )
        ]

    def __str__(self) -> str:
        return f"{localtime(self.at):%d.%m.%Y}"

    @property
    def municipality_id(self) -> int:
        return self.feed.municipality_id

    @property
    def is_of_another_source(self) -> bool:
        """Read by other columns, from another address or for another unit than are said now."""
        return bool(self.read_by != self.feed.read_by)
