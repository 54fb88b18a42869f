"""Whose voice a contribution is: one or several people, an organisation, nobody named."""

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gemeinwerk.actors.models import Organisation, Person
from gemeinwerk.contributions.models.contributions import Contribution
from gemeinwerk.invitations.answering.models import PrivacyVersion


class Voice(models.Model):
    """Somebody who said it. The public reads a name only where `named`; else the role, if any.

    One who wrote without an account follows and amends by a link of their own: the word in it is
    sealed, and found by its checksum.
    """

    contribution = models.ForeignKey(Contribution, on_delete=models.CASCADE, related_name="voices")
    person = models.ForeignKey(
        Person,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="voices",
        verbose_name=_("Person"),
    )
    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="voices",
        verbose_name=_("Organisation"),
    )
    name = models.CharField(_("Name"), max_length=200, blank=True)
    """As it was given, where it is none that is known."""
    email = models.EmailField(_("E-Mail"), blank=True)
    """Only to answer. In small letters."""
    address = models.TextField(_("Anschrift"), blank=True)
    """Of one on paper: only to answer."""
    role = models.CharField(
        _("Wer spricht, ohne Namen"),
        max_length=200,
        blank=True,
        help_text=_("z. B. „Bewohnerin der Uferstraße“. Das darf öffentlich stehen."),
    )
    named = models.BooleanField(_("darf öffentlich mit Namen genannt werden"), default=False)
    language = models.CharField(_("Sprache"), max_length=35, default="de")
    privacy = models.ForeignKey(
        PrivacyVersion, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    """The privacy notice somebody agreed to, who wrote themselves."""
    agreed_at = models.DateTimeField(_("zugestimmt am"), null=True)
    original = models.ForeignKey(
        "self", on_delete=models.CASCADE, null=True, blank=True, related_name="copies"
    )
    """Of a part that was split off: the voice of the whole. What is changed there is changed here,
    and one link leads to all parts."""
    sealed = models.CharField(max_length=300, blank=True)
    proof = models.CharField(max_length=64, null=True, unique=True)

    class Meta:
        verbose_name = _("Stimme zu einem Beitrag")
        verbose_name_plural = _("Stimmen zu Beiträgen")
        ordering = ["id"]

    def __str__(self) -> str:
        return self.called

    @property
    def called(self) -> str:
        """For the office. Whoever gave no name and whoever was erased is told alike."""
        known = self.person or self.organisation
        return str(known) if known else self.name or self.role or gettext("ohne Namen")

    @property
    def in_public(self) -> str:
        """What the public may read of it; "" is nobody named."""
        if not self.named:
            return self.role
        if self.person and self.organisation:
            return gettext("{person}, {organisation}").format(
                person=self.person, organisation=self.organisation
            )
        return str(self.person or self.organisation or self.name) or self.role

    @property
    def can_be_written_to(self) -> str:
        """The address answers go to; "" where there is none."""
        if self.person is not None:
            return self.person.email if self.person.may_be_written_to else ""
        return self.email

    @property
    def municipality_id(self) -> int:
        return self.contribution.municipality_id
