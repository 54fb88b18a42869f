"""A worker that releases answers is killed at twenty moments: nobody gets a mail twice or never,
and no answer is given by half. And a large round: how long it takes to release it."""

import json
import subprocess
import sys
import time
from typing import Any

from bench.dying import work
from bench.figures import Figure

KILLS, PEOPLE, MANY = 20, 6, 2_000


def run() -> list[Figure]:
    command = [sys.executable, "-m", "bench.answering"]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True)
    told = json.loads(done.stdout.splitlines()[-1])
    how = (
        f"a worker killed at {told['died']} moments, a step is a query or a commit (from step 1 to "
        f"{told['last']}); each time {PEOPLE + 1} contributions of {PEOPLE} people, one of them "
        "merged into another"
    )
    return [
        Figure("people who got their answers twice", told["twice"], "people", 0, how),
        Figure("people who never got their answers", told["never"], "people", 0, how),
        Figure("answers missing or too many", told["wrong"], "answers", 0, how),
        Figure("workers killed while releasing", told["died"], "workers", KILLS, how,
               at_least=True),
        Figure("a round of 2,000 released", told["seconds"], "s", 30,
               f"{MANY:,} contributions of as many people, all but the sending"),
    ]  # fmt: skip


class Round:
    """One that is asked to be released."""

    def __init__(self, number: int, people: int = PEOPLE) -> None:
        from django.utils.timezone import now
        from tests.factories import user_with_role

        from bench.towns import concept
        from gemeinwerk.answers.models import Outcome
        from gemeinwerk.answers.rounds import operations
        from gemeinwerk.contributions.models import Contribution, Voice

        found = concept(f"antworten-{number}", status="drafting")
        moment = now()
        rows = Contribution.objects.bulk_create(
            Contribution(
                concept=found, number=n, text=f"Anliegen {n}.", kind="need", channel="letter",
                received_at=moment, changed_at=moment,
            )
            for n in range(1, people + 2)
        )  # fmt: skip
        self.emails = [f"a{number}-{n}@antwort.example" for n in range(people)]
        Voice.objects.bulk_create(
            Voice(contribution=one, email=self.emails[n % people]) for n, one in enumerate(rows)
        )
        Outcome.objects.bulk_create(
            Outcome(
                contribution=one, kind="declined", reason="Dafür fehlt das Geld.", made_at=moment,
                changed_at=moment, state="checked", checked_at=moment,
            )
            for one in rows[1:]
        )  # fmt: skip
        rows[0].merges.create(into=rows[1], reason="Dasselbe.", at=moment)
        office = user_with_role("office", found.municipality)
        self.row = operations.open_round(found, by=office)
        operations.release(self.row, by=office)

    def lease_ends(self) -> None:
        """Nobody waits here until the lease of the dead is over."""
        from django.utils import timezone

        rows = type(self.row)._default_manager.filter(pk=self.row.pk, leased_until__isnull=False)
        rows.update(leased_until=timezone.now())

    def wrong(self) -> int:
        """Answers that are not there, or more than there are contributions."""
        self.row.refresh_from_db()
        given = self.row.answers.filter(state="released").count()
        return abs(len(self.emails) + 1 - given) if self.row.is_released else len(self.emails) + 1


def main() -> None:
    import django

    django.setup()
    from gemeinwerk.notices.models import Notice

    Round(0)
    _died, steps = work()
    rounds, died, last = [], 0, 0
    for number in range(1, KILLS + 1):
        one = Round(number)
        # The last queries of a worker only ask whether there is more to do.
        last = 1 + (number - 1) * (steps - 4) // (KILLS - 1)
        dead, _steps = work(last)
        died += dead
        one.lease_ends()
        work()
        rounds.append(one)
    mails = list(Notice.objects.values_list("recipient", flat=True))
    told: dict[str, Any] = {
        "died": died,
        "last": last,
        "twice": len(mails) - len(set(mails)),
        "never": len({email for one in rounds for email in one.emails} - set(mails)),
        "wrong": sum(one.wrong() for one in rounds),
    }
    Round(KILLS + 1, MANY)
    began = time.perf_counter()
    work()
    told["seconds"] = time.perf_counter() - began
    print(json.dumps(told), flush=True)


if __name__ == "__main__":
    main()
