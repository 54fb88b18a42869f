"""What a meeting decided, and what it gave somebody to do."""

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gemeinwerk.actors.models import Body, Organisation, Person
from gemeinwerk.minutes.models.minutes import Minutes
from gemeinwerk.minutes.models.paragraphs import Paragraph


class Result(models.TextChoices):
    AGREED = "agreed", _("angenommen")
    REFUSED = "refused", _("abgelehnt")
    CONSENT = "consent", _("ohne Gegenrede angenommen")
    SOUNDED = "sounded", _("Stimmungsbild, nichts entschieden")


class Decision(models.Model):
    """What was voted on, in its words, where it fell in the text (`paragraph`).

    Numbered in its body and year; a mere sounding has no number.
    """

    paragraph = models.OneToOneField(Paragraph, on_delete=models.CASCADE, related_name="decision")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="decisions")
    year = models.PositiveSmallIntegerField(_("Jahr"))
    number = models.PositiveSmallIntegerField(_("Nummer"), null=True, blank=True)
    text = models.TextField(_("Wortlaut"))
    result = models.CharField(_("Ergebnis"), max_length=10, choices=Result.choices)
    votes_for = models.PositiveSmallIntegerField(_("Ja"), null=True, blank=True)
    votes_against = models.PositiveSmallIntegerField(_("Nein"), null=True, blank=True)
    abstained = models.PositiveSmallIntegerField(_("Enthaltungen"), null=True, blank=True)
    dissent = models.TextField(
        _("Abweichende Meinung"), blank=True, help_text=_("Wer sie hat und warum, in einem Satz.")
    )
    taken_at = models.DateTimeField(_("gefasst um"))
    present = models.PositiveSmallIntegerField(_("anwesend mit Stimme"), null=True, blank=True)
    """How many were there who vote, when it was taken."""

    class Meta:
        verbose_name = _("Beschluss")
        verbose_name_plural = _("Beschlüsse")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["body", "year", "number"], name="one_decision_per_number"
            )
        ]

    def __str__(self) -> str:
        return self.text[:120]

    @property
    def called(self) -> str:
        """„Beschluss 3/2027“; „Abstimmung“ where it has no number."""
        if self.number is None:
            return gettext("Abstimmung")
        return gettext("Beschluss {number}/{year}").format(number=self.number, year=self.year)

    @property
    def municipality_id(self) -> int:
        return self.body.municipality_id


class TaskState(models.TextChoices):
    OPEN = "open", _("offen")
    DONE = "done", _("erledigt")
    HANDED_ON = "handed_on", _("weitergegeben")
    DROPPED = "dropped", _("entfällt")


class Task(models.Model):
    """What somebody or an organisation took upon themselves in a meeting, until a day."""

    minutes = models.ForeignKey(Minutes, on_delete=models.CASCADE, related_name="tasks")
    paragraph = models.OneToOneField(
        Paragraph, on_delete=models.SET_NULL, null=True, blank=True, related_name="task"
    )
    text = models.CharField(_("Aufgabe"), max_length=300)
    person = models.ForeignKey(
        Person,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="tasks",
        verbose_name=_("Wer tut es?"),
    )
    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="tasks",
        verbose_name=_("Organisation"),
    )
    due = models.DateField(_("bis"), null=True, blank=True)
    state = models.CharField(
        _("Stand"), max_length=10, choices=TaskState.choices, default=TaskState.OPEN
    )
    reason = models.TextField(_("Warum"), blank=True)
    changed_at = models.DateTimeField()

    class Meta:
        verbose_name = _("Aufgabe aus einer Sitzung")
        verbose_name_plural = _("Aufgaben aus Sitzungen")
        ordering = [models.F("due").asc(nulls_last=True), "id"]
        indexes = [models.Index(fields=["state", "due"], name="tasks_due")]

    def __str__(self) -> str:
        return self.text

    @property
    def owner(self) -> str:
        """Who does it, as it is said; "" where nobody yet."""
        return str(self.person or self.organisation or "")

    @property
    def municipality_id(self) -> int:
        return self.minutes.municipality_id
