"""What can happen to requests for nominations, and how it is told."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.audit.verbs import Verb


class NominationsVerb(Verb):
    NOMINATION_ASK = (
        "nomination.ask",
        _("Am {date} bat {who} um eine Benennung, Antwort bis {after[answer_until]}."),
    )
    NOMINATION_SEND_AGAIN = (
        "nomination.send_again",
        _("Am {date} sandte {who} den Link noch einmal; frühere gelten nicht mehr."),
    )
    NOMINATION_REMIND = "nomination.remind", _("Am {date} erinnerte {who} an {it}.")
    NOMINATION_ESCALATE = (
        "nomination.escalate",
        _("Am {date} gab {who} Bescheid, dass auf {it} keine Antwort kam."),
    )
    NOMINATION_NAME = (
        "nomination.name",
        _("Am {date} benannte {who} jemanden für: {after[seats]}."),
    )
    NOMINATION_DECLINE = (
        "nomination.decline",
        _("Am {date} benannte {who} niemanden für: {after[seats]}."),
    )
    NOMINATION_MORE_TIME = (
        "nomination.more_time",
        _("Am {date} bat {who} um Zeit bis {after[until]} für: {after[seats]}."),
    )
    NOMINATION_RETURN = (
        "nomination.return",
        _("Am {date} gab {who} eine Benennung zurück für: {after[seats]}."),
    )
    NOMINATION_TAKE_OVER = (
        "nomination.take_over",
        _("Am {date} übernahm {who} eine Benennung für: {after[seats]}."),
    )
    NOMINATION_WITHDRAW = "nomination.withdraw", _("Am {date} zog {who} {it} zurück.")
    NOMINATION_FORGET = "nomination.forget", _("Am {date} löschte {who} {it} nach der Frist.")
