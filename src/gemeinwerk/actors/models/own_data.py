"""How somebody without an account reaches what is kept of them, and what they ask for there."""

from datetime import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

from gemeinwerk.actors.models.people import Person


class DataLink(models.Model):
    """A link to a person's own data; only its checksum is kept."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="data_links")
    token_hash = models.CharField(max_length=64, unique=True)
    asked = models.BooleanField(_("selbst erbeten"), default=False)
    made_at = models.DateTimeField(_("gesendet am"))
    expires_at = models.DateTimeField(_("gilt bis"))
    withdrawn_at = models.DateTimeField(_("zurückgezogen am"), null=True, blank=True)
    used_on = models.DateField(_("zuletzt genutzt am"), null=True, blank=True)

    class Meta:
        verbose_name = _("Link zu den eigenen Daten")
        verbose_name_plural = _("Links zu den eigenen Daten")
        ordering = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.person}: {self.made_at:%Y-%m-%d}"

    @property
    def municipality_id(self) -> int:
        return self.person.municipality_id

    def holds(self, now: datetime) -> bool:
        return self.withdrawn_at is None and now < self.expires_at


class Asked(models.TextChoices):
    CORRECTION = "correction", _("Berichtigung")
    ERASURE = "erasure", _("Löschung")


class DataRequest(models.Model):
    """What somebody asks the office for by their link; open until the office has settled it."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="data_requests")
    kind = models.CharField(_("Art"), max_length=12, choices=Asked.choices)
    said = models.TextField(_("In Ihren Worten"), blank=True)
    at = models.DateTimeField(_("eingegangen am"))
    due_on = models.DateField(_("zu beantworten bis"))
    settled_at = models.DateTimeField(_("erledigt am"), null=True, blank=True)
    followed = models.BooleanField(_("entsprochen"), default=False)
    answer = models.TextField(_("Antwort"), blank=True)

    class Meta:
        verbose_name = _("Anliegen zu eigenen Daten")
        verbose_name_plural = _("Anliegen zu eigenen Daten")
        ordering = ["due_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "kind"],
                condition=models.Q(settled_at__isnull=True),
                name="one_open_request_of_a_kind",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.person}"

    @property
    def municipality_id(self) -> int:
        return self.person.municipality_id
