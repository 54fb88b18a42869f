"""What people without an account do with their own contributions; nothing they write is told."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.audit.verbs import Verb


class FormVerb(Verb):
    SUBMIT = "contribution.submit", _("Am {date} nahm das Formular {it} entgegen.")
    AMEND = "contribution.amend", _("Am {date} änderte, wer {it} geschrieben hat, den Text.")
    FORGET_ADDRESS = (
        "contribution.forget_address",
        _("Am {date} löschte, wer {it} geschrieben hat, die eigene Adresse."),
    )
