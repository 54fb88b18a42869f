"""Until when whoever sits in a body must be invited, and whether those who join from elsewhere
count: what the office says of the bodies for which it holds."""

from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gemeinwerk.actors.models import Body


class Strictness(models.TextChoices):
    """What follows where it would be too late."""

    BLOCK = "block", _("nicht planen und nicht einladen")
    WARN = "warn", _("darauf hinweisen")
    IGNORE = "ignore", _("nicht beachten")


class Counting(models.TextChoices):
    FULL = "full", _("volle Tage zwischen Einladung und Sitzung")
    BEFORE = "before", _("Tage vor dem Sitzungstag")


class Remote(models.TextChoices):
    COUNT = "count", _("zählen mit")
    NOT = "not", _("zählen nicht mit")


class Convening(models.Model):
    """`norm` and `norm_of`: which rule says so, in its wording of which day."""

    body = models.OneToOneField(Body, on_delete=models.CASCADE, related_name="convening")
    days = models.PositiveSmallIntegerField(
        _("Ladungsfrist in Tagen"),
        null=True,
        blank=True,
        validators=[MaxValueValidator(90)],
        help_text=_("Leer: Für dieses Gremium gilt keine."),
    )
    counting = models.CharField(
        _("Gezählt werden"), max_length=6, choices=Counting.choices, default=Counting.FULL
    )
    delay = models.PositiveSmallIntegerField(
        _("Tage bis zum Zugang"),
        default=0,
        validators=[MaxValueValidator(30)],
        help_text=_("0: Eine Einladung gilt an dem Tag als zugegangen, an dem sie hinausgeht."),
    )
    norm = models.CharField(
        _("Wo die Frist steht"),
        max_length=200,
        blank=True,
        help_text=_("z. B. § 2 der Geschäftsordnung"),
    )
    norm_of = models.DateField(_("in der Fassung vom"), null=True, blank=True)
    strictness = models.CharField(
        _("Wenn es zu spät wäre"),
        max_length=6,
        choices=Strictness.choices,
        default=Strictness.WARN,
    )
    remote = models.CharField(
        _("Zugeschaltete bei der Beschlussfähigkeit"),
        max_length=5,
        choices=Remote.choices,
        blank=True,
    )
    remote_norm = models.CharField(_("Wo das steht"), max_length=200, blank=True)
    remote_norm_of = models.DateField(_("in der Fassung vom"), null=True, blank=True)

    class Meta:
        verbose_name = _("Ladungsfrist eines Gremiums")
        verbose_name_plural = _("Ladungsfristen von Gremien")
        ordering = ["id"]

    def __str__(self) -> str:
        return gettext("Ladungsfrist: {body}").format(body=self.body)

    @property
    def municipality_id(self) -> int:
        return self.body.municipality_id

    @property
    def is_heeded(self) -> bool:
        """Whether there is a period, and anything follows from it."""
        return self.days is not None and self.strictness != Strictness.IGNORE

    @property
    def blocks(self) -> bool:
        return self.days is not None and self.strictness == Strictness.BLOCK
