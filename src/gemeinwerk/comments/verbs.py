"""What can happen to the draft a phase asks about. Of comments the form's verb tells."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.audit.verbs import Verb


class CommentsVerb(Verb):
    DRAFT_SET = (
        "comment.draft_set",
        _("Am {date} öffnete {who} Fassung {after[version]} für Anmerkungen in: {it}."),
    )
    DRAFT_CLEAR = (
        "comment.draft_clear",
        _("Am {date} nahm {who} die Fassung für Anmerkungen heraus aus: {it}."),
    )
