"""Background work of every kind: files read, catalogues taken over, documents printed.

The domain's row is the truth, a task only nudges the worker to look for one:

    class Printing(Job):            # the row says what is to be done, and how far it is
        state = ...

    kind = jobs.Kind(
        key="printing", model=Printing, waiting=lambda now: Q(state="waiting"),
        town="concept__municipality", do=print_it, failed=say_why,
        asked=lambda row: jobs.Asked(row.by_id, "catalogue.export", row.concept),
    )
    jobs.register(kind)             # in the area's `jobs.py`
    jobs.nudge()                    # in the verb that makes a row wait, on commit

What follows from it, for each kind alike:

- One worker has a row in hand, under a lease that it lengthens while it works (`extend`). When
  the worker dies the lease ends and the row is taken up again, `Kind.most_tries` times at most.
- Whatever `do` raises ends the row through `failed`, with a sentence that holds a number; the
  same number stands in the server's log. Only a database that does not answer leaves a row as it
  is, for another try.
- What is done in a person's name is done only if the person still may (`Kind.asked`): whoever lost
  the right meanwhile, or whose account was closed, gets nothing done any more.
- Towns take turns: the next row is one of the town that was served longest ago.
- `do` may find that somebody changed the row meanwhile: it changes only what it still has in
  hand (`in_hand`), in one transaction with what it did.
"""

from gemeinwerk.core.jobs.asking import Asked, NoLongerAllowed
from gemeinwerk.core.jobs.kinds import Kind, register, registered
from gemeinwerk.core.jobs.lengthening import lengthened
from gemeinwerk.core.jobs.nudging import nudge
from gemeinwerk.core.jobs.rows import Job
from gemeinwerk.core.jobs.working import claim, extend, give_back, in_hand, take_up, work_one

__all__ = [
    "Asked",
    "Job",
    "Kind",
    "NoLongerAllowed",
    "claim",
    "extend",
    "give_back",
    "in_hand",
    "lengthened",
    "nudge",
    "register",
    "registered",
    "take_up",
    "work_one",
]
