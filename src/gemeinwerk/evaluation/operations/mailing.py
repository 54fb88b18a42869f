"""The link of an open survey goes to the people who are chosen: each gets it once."""

from collections.abc import Collection

from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.audit import operations as audit
from gemeinwerk.core.writing import verb
from gemeinwerk.evaluation import notices, queries
from gemeinwerk.evaluation.errors import NobodyToAsk, SurveyNotOpen
from gemeinwerk.evaluation.models import Survey, SurveyAccess, SurveyMail
from gemeinwerk.evaluation.operations.surveying import is_open
from gemeinwerk.evaluation.operations.writing import lock_part, written
from gemeinwerk.evaluation.verbs import EvaluationVerb


@verb
def mail_survey(survey: Survey, *, people: Collection[int], by: User) -> int:
    """Send the one link for all to these people (keys), but for those who got it; to how many."""
    present = lock_part(survey)
    if not may_be_mailed(present):
        raise SurveyNotOpen(
            _("Der Link geht hinaus, solange die Befragung mit einem Link für alle offen ist.")
        )
    chosen = [one for one in queries.not_mailed(present) if one.pk in people]
    if not chosen:
        raise NobodyToAsk(_("Niemand ist ausgewählt, oder alle haben den Link schon."))
    now = audit.now()
    SurveyMail.objects.bulk_create(
        [SurveyMail(survey=present, person=one, sent_at=now) for one in chosen], batch_size=500
    )
    for one in chosen:
        notices.survey_asked(present, one)
    deed = EvaluationVerb.SURVEY_MAIL
    written(present.evaluation, verb=deed, by=by, after={"number": len(chosen)})
    return len(chosen)


def may_be_mailed(survey: Survey) -> bool:
    return survey.access == SurveyAccess.OPEN and is_open(survey)
