"""Organisations and the tree of units, people, and who stands in for whom."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gemeinwerk.actors.models.reaching import Reachable
from gemeinwerk.core.alphabet import Alphabetical
from gemeinwerk.core.shapes import ShapedField
from gemeinwerk.municipalities.models import Municipality


class OrganisationKind(models.TextChoices):
    UNIT = "unit", _("Verwaltung")
    COUNCIL_GROUP = "council_group", _("Fraktion")
    ADVISORY_BOARD = "advisory_board", _("Beirat")
    MIGRANT_ORGANISATION = "migrant_organisation", _("Migrantenorganisation")
    NGO = "ngo", _("Verein, Initiative")
    WELFARE_PROVIDER = "welfare_provider", _("freier Träger")
    COUNSELLING = "counselling", _("Beratungsstelle")
    OTHER = "other", _("andere")


class Organisation(Reachable):
    """Who takes part. Those of kind `unit` form the administration's tree through `parent`."""

    municipality = models.ForeignKey(
        Municipality, on_delete=models.CASCADE, related_name="organisations"
    )
    kind = models.CharField(_("Art"), max_length=24, choices=OrganisationKind.choices)
    name = models.CharField(_("Name"), max_length=200)
    abbreviation = models.CharField(
        _("Kurzzeichen"), max_length=30, blank=True, help_text=_("z. B. FB 32, GB 3, OE 502")
    )
    aliases = ShapedField(
        _("Andere Namen"),
        shape=list[str],
        default=list,
        blank=True,
        help_text=_("Schreibweisen, die in Tabellen vorkommen"),
    )
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("gehört zu"),
    )
    email = models.EmailField(_("E-Mail"), blank=True)
    group = models.ForeignKey(
        "actors.ActorGroup",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="organisations",
        verbose_name=_("Akteursgruppe"),
    )
    """Only where it is another than the one of its kind."""
    speaker = models.ForeignKey(
        "actors.Person",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="speaks_for",
        verbose_name=_("Ansprechperson"),
        help_text=_("Wer für die Organisation spricht. An diese Person wird zuerst geschrieben."),
    )
    active = models.BooleanField(_("besteht"), default=True)
    position = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("Organisation")
        verbose_name_plural = _("Organisationen")
        ordering = ["kind", "position", Alphabetical("name")]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "kind", "name"], name="one_organisation_per_name"
            ),
            models.CheckConstraint(
                condition=models.Q(parent__isnull=True) | models.Q(kind="unit"),
                name="only_units_form_a_tree",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def short(self) -> str:
        return self.abbreviation or self.name

    @property
    def addressee(self) -> "Person | Organisation":
        """Who is written to: whoever speaks for it and did not say no, else its own mailbox."""
        speaker = self.speaker
        return speaker if speaker and speaker.email and speaker.may_be_written_to else self


class Posts(models.Model):
    """How many posts (VZÄ, full-time equivalents) a unit has for measures in a year."""

    unit = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="posts")
    year = models.PositiveSmallIntegerField(_("Jahr"))
    fte = models.DecimalField(_("VZÄ"), max_digits=7, decimal_places=2)

    class Meta:
        verbose_name = _("Stellen")
        ordering = ["year"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "year"], name="posts_once_a_year"),
            models.CheckConstraint(condition=models.Q(fte__gte=0), name="posts_not_negative"),
        ]

    def __str__(self) -> str:
        return f"{self.unit.short} {self.year}: {self.fte}"


class ContactPermission(models.TextChoices):
    """Whether somebody agreed to be written to; "" where nobody asked."""

    GIVEN = "given", _("erteilt")
    REFUSED = "refused", _("verweigert oder widerrufen")


class Person(Reachable):
    """Somebody who takes part, with or without an account.

    Nothing of Art. 9 GDPR is stored here, by decision: see docs/adr. `name` is what is shown; its
    parts are for letters and for finding who stands twice, and may be empty.
    """

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="people")
    name = models.CharField(_("Name"), max_length=200)
    salutation = models.CharField(_("Anrede"), max_length=40, blank=True)
    title = models.CharField(_("Titel"), max_length=60, blank=True)
    first_name = models.CharField(_("Vorname"), max_length=100, blank=True)
    last_name = models.CharField(_("Nachname"), max_length=100, blank=True)
    birth_name = models.CharField(_("Geburtsname"), max_length=100, blank=True)
    pronouns = models.CharField(_("Pronomen"), max_length=40, blank=True)
    function = models.CharField(_("Funktion"), max_length=200, blank=True)
    email = models.EmailField(_("E-Mail"), blank=True)
    language = models.CharField(_("Sprache für Schreiben"), max_length=10, default="de")
    group = models.ForeignKey(
        "actors.ActorGroup",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="people",
        verbose_name=_("Akteursgruppe"),
        help_text=_("Ohne Angabe gilt die Gruppe der Organisation."),
    )
    wishes = ShapedField(_("Gewünschte Handlungsfelder"), shape=list[str], default=list, blank=True)
    """As somebody said them."""
    permission = models.CharField(
        _("Einwilligung, angeschrieben zu werden"),
        max_length=10,
        choices=ContactPermission.choices,
        blank=True,
    )
    permission_on = models.DateField(_("Einwilligung vom"), null=True, blank=True)
    permission_source = models.CharField(
        _("Woher die Einwilligung stammt"), max_length=200, blank=True,
        help_text=_("z. B. „Mail vom 3. März“ oder „am Telefon“"),
    )  # fmt: skip
    named_since = models.DateField(
        _("Einverständnis, öffentlich genannt zu werden, vom"), null=True, blank=True,
        help_text=_("Wo ihre Gruppen öffentlich genannt sind, steht dann der Name dabei."),
    )  # fmt: skip
    organisations: "models.ManyToManyField[Organisation, Any]" = models.ManyToManyField(
        Organisation, blank=True, related_name="people", verbose_name=_("Organisationen")
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="people",
        verbose_name=_("Konto"),
    )

    class Meta:
        verbose_name = _("Person")
        verbose_name_plural = _("Personen")
        ordering = [Alphabetical("name")]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "user"],
                condition=models.Q(user__isnull=False),
                name="one_person_per_account",
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def may_be_written_to(self) -> bool:
        """Whether nobody said no. That somebody agreed says `permission`."""
        return self.permission != ContactPermission.REFUSED


class Deputy(models.Model):
    """Somebody stands in for a colleague for a span of days, both ends included.

    While it lasts, what is asked of the colleague's units is asked of the deputy as well, who may
    answer as the colleague may: never more, and never longer.
    """

    person = models.ForeignKey(
        Person, on_delete=models.CASCADE, related_name="deputies", verbose_name=_("vertreten wird")
    )
    deputy = models.ForeignKey(
        Person, on_delete=models.CASCADE, related_name="stands_in", verbose_name=_("Vertretung")
    )
    since = models.DateField(_("vom"))
    until = models.DateField(_("bis"))

    class Meta:
        verbose_name = _("Vertretung")
        verbose_name_plural = _("Vertretungen")
        ordering = ["since", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(until__gte=models.F("since")), name="deputy_ends_after_it_begins"
            ),
            models.CheckConstraint(
                condition=~models.Q(person=models.F("deputy")), name="nobody_is_their_own_deputy"
            ),
        ]

    def __str__(self) -> str:
        return gettext("{deputy} für {person}").format(deputy=self.deputy, person=self.person)

    @property
    def municipality_id(self) -> int:
        return self.person.municipality_id
