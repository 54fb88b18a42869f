"""What can happen to „Wer ist dabei?“. Of answers, and of slips that are drawn, nothing is
recorded: a moment in the log would tell who it was, beside whoever was seen answering."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.audit.verbs import CHANGED, CREATED, DELETED, PUBLIC, Verb


class RepresentationVerb(Verb):
    ENQUIRY_PREPARE = "enquiry.prepare", CREATED
    ENQUIRY_EDIT = "enquiry.edit", CHANGED
    ENQUIRY_REMOVE = "enquiry.remove", DELETED
    ENQUIRY_OPEN = "enquiry.open", _("Am {date} öffnete {who} {it} für {after[slips]} Menschen.")
    ENQUIRY_MORE = (
        "enquiry.more",
        _("Am {date} ergänzte {who} Zettel für {it}: {after[slips]} mehr."),
    )
    ENQUIRY_SLIPS = (
        "enquiry.slips",
        _("Am {date} ließ {who} {after[slips]} Zettel für {it} ausgeben."),
    )
    ENQUIRY_CLOSE = "enquiry.close", _("Am {date} beendete {who} {it}.")
    RELEASE_MAKE = "release.make", _("Am {date} ließ {who} {it} erstellen.")
    RELEASE_PUBLISH = "release.publish", _("Am {date} veröffentlichte {who} {it}."), PUBLIC
    RELEASE_WITHDRAW = (
        "release.withdraw",
        _("Am {date} nahm {who} {it} von der öffentlichen Seite."),
        PUBLIC,
    )
