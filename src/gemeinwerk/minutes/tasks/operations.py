"""The life of a task after its meeting; what the minutes say of it stays as it was said.

finish(task, by=user)
hand_on(task, to=unit, reason="…", by=user)     # a person or an organisation
drop(task, reason="…", by=user)
reopen(task, by=user)
"""

from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.models import Organisation, Person
from gemeinwerk.audit import operations as audit
from gemeinwerk.core.shown import require_same
from gemeinwerk.core.writing import hold, verb
from gemeinwerk.minutes.models import Task, TaskState
from gemeinwerk.minutes.tasks import notices
from gemeinwerk.minutes.tasks.errors import NothingSaid, TaskOver
from gemeinwerk.minutes.tasks.queries import told
from gemeinwerk.minutes.tasks.verbs import TaskVerb


@verb
def finish(task: Task, *, by: User | None, seen: str | None = None) -> Task:
    """Said twice, once."""
    found = _held(task)
    if found.state == TaskState.DONE:
        return found
    require_same(told(found), seen)
    _require_open(found)
    _change(found, TaskState.DONE, "")
    audit.record(TaskVerb.TASK_FINISH, found, by=by)
    return found


@verb
def hand_on(
    task: Task,
    *,
    to: Person | Organisation,
    by: User | None,
    reason: str = "",
    seen: str | None = None,
) -> Task:
    """Somebody else does it: a task of their own, with the same words and day; this one is handed
    on. Gives the new one, of which they are told."""
    found = _held(task)
    require_same(told(found), seen)
    _require_open(found)
    if to.municipality_id != found.municipality_id:
        raise NothingSaid(_("„{name}“ gehört zu einer anderen Kommune.").format(name=to))
    if to in (found.person, found.organisation):
        raise NothingSaid(_("Dort ist die Aufgabe schon."))
    new = Task(minutes=found.minutes, text=found.text, due=found.due, changed_at=audit.now())
    if isinstance(to, Person):
        new.person = to
    else:
        new.organisation = to
    new.save()
    before = {"owner": found.owner or _("niemandem")}
    _change(found, TaskState.HANDED_ON, reason or _("an {owner}").format(owner=to))
    audit.record(
        TaskVerb.TASK_HAND_ON, found, by=by, before=before, after={"owner": str(to)}, reason=reason
    )
    notices.handed_on(new)
    return new


@verb
def drop(task: Task, *, reason: str, by: User | None, seen: str | None = None) -> Task:
    """Nobody does it any more: not without saying why."""
    found = _held(task)
    require_same(told(found), seen)
    _require_open(found)
    if not reason.strip():
        raise NothingSaid(_("Bitte sagen Sie in einem Satz, warum die Aufgabe entfällt."))
    _change(found, TaskState.DROPPED, reason)
    audit.record(TaskVerb.TASK_DROP, found, by=by, reason=reason.strip())
    return found


@verb
def reopen(task: Task, *, by: User | None) -> Task:
    """It is not done after all, or needed again. What was handed on lives on elsewhere."""
    found = _held(task)
    if found.state == TaskState.OPEN:
        return found
    if found.state == TaskState.HANDED_ON:
        raise TaskOver(_("Die Aufgabe ist weitergegeben; wer sie jetzt hat, kann sie zurückgeben."))
    _change(found, TaskState.OPEN, "")
    audit.record(TaskVerb.TASK_REOPEN, found, by=by)
    return found


def _held(task: Task) -> Task:
    return hold(task, "person", "organisation", "minutes__meeting__body__municipality")


def _require_open(task: Task) -> None:
    if task.state != TaskState.OPEN:
        raise TaskOver(_("Die Aufgabe ist schon „{state}“.").format(state=task.get_state_display()))


def _change(task: Task, state: TaskState, reason: str) -> None:
    task.state, task.reason, task.changed_at = state, reason.strip(), audit.now()
    task.save(update_fields=["state", "reason", "changed_at"])
