"""What one can choose on the page of an answer, in every language people are written to in."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Fit(models.TextChoices):
    GOOD = "good", _("gut")
    RATHER_NOT = "rather_not", _("lieber nicht")
    NOT = "not", _("geht nicht")


class Told(models.TextChoices):
    """How an answer reached the office."""

    PHONE = "phone", _("am Telefon")
    PAPER = "paper", _("auf Papier")
    MAIL = "mail", _("per Mail")
    TALK = "talk", _("im Gespräch")


class Need(models.TextChoices):
    INTERPRETING = "interpreting", _("Dolmetschen")
    CHILDCARE = "childcare", _("Kinderbetreuung")
    STEP_FREE = "step_free", _("Zugang ohne Stufen")
    HEARING_LOOP = "hearing_loop", _("Höranlage")
    SIGN_LANGUAGE = "sign_language", _("Gebärdensprache")


INTERPRETED = (
    "العربية", "Deutsch", "English", "Español", "فارسی / دری", "Français", "Hausa", "Kurdî",
    "Polski", "Português", "Română", "Русский", "Shqip", "Soomaali", "Srpski", "ትግርኛ", "Türkçe",
    "Українська", "اردو", "Tiếng Việt",
)  # fmt: skip
"""Languages to interpret into, each called as its speakers call it."""
