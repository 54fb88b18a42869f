"""Two hundred mails, a real server that refuses every tenth, and SIGKILL at twenty moments.

Nobody gets two, and of those who died only what was being handed over is in doubt.
"""

import asyncio
import re
import socket
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.models import Person
from gemeinwerk.invitations import operations
from gemeinwerk.invitations.choosing import Choice
from gemeinwerk.invitations.models import Wave
from gemeinwerk.municipalities.models import Municipality
from tests.elsewhere import Elsewhere, by_mail_server

MANY, MOMENTS, FIRST = 200, 20, 60

# One program forks a sender for each moment; which step it dies at is counted, not timed. A step
# is what is said to the server, what it answers, and what is asked of the database.
DYING = """
import os, signal
from django.db import connections
from django.db.backends.utils import CursorWrapper
from django.utils import timezone
from gemeinwerk.notices.mailserver import Server
from gemeinwerk.notices.models import Notice

def counted(owner, name, steps, at):
    plain = getattr(owner, name)
    def step(*args, **more):
        steps.append(name)
        if len(steps) == at:
            os.kill(os.getpid(), signal.SIGKILL)
        return plain(*args, **more)
    setattr(owner, name, step)

died = 0
for moment in range({moments}):
    Notice.objects.filter(state="queued").update(next_attempt_at=timezone.now())
    connections.close_all()
    # Else those who part would talk to PostgreSQL through one and the same wire.
    getattr(connections["default"], "close_pool", int)()
    child = os.fork()
    if child == 0:
        steps = []
        for owner, name in ((Server, "send"), (Server, "getreply"), (CursorWrapper, "execute")):
            counted(owner, name, steps, {first} + moment)
        sending.send_due()
        os._exit(0)
    died += os.WIFSIGNALED(os.waitpid(child, 0)[1])
    Notice.objects.filter(leased_until__isnull=False).update(leased_until=timezone.now())
print("died", died, flush=True)
for turn in range(8):
    Notice.objects.filter(state="queued").update(next_attempt_at=timezone.now())
    sending.send_due()
"""


class Refusing:
    """Takes nine of ten mails; the tenth is told to come again, once before and once after DATA."""

    def __init__(self) -> None:
        self.taken: list[str] = []
        self.asked = 0

    async def handle_RCPT(  # noqa: N802
        self, server: Any, session: Any, envelope: Any, address: str, options: Any
    ) -> str:
        self.asked += 1
        if self.asked % 20 == 0:
            return "451 come again"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        await asyncio.sleep(0)
        if self.asked % 20 == 10:
            return "451 come again"
        text = envelope.content.decode()
        self.taken.append(re.search(r"^Message-ID: (\S+)", text, re.M)[1])  # type: ignore[index]
        return "250 taken"


def free_port() -> int:
    """The controller calls itself at the port it was told."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_each_mail_leaves_once_whatever_becomes_of_its_sender(
    town: Municipality, wave: Wave, office: User, tmp_path: Path
) -> None:
    Person.objects.bulk_create(
        Person(municipality=town, name=f"P{n}", email=f"p{n}@example.org") for n in range(MANY)
    )
    keys = Person.objects.filter(municipality=town).values_list("pk", flat=True)
    operations.choose(wave, choice=Choice(people=frozenset(keys)), by=office)
    operations.lay_before(wave, by=office)
    operations.release_wave(wave, by=office)
    server = Refusing()
    controller = Controller(server, hostname="127.0.0.1", port=free_port())
    controller.start()
    try:
        sender = Elsewhere(tmp_path, **by_mail_server(controller.port))
        child = sender.begin(DYING.format(moments=MOMENTS, first=FIRST))
        said, _errors = child.communicate()
    finally:
        controller.stop()
    assert said.split() == ["died", str(MOMENTS)]
    taken = Counter(server.taken)
    assert max(taken.values()) == 1, "somebody got two"
    rows = sender.ask(
        "SELECT n.id, n.state, n.handed_at IS NOT NULL, l.state FROM notices_notice n"
        " JOIN invitations_letter l ON l.notice_id = n.id"
    )
    assert len(rows) == MANY
    assert {state for _key, state, _handed, _letter in rows} <= {"sent", "failed"}
    assert all(state == letter for _key, state, _handed, letter in rows)
    sent = {key for key, state, _handed, _letter in rows if state == "sent"}
    doubtful = [(key, handed) for key, state, handed, _letter in rows if state == "failed"]
    arrived = {int(re.search(r"notice-(\d+)@", one)[1]) for one in taken}  # type: ignore[index]
    assert sent <= arrived
    assert arrived - sent <= {key for key, _handed in doubtful}
    assert all(handed for _key, handed in doubtful), (
        "nothing was handed over, yet nobody tried again"
    )
    assert len(doubtful) <= MOMENTS
