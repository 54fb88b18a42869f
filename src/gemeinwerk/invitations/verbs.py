"""What can happen to waves and invitations, and how it is told."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.audit.verbs import CHANGED, CREATED, DELETED, Verb


class InvitationsVerb(Verb):
    WAVE_CREATE = "wave.create", CREATED
    WAVE_EDIT = "wave.edit", CHANGED
    WAVE_DELETE = "wave.delete", DELETED
    WAVE_WRITE = "wave.write", _("Am {date} schrieb {who} für {it} den Text ({after[text]}).")
    WAVE_UNWRITE = "wave.unwrite", _("Am {date} löschte {who} für {it} den Text ({before[text]}).")
    WAVE_CHOOSE = "wave.choose", _("Am {date} nahm {who} {after[number]} Menschen in {it} auf.")
    WAVE_LEAVE_OUT = (
        "wave.leave_out",
        _("Am {date} nahm {who} {before[number]} Menschen aus {it} heraus."),
    )
    WAVE_REVIEW = "wave.review", _("Am {date} legte {who} {it} zur Durchsicht vor.")
    WAVE_BACK = "wave.back", _("Am {date} nahm {who} {it} noch einmal in Arbeit.")
    WAVE_RELEASE = (
        "wave.release",
        _("Am {date} gab {who} {it} frei: {after[mails]} Mails, {after[letters]} Briefe."),
    )
    WAVE_CLOSE = "wave.close", _("Am {date} schloss {who} {it} ab.")
    WAVE_REOPEN = "wave.reopen", _("Am {date} öffnete {who} {it} wieder.")
    WAVE_FORGET = (
        "wave.forget",
        _("Am {date} löschte {who} {it} nach der Frist: {before[number]} waren eingeladen."),
    )
    WAVE_REMIND = "wave.remind", _("Am {date} erinnerte {who} {after[number]} Menschen an {it}.")
    WAVE_ESCALATE = (
        "wave.escalate",
        _("Am {date} gingen für {it} Mails an {after[number]} Organisationen."),
    )
    WAVE_PRINT = "wave.print", _("Am {date} druckte {who} für {it} {after[number]} Briefe.")
    LETTER_EDIT = "letter.edit", _("Am {date} änderte {who} ein Schreiben von Hand.")
    LETTER_REDRAW = "letter.redraw", _("Am {date} setzte {who} ein Schreiben auf den Text zurück.")
    LETTER_WITHHOLD = "letter.withhold", _("Am {date} hielt {who} ein Schreiben zurück.")
    LETTER_RELEASE = "letter.release", _("Am {date} gab {who} ein Schreiben wieder frei.")
    LINK_RENEW = "invitation.renew", _("Am {date} sandte {who} {it} noch einmal.")
    LINK_WITHDRAW = "invitation.withdraw", _("Am {date} zog {who} den Link zurück.")
    REMINDERS_STOP = "invitation.stop", _("Am {date} trug {who} ein, dass nicht erinnert wird.")
    REMINDERS_ALLOW = "invitation.allow", _("Am {date} trug {who} ein, dass erinnert wird.")
