"""Contributions that say the same are merged, one that says several things is split: originals
stay, with all their voices, and both can be taken back."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gemeinwerk.contributions.models.contributions import Contribution


class Merge(models.Model):
    """`one` is answered with `into`, which itself is merged into none."""

    one = models.ForeignKey(Contribution, on_delete=models.CASCADE, related_name="merges")
    into = models.ForeignKey(Contribution, on_delete=models.CASCADE, related_name="merged")
    reason = models.TextField(_("Begründung"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    at = models.DateTimeField(_("zusammengeführt am"))
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    undone_at = models.DateTimeField(_("zurückgenommen am"), null=True)

    class Meta:
        verbose_name = _("Zusammenführung von Beiträgen")
        verbose_name_plural = _("Zusammenführungen von Beiträgen")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["one"],
                condition=models.Q(undone_at__isnull=True),
                name="merged_into_one_at_a_time",
            ),
            models.CheckConstraint(
                condition=~models.Q(one=models.F("into")), name="merged_into_another"
            ),
        ]

    def __str__(self) -> str:
        return gettext("{one} in {into}").format(one=self.one, into=self.into)

    @property
    def municipality_id(self) -> int:
        return self.one.municipality_id


class Split(models.Model):
    """`part` is a contribution of its own that was made out of a passage of `whole`."""

    whole = models.ForeignKey(Contribution, on_delete=models.CASCADE, related_name="parts")
    part = models.OneToOneField(Contribution, on_delete=models.CASCADE, related_name="split")
    passage = models.TextField(_("Wortlaut"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    at = models.DateTimeField(_("geteilt am"))
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    undone_at = models.DateTimeField(_("zurückgenommen am"), null=True)

    class Meta:
        verbose_name = _("Teilung eines Beitrags")
        verbose_name_plural = _("Teilungen von Beiträgen")
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(whole=models.F("part")), name="split_off_another"
            )
        ]

    def __str__(self) -> str:
        return gettext("{part} aus {whole}").format(part=self.part, whole=self.whole)

    @property
    def municipality_id(self) -> int:
        return self.whole.municipality_id
