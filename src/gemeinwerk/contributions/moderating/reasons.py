"""Why contributions are hidden: a short list, read by whoever wrote one in their own language."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Reason(models.TextChoices):
    """Why a contribution is hidden; the public policy lists them."""

    INSULT = "insult", _("beleidigt oder bedroht Menschen")
    HATRED = "hatred", _("würdigt Gruppen von Menschen herab")
    PRIVATE = "private", _("gibt Privates über andere preis")
    UNLAWFUL = "unlawful", _("verstößt gegen das Gesetz")
    ADVERTISING = "advertising", _("ist Werbung")
    AGAIN = "again", _("ist wortgleich schon da")
    ELSEWHERE = "elsewhere", _("hat mit der Frage nichts zu tun")
