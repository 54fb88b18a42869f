"""Seats of bodies: what they stand for, who sat there from when to when, and what is aimed at."""

from django.db import models
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from gemeinwerk.actors.models.bodies import Body
from gemeinwerk.actors.models.people import Organisation, OrganisationKind, Person
from gemeinwerk.core.languages import of_the_town, spoken
from gemeinwerk.municipalities.models import Municipality


class ActorGroup(models.Model):
    """What a seat stands for. Each town keeps its own list; it begins with seven."""

    municipality = models.ForeignKey(
        Municipality, on_delete=models.CASCADE, related_name="actor_groups"
    )
    name = models.CharField(_("Name"), max_length=100)
    name_en = models.CharField(_("Name auf Englisch"), max_length=100, blank=True)
    phrase = models.CharField(
        _("In einem Satz"),
        max_length=150,
        blank=True,
        help_text=_("z. B. „aus der Beratungspraxis“; davor steht „Hier sitzt niemand“."),
    )
    phrase_en = models.CharField(_("In einem englischen Satz"), max_length=150, blank=True)
    kind = models.CharField(
        _("Art der Organisation"),
        max_length=24,
        choices=OrganisationKind.choices,
        blank=True,
        help_text=_("Ein neuer Sitz für eine solche Organisation zählt zu dieser Gruppe."),
    )
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("Akteursgruppe")
        verbose_name_plural = _("Akteursgruppen")
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "name"], name="one_actor_group_per_name"
            ),
            models.UniqueConstraint(
                fields=["municipality", "kind"],
                condition=~models.Q(kind=""),
                name="one_actor_group_per_kind",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def shown(self) -> str:
        """Its name in the language of the page; German is marked where the page is in another."""
        return shown(self.name, self.name_en)

    @property
    def in_a_sentence(self) -> str:
        """Where somebody comes from: "aus der Beratungspraxis"."""
        english = get_language() == "en"
        if phrase := self.phrase_en if english else self.phrase:
            return phrase
        name = self.name_en if english and self.name_en else self.name
        return gettext("aus der Gruppe „{group}“").format(group=name)


def shown(german: str, english: str) -> str:
    if get_language() == "en" and english:
        return spoken(english, "")
    return spoken(german, of_the_town())


class Target(models.Model):
    """How many seats of a body a group should have."""

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="targets")
    group = models.ForeignKey(ActorGroup, on_delete=models.CASCADE, related_name="targets")
    low = models.PositiveSmallIntegerField(_("mindestens"))
    high = models.PositiveSmallIntegerField(_("höchstens"), null=True, blank=True)

    class Meta:
        verbose_name = _("Ziel der Zusammensetzung")
        verbose_name_plural = _("Ziele der Zusammensetzung")
        ordering = ["group__position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["body", "group"], name="one_target_per_group"),
            models.CheckConstraint(
                condition=models.Q(high__isnull=True) | models.Q(high__gte=models.F("low")),
                name="target_from_low_to_high",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.group}: {span(self.low, self.high)}"

    @property
    def municipality_id(self) -> int:
        return self.body.municipality_id


def span(low: int | None, high: int | None) -> str:
    """How many it should be, as people say it: 2, 2 bis 3, mindestens 2, höchstens 3."""
    if high is None:
        return gettext("mindestens {n}").format(n=low) if low else ""
    if not low:
        return gettext("höchstens {n}").format(n=high)
    return str(low) if low == high else gettext("{low} bis {high}").format(low=low, high=high)


class SeatFunction(models.TextChoices):
    CHAIR = "chair", _("Vorsitz")
    DEPUTY_CHAIR = "deputy_chair", _("stellvertretender Vorsitz")
    MEMBER = "member", _("Mitglied")
    MINUTES = "minutes", _("Protokoll")
    ADVISER = "adviser", _("beratend")
    GUEST = "guest", _("Gast")


class Seat(models.Model):
    """A place in a body: for whom it speaks and as what. People come and go (`Occupancy`)."""

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="seats")
    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="seats",
        verbose_name=_("für"),
    )
    group = models.ForeignKey(
        ActorGroup,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="seats",
        verbose_name=_("Akteursgruppe"),
    )
    function = models.CharField(
        _("Funktion"), max_length=16, choices=SeatFunction.choices, default=SeatFunction.MEMBER
    )
    remark = models.CharField(
        _("Anmerkung"),
        max_length=200,
        blank=True,
        help_text=_("z. B. „Sprecherin der AG“ oder „im Wechsel mit dem Jobcenter“"),
    )
    since = models.DateField(_("Sitz seit"), null=True, blank=True)
    until = models.DateField(_("Sitz bis"), null=True, blank=True)

    class Meta:
        verbose_name = _("Sitz")
        verbose_name_plural = _("Sitze")
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(until__isnull=True)
                | models.Q(since__isnull=True)
                | models.Q(until__gte=models.F("since")),
                name="seat_ends_after_it_begins",
            )
        ]

    def __str__(self) -> str:
        return f"{self.body}: {self.get_function_display()}"

    @property
    def municipality_id(self) -> int:
        return self.body.municipality_id


class Occupancy(models.Model):
    """Somebody has a seat, or stands in for whoever has it, from one day to another, both included.

    Without a person: somebody who is erased sat here. The days say who sits here today; when a term
    has passed and nobody follows, the seat is vacant.
    """

    seat = models.ForeignKey(Seat, on_delete=models.CASCADE, related_name="occupancies")
    person = models.ForeignKey(
        Person,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="occupancies",
        verbose_name=_("Person"),
    )
    deputises = models.BooleanField(_("als Vertretung"), default=False)
    since = models.DateField(_("seit"), null=True, blank=True)
    until = models.DateField(_("bis"), null=True, blank=True)
    paper = models.CharField(
        _("Drucksache"),
        max_length=60,
        blank=True,
        help_text=_("Womit die Entsendung beschlossen ist, z. B. 23/SVV/0815"),
    )

    class Meta:
        verbose_name = _("Besetzung")
        verbose_name_plural = _("Besetzungen")
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(until__isnull=True)
                | models.Q(since__isnull=True)
                | models.Q(until__gte=models.F("since")),
                name="occupancy_ends_after_it_begins",
            ),
            models.UniqueConstraint(
                fields=["seat", "deputises"],
                condition=models.Q(until__isnull=True),
                name="one_sits_without_an_end",
            ),
            models.UniqueConstraint(
                fields=["seat", "deputises"],
                condition=models.Q(since__isnull=True),
                name="one_sat_from_the_beginning",
            ),
        ]

    def __str__(self) -> str:
        return str(self.person) if self.person else former()

    @property
    def municipality_id(self) -> int:
        return self.seat.body.municipality_id


def former() -> str:
    """What is said instead of a name that was erased."""
    return gettext("ehemaliges Mitglied")
