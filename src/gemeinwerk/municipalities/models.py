"""A town, and the names it is reached under."""

from django.core.validators import RegexValidator, URLValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from gemeinwerk.core.alphabet import Alphabetical
from gemeinwerk.core.shapes import ShapedField


class Land(models.TextChoices):
    """ISO 3166-2:DE without the prefix."""

    BW = "BW", "Baden-Württemberg"
    BY = "BY", "Bayern"
    BE = "BE", "Berlin"
    BB = "BB", "Brandenburg"
    HB = "HB", "Bremen"
    HH = "HH", "Hamburg"
    HE = "HE", "Hessen"
    MV = "MV", "Mecklenburg-Vorpommern"
    NI = "NI", "Niedersachsen"
    NW = "NW", "Nordrhein-Westfalen"
    RP = "RP", "Rheinland-Pfalz"
    SL = "SL", "Saarland"
    SN = "SN", "Sachsen"
    ST = "ST", "Sachsen-Anhalt"
    SH = "SH", "Schleswig-Holstein"
    TH = "TH", "Thüringen"


class Conformity(models.TextChoices):
    """How far the pages meet what is required, in the words of the EU's model statement."""

    FULL = "full", _("vollständig vereinbar")
    PARTLY = "partly", _("teilweise vereinbar")
    NOT = "not", _("nicht vereinbar")


class Method(models.TextChoices):
    """How that was found out."""

    OWN = "own", _("von der Kommune selbst bewertet")
    EXTERNAL = "external", _("von einer anderen Stelle geprüft")


class Municipality(models.Model):
    """The tenant: every root (concept, organisation, person, body) belongs to one."""

    name = models.CharField(_("Name"), max_length=120)
    slug = models.SlugField(_("Kurzname"), unique=True)
    kind = models.CharField(
        _("Art"), max_length=60, blank=True, help_text=_("z. B. Stadt, Landkreis")
    )
    official_key = models.CharField(
        _("Amtlicher Gemeindeschlüssel"),
        max_length=8,
        blank=True,
        validators=[
            RegexValidator(r"^\d{8}$", _("Der Schlüssel hat acht Ziffern, z. B. 12054000."))
        ],
    )
    land = models.CharField(_("Land"), max_length=2, choices=Land.choices, default=Land.BB)
    colour = models.CharField(
        _("Farbe"),
        max_length=7,
        default="#1F5B4C",
        validators=[
            RegexValidator(r"^#[0-9A-Fa-f]{6}$", _("Bitte als #RRGGBB angeben, z. B. #1F5B4C."))
        ],
    )
    languages = ShapedField(_("Sprachen"), shape=list[str], default=list)
    contact_email = models.EmailField(_("Kontakt"), blank=True)
    introduction = models.TextField(_("Einleitung der Startseite"), blank=True)
    imprint = models.TextField(_("Impressum"), blank=True)
    privacy = models.TextField(_("Datenschutzerklärung"), blank=True)
    accessibility_conformity = models.CharField(
        _("Die Seiten sind mit den Anforderungen"),
        max_length=10,
        choices=Conformity.choices,
        blank=True,
    )
    accessibility_method = models.CharField(
        _("Festgestellt"), max_length=10, choices=Method.choices, blank=True
    )
    accessibility_status = models.TextField(_("Stand der Barrierefreiheit"), blank=True)
    accessibility_gaps = models.TextField(_("Noch nicht zugänglich"), blank=True)
    accessibility_burden = models.TextField(_("Unverhältnismäßige Belastung"), blank=True)
    accessibility_contact = models.TextField(_("Barrieren melden"), blank=True)
    accessibility_enforcement = models.TextField(_("Durchsetzungsstelle"), blank=True)
    accessibility_enforcement_link = models.URLField(
        _("Durchsetzungsstelle im Netz"), blank=True, validators=[URLValidator(["https", "http"])]
    )
    accessibility_date = models.DateField(_("Erklärung erstellt am"), null=True, blank=True)
    accessibility_reviewed_on = models.DateField(_("Zuletzt überprüft am"), null=True, blank=True)

    class Meta:
        verbose_name = _("Kommune")
        verbose_name_plural = _("Kommunen")
        ordering = [Alphabetical("name")]

    def __str__(self) -> str:
        return self.name


class Host(models.Model):
    """A host name under which a municipality is served."""

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="hosts")
    name = models.CharField(_("Rechnername"), max_length=253, unique=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Synonyms(models.Model):
    """Words that a town counts as one when somebody searches for any of them."""

    municipality = models.ForeignKey(
        Municipality, on_delete=models.CASCADE, related_name="synonyms"
    )
    words = models.TextField(_("Wörter"))
    """With commas between, see `municipalities.synonyms`."""

    class Meta:
        verbose_name = _("Wortgruppe")
        verbose_name_plural = _("Wortgruppen")
        ordering = [Alphabetical("words"), "id"]

    def __str__(self) -> str:
        return self.words
