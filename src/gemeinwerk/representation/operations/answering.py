"""Answering: a slip is used up, and counts rise. Nothing else is left.

take_part(enquiry, answers={"migration": "self", "age": "30-44"}, slip="abcd-efgh-jkmn")
"""

from collections.abc import Mapping

from django.db.models import Case, F, Q, Value, When
from django.utils.translation import gettext as _

from gemeinwerk.core.writing import hold, verb
from gemeinwerk.representation.errors import NotNow, SlipUsed, WrongAnswer
from gemeinwerk.representation.models import NO_ANSWER, Enquiry
from gemeinwerk.representation.operations.slips import digest_of
from gemeinwerk.representation.queries import is_open


@verb
def take_part(enquiry: Enquiry, *, answers: Mapping[str, str], slip: str) -> None:
    """`answers`: by the key of a question the key of an answer; what is not there is „keine
    Angabe“. Whoever answers waits for the one before, so no count is lost.

    Raises `NotNow`, `SlipUsed`, `WrongAnswer`.
    """
    present = hold(enquiry)
    if not is_open(present):
        raise NotNow(_("Die Selbstauskunft ist nicht offen."))
    given = {one["key"]: answers.get(one["key"]) or NO_ANSWER for one in present.questions}
    if not any(answers.get(key) for key in given):
        raise WrongAnswer(_("Bitte wählen Sie mindestens eine Antwort, gern „keine Angabe“."))
    if any(value not in present.options_of(key) for key, value in given.items()):
        raise WrongAnswer(_("Diese Antwort steht nicht zur Wahl."))
    if not present.unused.filter(digest=digest_of(slip)).delete()[0]:
        raise SlipUsed(
            _(
                "Dieser Zettel ist schon benutzt, oder er gehört nicht hierher. Haben Sie zweimal "
                "auf „Zählen lassen“ gedrückt, sind Ihre Angaben gezählt."
            )
        )
    said = Q(pk=None)
    for table in present.tables:
        said |= Q(table="/".join(table), place="/".join(given[key] for key in table))
    # All of them are written, whichever rise: a row that was written last tells nothing.
    present.cells.update(count=F("count") + Case(When(said, then=Value(1)), default=Value(0)))
    present.answered += 1
    present.save(update_fields=["answered"])
