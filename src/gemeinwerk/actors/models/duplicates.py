"""Who stands twice: what was merged, so that it can be taken back, and who was said to be two."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gemeinwerk.actors.models.people import Organisation, Person
from gemeinwerk.core.shapes import ShapedField
from gemeinwerk.municipalities.models import Municipality


class Different(models.Model):
    """Two people somebody looked at and found to be two. The one with the smaller key is `one`."""

    one = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    at = models.DateTimeField()

    behind_the_scenes = True

    class Meta:
        verbose_name = _("nicht dieselbe Person")
        verbose_name_plural = _("nicht dieselben Personen")
        constraints = [
            models.UniqueConstraint(fields=["one", "other"], name="two_people_once"),
            models.CheckConstraint(
                condition=models.Q(one__lt=models.F("other")), name="two_people_in_order"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.one} / {self.other}"

    @property
    def municipality_id(self) -> int:
        return self.one.municipality_id


class DifferentOrganisation(models.Model):
    """Two organisations somebody looked at and found to be two; the smaller key is `one`."""

    one = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    at = models.DateTimeField()

    behind_the_scenes = True

    class Meta:
        verbose_name = _("nicht dieselbe Organisation")
        verbose_name_plural = _("nicht dieselben Organisationen")
        constraints = [
            models.UniqueConstraint(fields=["one", "other"], name="two_organisations_once"),
            models.CheckConstraint(
                condition=models.Q(one__lt=models.F("other")), name="two_organisations_in_order"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.one} / {self.other}"

    @property
    def municipality_id(self) -> int:
        return self.one.municipality_id


class Merge(models.Model):
    """Two that stood for one: `gone` is whom there is no longer, with all that pointed there."""

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, related_name="merges")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, null=True, related_name="merges"
    )
    gone_key = models.BigIntegerField()
    gone = ShapedField(shape=dict[str, Any])
    """Its columns, in plain values."""
    moved = ShapedField(shape=list[list[Any]])
    """What pointed to it; see `core/merging`."""
    laid = ShapedField(shape=dict[str, list[Any]], default=dict)
    """What both had and was laid together; see `contacts/both`."""
    before = ShapedField(shape=dict[str, Any], default=dict)
    after = ShapedField(shape=dict[str, Any], default=dict)
    """What was taken over into the one that stays."""
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    at = models.DateTimeField()
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    undone_at = models.DateTimeField(null=True)

    behind_the_scenes = True

    class Meta:
        verbose_name = _("Zusammenführung")
        verbose_name_plural = _("Zusammenführungen")
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(person__isnull=False, organisation__isnull=True)
                | models.Q(person__isnull=True, organisation__isnull=False),
                name="merge_of_one",
            )
        ]

    def __str__(self) -> str:
        return gettext("Zusammenführung mit {name}").format(name=self.gone.get("name", ""))
