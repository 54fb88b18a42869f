"""What can happen to contributions and to what belongs to them, and how it is told. What was said
and whose voice it is never stand in the log: somebody may take it back."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.audit.verbs import CHANGED, CREATED, DELETED, Verb


class ContributionsVerb(Verb):
    CONTRIBUTION_RECORD = (
        "contribution.record",
        _("Am {date} nahm {who} {it} auf: {after[kind]}, {after[channel]}."),
    )
    CONTRIBUTIONS_IMPORT = (
        "contribution.import",
        _("Am {date} übernahm {who} {after[number]} Beiträge aus „{after[file]}“."),
    )
    CONTRIBUTION_EDIT = "contribution.edit", CHANGED
    CONTRIBUTION_PUBLISH = "contribution.publish", _("Am {date} veröffentlichte {who} {it}.")
    CONTRIBUTION_INTERNAL = (
        "contribution.internal",
        _("Am {date} stellte {who} {it} auf „nur intern“."),
    )
    CONTRIBUTION_WITHDRAW = (
        "contribution.withdraw",
        _("Am {date} zog {who} {it} zurück. Der Text ist gelöscht."),
    )
    VOICE_ADD = "voice.add", _("Am {date} trug {who} ein, von wem ein Beitrag kommt.")
    VOICE_EDIT = "voice.edit", _("Am {date} änderte {who}, von wem ein Beitrag kommt.")
    VOICE_REMOVE = (
        "voice.remove",
        _("Am {date} nahm {who} eine Angabe heraus, von wem ein Beitrag kommt."),
    )
    VOICES_FORGET = (
        "voice.forget",
        _("Am {date} löschte {who}, von wem Beiträge kommen: {after[number]} Angaben."),
    )
    ATTACHMENT_ADD = "attachment.add", _("Am {date} legte {who} eine Anlage zu einem Beitrag.")
    ATTACHMENT_SHOW = (
        "attachment.show",
        _("Am {date} gab {who} eine Anlage zu einem Beitrag für alle frei."),
    )
    ATTACHMENT_HIDE = (
        "attachment.hide",
        _("Am {date} nahm {who} eine Anlage zu einem Beitrag von der öffentlichen Seite."),
    )
    ATTACHMENT_REMOVE = (
        "attachment.remove",
        _("Am {date} löschte {who} eine Anlage zu einem Beitrag."),
    )
    PARTICIPATION_CREATE = "participation.create", CREATED
    PARTICIPATION_EDIT = "participation.edit", CHANGED
    PARTICIPATION_CLOSE = "participation.close", _("Am {date} schloss {who} {it}.")
    PARTICIPATION_REOPEN = "participation.reopen", _("Am {date} öffnete {who} {it} wieder.")
    PARTICIPATION_DELETE = "participation.delete", DELETED
