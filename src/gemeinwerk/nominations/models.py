"""An organisation is asked to name somebody for seats; what became of it, seat by seat."""

from datetime import date, timedelta

from django.db import models
from django.utils.timezone import localdate
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gemeinwerk.actors.models import Organisation, Person, Seat
from gemeinwerk.core.shapes import ShapedField
from gemeinwerk.municipalities.models import Municipality

HOLDS_AFTER = timedelta(days=60)
"""So long after its day a link still takes an answer."""


class NominationState(models.TextChoices):
    OPEN = "open", _("noch keine Antwort")
    MORE_TIME = "more_time", _("bittet um Zeit")
    NAMED = "named", _("benannt")
    DECLINED = "declined", _("benennt niemanden")
    RETURNED = "returned", _("zurückgegeben")
    TAKEN_OVER = "taken_over", _("übernommen")
    WITHDRAWN = "withdrawn", _("zurückgezogen")


WAITING = (NominationState.OPEN, NominationState.MORE_TIME, NominationState.RETURNED)
"""Whoever is asked has something to do."""
PENDING = (*WAITING, NominationState.NAMED)
SETTLED = (NominationState.TAKEN_OVER, NominationState.WITHDRAWN)


class NominationRequest(models.Model):
    """Asks one organisation about one seat or several, until a day."""

    municipality = models.ForeignKey(
        Municipality, on_delete=models.CASCADE, related_name="nomination_requests"
    )
    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.CASCADE,
        related_name="nomination_requests",
        verbose_name=_("Organisation"),
    )
    email = models.EmailField(_("E-Mail"))
    words = models.TextField(_("Worte dazu"), blank=True)
    answer_until = models.DateField(_("Antwort bis"))
    remind_before = ShapedField(
        _("Erinnern, Tage vorher"), shape=list[int], default=list, blank=True
    )
    escalate_to = models.ForeignKey(
        Person,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Ohne Antwort Bescheid geben an"),
    )
    escalate_after = models.PositiveSmallIntegerField(_("Tage danach"), default=3)
    asked_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("Bitte um Benennung")
        verbose_name_plural = _("Bitten um Benennung")
        ordering = ["-id"]

    def __str__(self) -> str:
        return gettext("Bitte um Benennung an {organisation}").format(
            organisation=self.organisation
        )


class Nomination(models.Model):
    """What is answered for one seat. Who is named stands here until taken over; then with the
    person."""

    request = models.ForeignKey(
        NominationRequest, on_delete=models.CASCADE, related_name="nominations"
    )
    seat = models.ForeignKey(Seat, on_delete=models.CASCADE, related_name="nominations")
    state = models.CharField(
        _("Stand"),
        max_length=12,
        choices=NominationState.choices,
        default=NominationState.OPEN,
    )
    until = models.DateField(_("Zeit bis"), null=True)
    takes_over = models.BooleanField(_("übernimmt selbst"), default=False)
    name = models.CharField(_("Name"), max_length=200, blank=True)
    function = models.CharField(_("Funktion"), max_length=200, blank=True)
    email = models.EmailField(_("E-Mail"), blank=True)
    phone = models.CharField(_("Telefon"), max_length=60, blank=True)
    paper = models.CharField(_("Drucksache"), max_length=60, blank=True)
    reason = models.TextField(_("Begründung"), blank=True)
    """Why nobody is named."""
    sent_back = models.TextField(_("Warum zurückgegeben"), blank=True)
    answered_at = models.DateTimeField(null=True)
    person = models.ForeignKey(
        Person,
        on_delete=models.SET_NULL,
        null=True,
        related_name="nominations",
        verbose_name=_("Person"),
    )
    """Who took the seat."""

    class Meta:
        verbose_name = _("Benennung")
        verbose_name_plural = _("Benennungen")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["seat"],
                condition=models.Q(state__in=["open", "more_time", "named", "returned"]),
                name="one_is_asked_about_a_seat",
            )
        ]

    def __str__(self) -> str:
        return str(self.seat)

    @property
    def municipality_id(self) -> int:
        return self.request.municipality_id

    @property
    def waits(self) -> bool:
        return self.state in WAITING

    @property
    def awaited(self) -> date:
        """Until when an answer is: whoever asked for time said it themselves."""
        asked_for_time = self.state == NominationState.MORE_TIME and self.until
        return asked_for_time or self.request.answer_until


class NominationLink(models.Model):
    """With it an organisation answers without an account. The link itself is nowhere, only what
    proves it; a reminder brings a new one along, and the earlier ones go on to hold."""

    request = models.ForeignKey(NominationRequest, on_delete=models.CASCADE, related_name="links")
    token_hash = models.CharField(max_length=64, unique=True)
    """SHA-256 of the word in the link."""
    made_at = models.DateTimeField()
    expires_on = models.DateField()
    """The last day on which it holds."""
    withdrawn_at = models.DateTimeField(null=True)
    used_at = models.DateTimeField(null=True)
    """When it was opened last; no more than the day is shown."""

    behind_the_scenes = True

    class Meta:
        verbose_name = _("Link einer Bitte um Benennung")
        verbose_name_plural = _("Links von Bitten um Benennung")
        ordering = ["id"]

    def __str__(self) -> str:
        return str(self.request)

    @property
    def municipality_id(self) -> int:
        return self.request.municipality_id

    def holds(self, today: date | None = None) -> bool:
        over = self.withdrawn_at or self.request.closed_at
        return not over and self.expires_on >= (today or localdate())


class MailKind(models.TextChoices):
    ASKED = "asked", _("gefragt")
    REMINDED = "reminded", _("erinnert")
    ESCALATED = "escalated", _("Bescheid gegeben")
    RETURNED = "returned", _("zurückgegeben")


class NominationMail(models.Model):
    """That a mail was written, and for which day: nobody is told twice of one occasion."""

    request = models.ForeignKey(NominationRequest, on_delete=models.CASCADE, related_name="mails")
    kind = models.CharField(_("Anlass"), max_length=10, choices=MailKind.choices)
    day = models.DateField(_("Tag"))

    behind_the_scenes = True

    class Meta:
        verbose_name = _("Mail zu einer Bitte um Benennung")
        verbose_name_plural = _("Mails zu Bitten um Benennung")
        ordering = ["day", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["request", "kind", "day"], name="one_nomination_mail_a_day"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.day}"

    @property
    def municipality_id(self) -> int:
        return self.request.municipality_id
