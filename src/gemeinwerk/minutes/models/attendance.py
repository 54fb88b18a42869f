"""Who was at a meeting, for whom they speak, and when they came and left."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from gemeinwerk.actors.models import ActorGroup, Organisation, Person
from gemeinwerk.actors.models.seats import former
from gemeinwerk.minutes.models.minutes import Minutes


class How(models.TextChoices):
    LISTED = "listed", _("stand auf der Liste")
    CODE = "code", _("hat sich mit dem Code eingetragen")
    ENTERED = "entered", _("wurde eingetragen")


class Attendance(models.Model):
    """Somebody who is expected or came. For whom they speak is kept as it was then.

    Without a person a name stands; without either somebody who is erased was there.
    """

    minutes = models.ForeignKey(Minutes, on_delete=models.CASCADE, related_name="attendances")
    person = models.ForeignKey(
        Person,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="attendances",
        verbose_name=_("Person"),
    )
    name = models.CharField(_("Name"), max_length=200, blank=True)
    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Organisation"),
    )
    organisation_name = models.CharField(_("für"), max_length=200, blank=True)
    """As it was typed, where it is none that is known."""
    group = models.ForeignKey(
        ActorGroup,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Akteursgruppe"),
    )
    function = models.CharField(_("Funktion"), max_length=60, blank=True)
    votes = models.BooleanField(_("hat eine Stimme"), default=False)
    """Counts for whether the body can decide."""
    remote = models.BooleanField(_("ist zugeschaltet"), default=False)
    how = models.CharField(_("Wie"), max_length=8, choices=How.choices, default=How.LISTED)
    excused = models.BooleanField(_("entschuldigt"), default=False)
    stands_for = models.ForeignKey(
        Person,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("kommt für"),
    )

    class Meta:
        verbose_name = _("Anwesenheit")
        verbose_name_plural = _("Anwesenheiten")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["minutes", "person"], name="attends_a_meeting_once")
        ]

    def __str__(self) -> str:
        return str(self.person) if self.person else self.name or former()

    @property
    def weight(self) -> float:
        """Of two that become one the one who was there stays."""
        return float(self.presences.exists())

    @property
    def municipality_id(self) -> int:
        return self.minutes.municipality_id

    @property
    def speaks_for(self) -> str:
        return self.organisation.short if self.organisation else self.organisation_name


class Presence(models.Model):
    """From coming to leaving; whoever returns has a second one."""

    attendance = models.ForeignKey(Attendance, on_delete=models.CASCADE, related_name="presences")
    came_at = models.DateTimeField(_("gekommen um"))
    left_at = models.DateTimeField(_("gegangen um"), null=True, blank=True)

    behind_the_scenes = True

    class Meta:
        verbose_name = _("Zeit der Anwesenheit")
        verbose_name_plural = _("Zeiten der Anwesenheit")
        ordering = ["came_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["attendance"],
                condition=models.Q(left_at__isnull=True),
                name="there_once_at_a_time",
            ),
            models.CheckConstraint(
                condition=models.Q(left_at__isnull=True)
                | models.Q(left_at__gte=models.F("came_at")),
                name="leaves_after_coming",
            ),
        ]

    def __str__(self) -> str:
        return str(self.attendance)

    @property
    def municipality_id(self) -> int:
        return self.attendance.municipality_id
