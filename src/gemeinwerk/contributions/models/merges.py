"""Contributions that say the same are merged, one that says several things is split: originals
stay, with all their voices, and both can be taken back."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gemeinwerk.contributions.models.contributions import Contribution
from gemeinwerk.contributions.models.voices import Voice


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


class ProposalEnd(models.TextChoices):
    MERGED = "merged", _("zusammengeführt")
    REFUSED = "refused", _("abgelehnt")
    DROPPED = "dropped", _("verworfen")
    IMPOSSIBLE = "impossible", _("nicht mehr möglich")


class MergeProposal(models.Model):
    """`one` is to be answered with `into`; until then it waits for the word of those who wrote it.

    Whoever wrote `into` is not asked: theirs is answered as it would be without.
    """

    one = models.ForeignKey(Contribution, on_delete=models.CASCADE, related_name="merge_proposals")
    into = models.ForeignKey(Contribution, on_delete=models.CASCADE, related_name="+")
    reason = models.TextField(_("Begründung"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    at = models.DateTimeField(_("gefragt am"))
    until = models.DateField(_("Antwort bis"))
    """From the day after, the office may decide without an answer."""
    read = models.CharField(max_length=64)
    """A stamp of both texts: nobody agrees to words that came later."""
    ended = models.CharField(_("Ausgang"), max_length=10, choices=ProposalEnd.choices, blank=True)
    ended_at = models.DateTimeField(_("entschieden am"), null=True)

    class Meta:
        verbose_name = _("Frage vor einer Zusammenführung")
        verbose_name_plural = _("Fragen vor Zusammenführungen")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["one"],
                condition=models.Q(ended_at__isnull=True),
                name="one_merge_proposal_at_a_time",
            ),
            models.CheckConstraint(
                condition=~models.Q(one=models.F("into")), name="proposed_into_another"
            ),
            models.CheckConstraint(
                condition=models.Q(ended="", ended_at__isnull=True)
                | ~models.Q(ended="") & models.Q(ended_at__isnull=False),
                name="merge_proposal_ended_when",
            ),
        ]

    def __str__(self) -> str:
        return gettext("{one} in {into}").format(one=self.one, into=self.into)

    @property
    def municipality_id(self) -> int:
        return self.one.municipality_id


class MergeQuestion(models.Model):
    """What one of those who wrote it says to a proposal; a later answer replaces the one before."""

    proposal = models.ForeignKey(MergeProposal, on_delete=models.CASCADE, related_name="questions")
    voice = models.ForeignKey(Voice, on_delete=models.CASCADE, related_name="merge_questions")
    answer = models.BooleanField(_("Antwort"), null=True)
    answered_at = models.DateTimeField(_("geantwortet am"), null=True)

    class Meta:
        verbose_name = _("Antwort vor einer Zusammenführung")
        verbose_name_plural = _("Antworten vor Zusammenführungen")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["proposal", "voice"], name="asked_once_per_proposal"),
        ]

    def __str__(self) -> str:
        return str(self.proposal)

    @property
    def municipality_id(self) -> int:
        return self.proposal.municipality_id


class Split(models.Model):
    """`part` is a contribution of its own that was made out of a passage of `whole`. The whole
    stays as it was, and is answered by its parts."""

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
    was_public = models.BooleanField(default=False)
    """Whether the part could be read when it was taken back: then its answers still can."""

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

    def is_undone_of(self, part: Contribution) -> bool:
        return self.part_id == part.pk and self.undone_at is not None

    @property
    def municipality_id(self) -> int:
        return self.whole.municipality_id
