"""What the verbs of a unit share: a report held while it may be written, and kept as its draft."""

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from gemeinwerk.audit import operations as audit
from gemeinwerk.concepts import phases
from gemeinwerk.core.writing import hold
from gemeinwerk.monitoring import said
from gemeinwerk.monitoring.authors import Author, account_of
from gemeinwerk.monitoring.errors import WITH_OFFICE, RoundClosed, WithOffice
from gemeinwerk.monitoring.lifecycle import REPORT, WRITABLE
from gemeinwerk.monitoring.models import Report, ReportState, RoundState
from gemeinwerk.monitoring.operations.rounds import RUN_A_ROUND
from gemeinwerk.monitoring.pictures.models import ReportPicture

_WRITTEN = (
    *said.COLUMNS, "values", "milestones", "years", "answers", "state", "nothing_new", "saved_at",
    "saved_by",
)  # fmt: skip


def held(report: Report) -> Report:
    """Held with all it depends on, while its round takes reports."""
    concept = hold(report.round.concept)
    opened = hold(report.round)
    opened.concept = concept
    found = hold(report, "measure", "saved_by")
    found.round = opened
    if opened.state == RoundState.CLOSED:
        raise RoundClosed(
            _("Die Runde „{round}“ ist abgeschlossen. Wenden Sie sich an das Büro.").format(
                round=opened
            )
        )
    phases.require(RUN_A_ROUND, concept)
    return found


def counts_as_answer(present: Report) -> bool:
    """Whether public pages change with whether this is handed in: of rounds whose day is over they
    say how many leads answer (`leads.leads_of`). Before, nothing empties their cache."""
    today = localdate(audit.now())
    return present.round.concept.public and present.round.due < today


def require_writable(present: Report) -> None:
    """That it is with its unit. What was handed in comes back by `take_back` alone, never by a page
    that was opened before."""
    REPORT.require(present, ReportState.DRAFT)
    if present.state not in WRITABLE:
        raise WithOffice(str(WITH_OFFICE))


def draft_again(present: Report, *, by: Author) -> None:
    """Keep what was written; without anything in it, it is as it stood before anybody wrote."""
    present.state, present.nothing_new = ReportState.DRAFT, False
    if not says_something(present) and not present.remarks:
        present.state = ReportState.OPEN
    store(present, by=by)


def says_something(present: Report) -> bool:
    """Whether its unit has put anything into it."""
    pictures = ReportPicture.objects.filter(report=present)
    return bool(said.new_in(present)) or pictures.exists()


def store(present: Report, *further: str, by: Author) -> None:
    present.saved_at, present.saved_by = audit.now(), account_of(by)
    present.save(update_fields=[*_WRITTEN, *further])
