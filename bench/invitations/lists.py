"""A list of 5,000 contacts as an office brings it in: read, compared, taken over; and again."""

import json
import subprocess
import sys
from time import perf_counter

from bench.contacts import PEOPLE, table
from bench.figures import Figure
from bench.memory import peak_with_others
from bench.towns import town

SECONDS, MEGABYTES = 20.0, 300.0
_PROGRAM = """
import sys, django
django.setup()
from bench.invitations.lists import take_over
take_over(int(sys.argv[1]))
"""


def run() -> list[Figure]:
    here = town()
    first, again = _taken_over(here.pk), _taken_over(here.pk)
    how = f"{PEOPLE:,} rows, XLSX: read, compared, looked for who stands twice, taken over"
    return [
        Figure("list of contacts, taken over", first["seconds"], "s", SECONDS, how),
        Figure("list of contacts, memory", first["megabytes"], "MB", MEGABYTES, how),
        Figure("list of contacts, people", first["people"], "", PEOPLE, how, at_least=True),
        Figure("the same list again", again["seconds"], "s", SECONDS, how),
        Figure("the same list again, changes", again["changes"], "", 0, how),
    ]


def _taken_over(key: int) -> dict[str, float]:
    """In a process of its own."""
    command = [sys.executable, "-c", _PROGRAM, str(key)]
    done = subprocess.run(command, input=table(), stdout=subprocess.PIPE, check=True)
    told: dict[str, float] = json.loads(done.stdout)
    return told


def take_over(key: int) -> None:
    from gemeinwerk.accounts.models import Membership, User
    from gemeinwerk.actors.contacts import operations
    from gemeinwerk.actors.models import ContactImport, Person
    from gemeinwerk.core import jobs
    from gemeinwerk.municipalities.models import Municipality

    data = sys.stdin.buffer.read()
    here = Municipality.objects.get(pk=key)
    user, _new = User.objects.get_or_create(email="buero@messstadt.example")
    Membership.objects.get_or_create(user=user, municipality=here, role="office")
    began = perf_counter()
    run = operations.upload(here, content=data, name="kontakte.xlsx", by=user)
    jobs.work_one()
    run = ContactImport.objects.get(pk=run.pk)
    changes = run.preview["counts"]["new"] + run.preview["counts"]["changed"]
    operations.apply(run, by=user)
    jobs.work_one()
    seconds = perf_counter() - began
    run.refresh_from_db()
    assert run.state == "applied", run.error
    people = Person.objects.filter(municipality=here).count()
    megabytes = peak_with_others() / 1_000_000
    told = {"seconds": seconds, "people": people, "changes": changes, "megabytes": megabytes}
    print(json.dumps(told))
