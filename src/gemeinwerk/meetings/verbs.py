"""What can happen to meetings and their agenda, and how it is told."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.audit.verbs import CHANGED, CREATED, DELETED, Verb


class MeetingsVerb(Verb):
    MEETING_CREATE = "meeting.create", CREATED
    MEETING_EDIT = "meeting.edit", CHANGED
    MEETING_MOVE = (
        "meeting.move",
        _("Am {date} verlegte {who} {it} von {before[starts_at]} auf {after[starts_at]}."),
    )
    MEETING_CANCEL = "meeting.cancel", _("Am {date} sagte {who} {it} ab.")
    MEETING_HELD = "meeting.held", _("Am {date} trug {who} ein, dass {it} stattgefunden hat.")
    MEETING_SHOW = "meeting.show", _("Am {date} kündigte {who} {it} öffentlich an.")
    MEETING_HIDE = "meeting.hide", _("Am {date} nahm {who} {it} von den öffentlichen Seiten.")
    MEETING_DELETE = "meeting.delete", DELETED
    MEETING_INVITE = (
        "meeting.invite",
        _("Am {date} verschickte {who} Einladungen für {it} an {after[number]} Menschen."),
    )
    INVITEE_REMOVE = "invitee.remove", _("Am {date} nahm {who} jemanden von der Liste für {it}.")
    INVITEE_ANSWER = "invitee.answer", _("Am {date} kam eine Antwort auf eine Einladung für {it}.")
    INVITEE_ENTER = (
        "invitee.enter",
        _("Am {date} trug {who} eine Antwort auf eine Einladung für {it} ein."),
    )
    CONVENING_SET = (
        "convening.set",
        _("Am {date} legte {who} für {it} fest, bis wann zu Sitzungen einzuladen ist."),
    )
    CONVENING_REMOVE = (
        "convening.remove",
        _("Am {date} nahm {who} die Ladungsfrist für {it} heraus."),
    )
    CALENDAR_RENEW = "calendar.renew", _("Am {date} erneuerte {who} die Adresse eines Kalenders.")
    WISH_DECLINE = "wish.decline", _("Am {date} nahm {who} einen Themenwunsch nicht auf.")
    MATERIAL_ADD = (
        "material.add",
        _("Am {date} legte {who} „{after[material]}“ zu den Unterlagen für {it}."),
    )
    MATERIAL_SHOW = (
        "material.show",
        _("Am {date} gab {who} „{after[material]}“ aus den Unterlagen für {it} allen frei."),
    )
    MATERIAL_HIDE = (
        "material.hide",
        _("Am {date} zeigte {who} „{after[material]}“ für {it} nur noch Eingeladenen."),
    )
    MATERIAL_REMOVE = (
        "material.remove",
        _("Am {date} löschte {who} „{after[material]}“ aus den Unterlagen für {it}."),
    )
    ITEM_ADD = "agenda.add", _("Am {date} ergänzte {who} die Tagesordnung um „{after[item]}“.")
    ITEM_EDIT = "agenda.edit", _("Am {date} änderte {who} bei „{before[item]}“ {changes}.")
    ITEM_MOVE = "agenda.move", _("Am {date} ordnete {who} die Tagesordnung neu: {after[order]}.")
    ITEM_REMOVE = (
        "agenda.remove",
        _("Am {date} nahm {who} „{before[item]}“ von der Tagesordnung."),
    )
