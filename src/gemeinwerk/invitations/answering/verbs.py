"""What can happen to answers, and how it is told. Nothing of what somebody needs is told."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.audit.verbs import Verb


class AnsweringVerb(Verb):
    ANSWER = "invitation.answer", _("Am {date} kam eine Antwort auf {it}.")
    TAKE_DOWN = "invitation.take_down", _("Am {date} trug {who} eine Antwort auf {it} ein.")
    PAGE_EDIT = "answer_page.edit", _("Am {date} änderte {who} für {it}, was gefragt wird.")
    PAGE_WRITE = (
        "answer_page.write",
        _("Am {date} schrieb {who} für {it} den Text der Antwortseite ({after[text]})."),
    )
    ORDER_BOOK = "needs_order.book", _("Am {date} bestellte {who} für {it}, was gebraucht wird.")
    ORDER_ADD = "needs_order.add", _("Am {date} nahm {who} für {it} auf, was gebraucht wird.")
    ORDER_REMOVE = (
        "needs_order.remove",
        _("Am {date} nahm {who} für {it} eine Bestellung zurück."),
    )
