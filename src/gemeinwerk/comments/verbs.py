"""What can happen to the draft a phase asks about, and to the passage of what came on paper. Of
other comments the form's verb tells."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.audit.verbs import Verb


class CommentsVerb(Verb):
    DRAFT_SET = (
        "comment.draft_set",
        _("Am {date} öffnete {who} Fassung {after[version]} für Anmerkungen in: {it}."),
    )
    PASSAGE_SET = (
        "comment.passage_set",
        _("Am {date} trug {who} ein, zu welcher Textstelle des Entwurfs gehört: {it}."),
    )
    DRAFT_CLEAR = (
        "comment.draft_clear",
        _("Am {date} nahm {who} die Fassung für Anmerkungen heraus aus: {it}."),
    )
