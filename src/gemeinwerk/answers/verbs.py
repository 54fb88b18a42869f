"""What can happen on the way from a contribution to its answer. Of what was said nothing is told
here, and of the reason only that there is one: it stands with the contribution."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.audit.verbs import Verb


class AnswersVerb(Verb):
    OUTCOME_ASSIGN = (
        "outcome.assign",
        _("Am {date} ordnete {who} {it} zu: {after[outcome]}."),
    )
    OUTCOME_REMOVE = (
        "outcome.remove",
        _("Am {date} nahm {who} die Zuordnung zurück: {it}, {before[outcome]}."),
    )
    OUTCOME_CHECK = (
        "outcome.check",
        _("Am {date} las {who} die Begründung gegen: {it}, {after[outcome]}."),
    )
