"""The look back at the predecessor. A finding that must be taken up is open until a measure
answers it, or somebody says where else it is taken up, or why it is not."""

from typing import Any

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.audit import lost_update
from gemeinwerk.audit import operations as audit
from gemeinwerk.audit.lost_update import Seen
from gemeinwerk.concepts import phases, queries
from gemeinwerk.concepts.errors import AnsweredOtherwise, ReasonMissing, StillInUse
from gemeinwerk.concepts.models import Concept, Finding, Review
from gemeinwerk.concepts.operations.writing import put_last, save_unique, written
from gemeinwerk.concepts.verbs import ConceptsVerb
from gemeinwerk.core.usage import uses_in_words
from gemeinwerk.core.writing import hold, verb


@verb
def record_review(concept: Concept, *, by: User | None, seen: Seen = None, **values: Any) -> Review:
    """Set down the review, or change what was set down; `values` are fields of the model."""
    found = hold(concept)
    phases.require("concepts.write", found)
    review = queries.review(found) or queries.new_review(found)
    before, after = lost_update.apply(
        review, values, seen=seen, verb=ConceptsVerb.REVIEW_RECORD, recorded_with=found
    )
    if review.pk is None:
        after = {"title": review.title} | after
    if after:
        review.save()
        written(found, verb=ConceptsVerb.REVIEW_RECORD, by=by, before=before, after=after)
    return review


@verb
def add_finding(
    review: Review, *, by: User | None, code: str, text: str, must_take_up: bool = True
) -> Finding:
    concept = hold(review.concept)
    phases.require("concepts.write", concept)
    present = hold(review)
    new = Finding(review=present, code=code, text=text, must_take_up=must_take_up)
    put_last(new, present.findings.all())
    _save(new)
    after = {"finding": code, "text": text, "must_take_up": must_take_up}
    written(concept, verb=ConceptsVerb.FINDING_ADD, by=by, after=after)
    return new


@verb
def carry_open_findings(before: Concept, *, into: Concept, by: User | None) -> None:
    """What had to be taken up and was answered in no way is asked of the next edition again."""
    old = hold(before)
    waiting = queries.open_findings(old)
    if not waiting:
        return
    review = queries.review(into) or record_review(
        into, by=by, title=_("Offen aus: {concept}").format(concept=old.name)[:200]
    )
    taken = set(review.findings.values_list("code", flat=True))
    for one in waiting:
        code = one.code if one.code not in taken else f"{one.code}/{old.edition}"[:20]
        taken.add(code)
        add_finding(review, by=by, code=code, text=one.text)


@verb
def edit_finding(finding: Finding, *, by: User | None, seen: Seen = None, **values: Any) -> Finding:
    """Change code, text, or whether it must be taken up."""
    concept = hold(finding.review.concept)
    phases.require("concepts.write", concept)
    found = hold(finding)
    about = {"finding": found.code}
    before, after = lost_update.apply(
        found, values, seen=seen, verb=ConceptsVerb.FINDING_EDIT, recorded_with=concept
    )
    if after:
        _save(found)
        written(
            concept,
            verb=ConceptsVerb.FINDING_EDIT,
            by=by,
            before=about | before,
            after=about | after,
        )
    return found


@verb
def remove_finding(finding: Finding, *, by: User | None) -> None:
    """Refused while something answers it."""
    concept = hold(finding.review.concept)
    phases.require("concepts.write", concept)
    found = hold(finding)
    if uses := uses_in_words(found):
        raise StillInUse(
            _("Befund {code} lässt sich nicht entfernen. Ihn greifen auf: {uses}.").format(
                code=found.code, uses=uses
            )
        )
    before = {"finding": found.code, "text": found.text}
    written(concept, verb=ConceptsVerb.FINDING_REMOVE, by=by, before=before)
    found.delete()


@verb
def refuse_finding(finding: Finding, *, by: User | None, reason: str, seen: Seen = None) -> Finding:
    """Say why a finding is not taken up; citizens read it.

    Raises `Overtaken` where somebody else gave another reason since `seen` (its `refusal`).
    """
    if not reason.strip():
        raise ReasonMissing(_("Ohne Begründung bleibt der Befund offen."))
    concept = hold(finding.review.concept)
    found = hold(finding)
    wanted = {"refusal": reason.strip()}
    return _answer(concept, found, wanted, by=by, seen=seen, verb=ConceptsVerb.FINDING_REFUSE)


@verb
def take_up_elsewhere(
    finding: Finding, *, by: User | None, where: str, seen: Seen = None
) -> Finding:
    """Say where a finding is taken up that no measure answers; citizens read it.

    Raises `Overtaken` where somebody else said another place since `seen` (its `elsewhere`).
    """
    if not where.strip():
        raise ReasonMissing(
            _("Bitte sagen Sie, wo der Befund aufgegriffen wird. Ohne das bleibt er offen.")
        )
    concept = hold(finding.review.concept)
    found = hold(finding)
    wanted = {"elsewhere": where.strip()}
    return _answer(concept, found, wanted, by=by, seen=seen, verb=ConceptsVerb.FINDING_ELSEWHERE)


@verb
def reopen_finding(finding: Finding, *, by: User | None) -> Finding:
    """Take back what was said instead of a measure."""
    concept = hold(finding.review.concept)
    phases.require("concepts.write", concept)
    found = hold(finding)
    if found.refused_on or found.elsewhere:
        said = "refusal" if found.refused_on else "elsewhere"
        before = {"finding": found.code, said: getattr(found, said)}
        found.refusal, found.refused_on, found.elsewhere = "", None, ""
        found.save(update_fields=["refusal", "refused_on", "elsewhere"])
        after = {"finding": found.code, said: ""}
        written(concept, verb=ConceptsVerb.FINDING_REOPEN, by=by, before=before, after=after)
    return found


def _answer(
    concept: Concept,
    found: Finding,
    wanted: dict[str, str],
    *,
    by: User | None,
    seen: Seen,
    verb: ConceptsVerb,
) -> Finding:
    phases.require("concepts.write", concept)
    _require_no_other(found, wanted)
    about = {"finding": found.code}
    before, after = lost_update.apply(found, wanted, seen=seen, verb=verb, recorded_with=concept)
    if after:
        found.refused_on = localtime(audit.now()).date() if found.refusal else None
        found.save(update_fields=["refusal", "refused_on", "elsewhere"])
        written(concept, verb=verb, by=by, before=about | before, after=about | after)
    return found


def _require_no_other(finding: Finding, wanted: dict[str, str]) -> None:
    """One answer at a time: what a colleague said is taken back by somebody who has read it."""
    other = finding.elsewhere if "refusal" in wanted else finding.refusal
    if other:
        raise AnsweredOtherwise(
            _(
                "Befund {code} hat schon eine andere Antwort: „{said}“. Nehmen Sie sie in der "
                "Bestandsaufnahme zurück, wenn Ihre gelten soll."
            ).format(code=finding.code, said=other)
        )


def _save(finding: Finding) -> None:
    save_unique(finding, _("Einen Befund {code} gibt es schon.").format(code=finding.code))
