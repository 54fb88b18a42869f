"""One mail to a unit with all it is asked about."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from gemeinwerk.accounts.models import User
from gemeinwerk.answers.statements.models import Statement
from gemeinwerk.measures.notices import day_in_words, people_of
from gemeinwerk.notices.kinds import Kind, register
from gemeinwerk.notices.operations import queue

ASKED = Kind(
    key="statement.asked",
    label=_("Ein Fachbereich wird um Stellungnahmen zu Beiträgen gebeten"),
    subject=_("Ihre Einschätzung zu Beiträgen, bis {due}"),
    action=_(
        "Menschen haben etwas gesagt, das Ihren Fachbereich betrifft. Bitte schreiben Sie, was "
        "davon geht und warum; daraus entsteht die Antwort. Ihre Stellungnahme bleibt intern."
    ),
    template="answers/statements/asked.txt",
)
register(ASKED)


def asked(made: Sequence[Statement], *, by: User | None) -> None:
    """To the people of the unit, else to its own address; else it stands at the desk alone."""
    first = made[0]
    page = reverse("statements:statements")
    for somebody in people_of(first.unit):
        queue(
            ASKED.key,
            town=first.contribution.concept.municipality,
            to=somebody,
            path=page if len(made) > 1 else reverse("statements:statement", args=[first.pk]),
            context={
                "due": day_in_words(first.due),
                "words": first.words,
                "concept": first.contribution.concept,
                "statements": made,
                "by": by,
            },
        )
