"""What can happen when contributions are merged and split. Of what was said nothing is told."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.audit.verbs import Verb


class MergingVerb(Verb):
    ASK = (
        "merge.ask",
        _(
            "Am {date} fragte {who}, ob Beitrag {after[one]} zusammen mit Beitrag {after[into]} "
            "beantwortet werden darf."
        ),
    )
    AGREE = (
        "merge.agree",
        _(
            "Am {date} stimmte zu, wer {it} geschrieben hat: Er wird zusammen mit Beitrag "
            "{after[into]} beantwortet."
        ),
    )
    REFUSE = (
        "merge.refuse",
        _(
            "Am {date} lehnte ab, wer {it} geschrieben hat: Er wird nicht zusammen mit Beitrag "
            "{after[into]} beantwortet."
        ),
    )
    DROP = (
        "merge.drop",
        _(
            "Am {date} verwarf {who} die Frage, ob Beitrag {after[one]} zusammen mit Beitrag "
            "{after[into]} beantwortet werden darf."
        ),
    )
    MERGE = (
        "merge.make",
        _("Am {date} führte {who} Beitrag {after[one]} mit Beitrag {after[into]} zusammen."),
    )
    UNMERGE = (
        "merge.undo",
        _(
            "Am {date} nahm {who} die Zusammenführung von Beitrag {after[one]} mit Beitrag "
            "{after[into]} zurück."
        ),
    )
    SPLIT = (
        "split.make",
        _("Am {date} teilte {who} Beitrag {after[whole]}: Daraus wurde Beitrag {after[parts]}."),
    )
    UNSPLIT = (
        "split.undo",
        _("Am {date} nahm {who} Beitrag {after[part]} in Beitrag {after[whole]} zurück."),
    )
