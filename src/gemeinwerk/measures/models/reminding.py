"""When people are reminded, and what they were reminded of."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from gemeinwerk.concepts.models import Concept
from gemeinwerk.measures.models.measure import Measure
from gemeinwerk.municipalities.models import Municipality

_DAYS = (MinValueValidator(1), MaxValueValidator(365))


class Deadlines(models.Model):
    """So many days before or after; a town without a row of its own has these."""

    municipality = models.OneToOneField(
        Municipality, on_delete=models.CASCADE, related_name="deadlines"
    )
    active = models.BooleanField(
        _("Gemeinwerk erinnert"),
        default=True,
        help_text=_(
            "Ohne Haken geht keine neue Erinnerung hinaus. Was schon angekündigt ist, gilt."
        ),
    )
    word_before = models.PositiveSmallIntegerField(
        _("Antwort an das Büro: Tage vor der Frist"), default=3, validators=_DAYS
    )
    milestone_before = models.PositiveSmallIntegerField(
        _("Meilenstein: Tage vor dem Termin"), default=14, validators=_DAYS
    )
    end_before = models.PositiveSmallIntegerField(
        _("Ende einer Maßnahme: Tage davor"), default=60, validators=_DAYS
    )
    term_before = models.PositiveSmallIntegerField(
        _("Ende der Laufzeit eines Konzepts: Tage davor"),
        default=270,
        validators=_DAYS,
        help_text=_("Das Büro wird erinnert, die nächste Auflage zu beginnen."),
    )
    escalate_after = models.PositiveSmallIntegerField(
        _("Ohne Antwort: Tage, bis das Büro es erfährt"),
        default=7,
        validators=_DAYS,
        help_text=_(
            "Nach der Frist oder der Erinnerung an einen überfälligen Meilenstein. Der Tag steht "
            "in der Erinnerung."
        ),
    )
    tell_head = models.BooleanField(
        _("auch der übergeordnete Fachbereich erfährt es"),
        default=False,
        help_text=_("Der, zu dem der federführende Fachbereich im Verzeichnis gehört."),
    )

    class Meta:
        verbose_name = _("Fristen und Erinnerungen")
        verbose_name_plural = _("Fristen und Erinnerungen")

    def __str__(self) -> str:
        return str(_("Fristen und Erinnerungen"))

    @cached_property
    def own(self) -> "dict[int, ConceptDays]":
        """What concepts have of their own, by concept: one query."""
        found = ConceptDays.objects.filter(concept__municipality=self.municipality)
        return {one.concept_id: one for one in found}

    def days(self, name: str, concept: int) -> int:
        """So many days in a concept: its own, or those of the town."""
        own: int | None = getattr(self.own.get(concept), name, None)
        usual: int = getattr(self, name)
        return usual if own is None else own


def _own(name: str) -> models.PositiveSmallIntegerField[int | None, int | None]:
    """The same question for one concept: empty means as everywhere in the town."""
    usual = Deadlines._meta.get_field(name)
    assert isinstance(usual, models.Field)
    return models.PositiveSmallIntegerField(
        usual.verbose_name, null=True, blank=True, validators=_DAYS
    )


class ConceptDays(models.Model):
    """Where a concept reminds earlier or later than the town does: so many days, None as there."""

    concept = models.OneToOneField(Concept, on_delete=models.CASCADE, related_name="reminder_days")
    word_before = _own("word_before")
    milestone_before = _own("milestone_before")
    end_before = _own("end_before")
    term_before = _own("term_before")
    escalate_after = _own("escalate_after")

    class Meta:
        verbose_name = _("Erinnerungen dieses Konzepts")
        verbose_name_plural = _("Erinnerungen der Konzepte")

    def __str__(self) -> str:
        return str(self.concept)


class ReminderKind(models.TextChoices):
    WORD_DUE = "word_due", _("Antwort an das Büro erbeten")
    WORD_MISSING = "word_missing", _("Antwort an das Büro fehlt")
    MILESTONE_DUE = "milestone_due", _("Meilenstein bald fällig")
    MILESTONE_OVERDUE = "milestone_overdue", _("Meilenstein überfällig")
    MILESTONE_MISSING = "milestone_missing", _("Meilenstein weiter offen")
    END_DUE = "end_due", _("Maßnahme soll bald enden")


class Reminder(models.Model):
    """Somebody was told once that something of a measure is due on a day.

    Kept longer than the mail: whatever runs twice, nobody is told twice.
    """

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="reminders")
    kind = models.CharField(max_length=20, choices=ReminderKind.choices)
    day = models.DateField()
    """When it is due."""
    told_on = models.DateField()
    escalates_on = models.DateField(null=True)
    """The day announced in the mail, on which the office is told if nothing has come."""
    head_too = models.BooleanField(default=False)
    """Whether the mail announced that the superior unit is told as well."""

    behind_the_scenes = True

    class Meta:
        verbose_name = _("Erinnerung")
        verbose_name_plural = _("Erinnerungen")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["measure", "kind", "day"], name="reminded_once_of_each")
        ]

    def __str__(self) -> str:
        return f"{self.measure}: {self.kind} {self.day}"
