"""How somebody is reached: what people and organisations have in common."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from gemeinwerk.core.shapes import ShapedField


class Reachable(models.Model):
    """Somebody with an address, a number and a page; of several the first, the others below it."""

    phone = models.CharField(_("Telefon"), max_length=60, blank=True)
    address_extra = models.CharField(
        _("Adresszusatz"), max_length=200, blank=True, help_text=_("z. B. c/o, Haus B, 2. OG")
    )
    street = models.CharField(_("Straße und Hausnummer"), max_length=200, blank=True)
    postcode = models.CharField(_("PLZ"), max_length=20, blank=True)
    city = models.CharField(_("Ort"), max_length=100, blank=True)
    page = models.URLField(_("Internetseite"), max_length=300, blank=True)
    further = ShapedField(
        _("Weitere Adressen und Nummern"), shape=list[str], default=list, blank=True
    )
    """Further e-mail addresses, numbers and pages, as typed."""

    class Meta:
        abstract = True

    @property
    def address_lines(self) -> list[str]:
        """For a letter, from the street down: without a name, without empty lines."""
        lines = (self.address_extra, self.street, f"{self.postcode} {self.city}".strip())
        return [line for line in lines if line]
