"""Whoever follows a measure or a whole concept: an address and what they were told last."""

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gemeinwerk.concepts.models import Concept
from gemeinwerk.measures.models import Measure


class Follower(models.Model):
    """Unconfirmed until the owner of the address said so; deleted once they follow no more."""

    concept = models.ForeignKey(Concept, on_delete=models.CASCADE, related_name="+")
    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, null=True, related_name="+")
    """None: the whole concept."""
    email = models.EmailField(_("E-Mail"))
    """In small letters."""
    language = models.CharField(max_length=10, default="de", editable=False)
    asked_at = models.DateTimeField(_("eingetragen am"), editable=False)
    confirmed_at = models.DateTimeField(_("bestätigt am"), null=True, editable=False)
    told_through = models.BigIntegerField(default=0, editable=False)
    """The newest entry of the audit that they were told of, or that was there before them."""
    told_on = models.DateField(null=True, editable=False)

    class Meta:
        verbose_name = _("Abonnement")
        verbose_name_plural = _("Abonnements")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["concept", "email"],
                condition=models.Q(measure=None),
                name="follows_a_concept_once",
            ),
            models.UniqueConstraint(
                fields=["measure", "email"],
                condition=models.Q(measure__isnull=False),
                name="follows_a_measure_once",
            ),
        ]

    def __str__(self) -> str:
        # As the log keeps it: nothing of whose it is.
        what = self.measure.code if self.measure else self.concept.name
        return gettext("Abonnement zu {what}").format(what=what)

    @property
    def municipality_id(self) -> int:
        return self.concept.municipality_id
