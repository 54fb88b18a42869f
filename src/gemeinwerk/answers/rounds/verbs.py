"""What can happen to a round of answers, and to the contributions in it."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.audit.verbs import Verb


class RoundsVerb(Verb):
    OPEN = "answer_round.open", _("Am {date} öffnete {who} {it}; Beiträge: {after[number]}.")
    ADD = "answer_round.add", _("Am {date} nahm {who} {it} in „{after[round]}“ auf.")
    TAKE_OUT = "answer_round.take_out", _("Am {date} nahm {who} {it} aus „{before[round]}“ heraus.")
    DISCARD = "answer_round.discard", _("Am {date} verwarf {who} {it}; freigegeben war nichts.")
    RELEASE = (
        "answer_round.release",
        _("Am {date} gab {who} {it} frei; Antworten: {after[number]}."),
    )
    ANSWER = "contribution.answer", _("Am {date} beantwortete {who} {it}.")
    PRINT = "answer_round.print", _("Am {date} druckte {who} Briefe: {it}, {after[number]}.")
