"""What can happen between a draft and approved minutes, and how it is told."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.audit.verbs import Verb


class ApprovingVerb(Verb):
    DRAFT_SEND = "minutes.send", _("Am {date} versandte {who} {it} an {after[number]} Menschen.")
    SUGGEST = "minutes.suggest", _("Am {date} kam ein Änderungsvorschlag zu: {it}.")
    ACCEPT = "minutes.accept", _("Am {date} übernahm {who} in {it} einen Vorschlag.")
    DECLINE = "minutes.decline", _("Am {date} lehnte {who} zu {it} einen Vorschlag ab.")
    APPROVE = "minutes.approve", _("Am {date} wurde {it} genehmigt, Fassung {after[number]}.")
    CORRECT = "minutes.correct", _("Am {date} begann {who}, {it} zu berichtigen.")
