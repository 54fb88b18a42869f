"""What is due each minute, in order. An area's work is one function here."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from django.db import close_old_connections
from django.utils import timezone

from gemeinwerk.accounts import limits
from gemeinwerk.accounts.sessions import SessionStore
from gemeinwerk.actors.retention.operations import propose_due
from gemeinwerk.config.backup import settle
from gemeinwerk.contributions.asking.counting import count_statements
from gemeinwerk.contributions.likeness import making as likeness
from gemeinwerk.contributions.supporting.operations import count_supports
from gemeinwerk.core import failures, jobs
from gemeinwerk.desk.operations import write_weeklies
from gemeinwerk.evaluation.operations import end_over
from gemeinwerk.invitations import operations as invitations
from gemeinwerk.ledger import operations as ledger
from gemeinwerk.measures.files import operations as files
from gemeinwerk.measures.passing import operations as passing
from gemeinwerk.measures.reminding import operations as reminding
from gemeinwerk.minutes.approving import operations as approving
from gemeinwerk.minutes.tasks import reminding as tasks
from gemeinwerk.monitoring.operations import open_due_rounds
from gemeinwerk.monitoring.reminding import operations as rounds
from gemeinwerk.nominations import operations as nominations
from gemeinwerk.notices.bounces import operations as bounces
from gemeinwerk.notices.operations import send_due
from gemeinwerk.portal.following import operations as following
from gemeinwerk.privacy import erasing, registry, replaying
from gemeinwerk.representation.operations import close_over
from gemeinwerk.scheduling.polls import operations as polls

NUDGES_KEPT = timedelta(days=7)


def forget_old_sessions() -> int:
    SessionStore.clear_expired()
    return limits.forget_old()


def forget_old_nudges() -> int:
    """Rows of the task queue: done ones, and those whose worker died.

    They hold no work, but for `accounts.tasks.send_reset_link`, which people ask for again.
    """
    from django_tasks_db.models import DBTaskResult

    old = DBTaskResult.objects.filter(enqueued_at__lt=timezone.now() - NUDGES_KEPT)
    return old.delete()[0]


DUE: tuple[tuple[str, Callable[[], int]], ...] = (
    ("broken-off restores put right", settle),
    ("erased again after a restore", replaying.replay),
    ("entered in the ledger", ledger.enter_missing),
    ("files to be made", files.want_all),
    ("indexes of contributions to be made", likeness.want_all),
    ("work taken up again", jobs.take_up),
    ("passed days noted", passing.note_all),
    ("reminders written", reminding.remind_all),
    ("rounds opened", open_due_rounds),
    ("reminders of rounds written", rounds.remind_all),
    ("minutes approved by silence", approving.approve_silent),
    ("reminders of tasks from meetings written", tasks.remind_all),
    ("reminders of nominations written", nominations.remind_all),
    ("surveys ended", end_over),
    ("enquiries closed", close_over),
    ("polls of dates closed", polls.close_over),
    ("weekly mails written", write_weeklies),
    ("supports counted", count_supports),
    ("statements counted", count_statements),
    ("news written to those who follow", following.tell_all),
    ("reminders of invitations written", invitations.remind_all),
    ("mails that came back", bounces.take_in),
    ("mails sent", send_due),
    ("what was kept long enough forgotten", registry.forget_over),
    ("what was kept long enough proposed", propose_due),
    ("old limits and sessions forgotten", forget_old_sessions),
    ("old tasks forgotten", forget_old_nudges),
    ("the journal wiped", erasing.wipe),
)


@dataclass(frozen=True)
class Line:
    """What became of one kind of work."""

    text: str
    failed: bool = False


def run() -> Iterator[Line]:
    """Do all that is due; a line for each kind of work that had something to do or failed.

    One that fails does not keep the others from being done. Two ticks at once do nothing twice:
    what is done is claimed first, and what is forgotten can be forgotten twice.
    """
    close_old_connections()
    for label, work in DUE:
        try:
            count = work()
        except Exception:
            yield Line(f"{label}: failed, number {failures.log_failure(label)}", failed=True)
        else:
            if count:
                yield Line(f"{label}: {count}")
    close_old_connections()
