"""Two thousand invitations leave: a server refuses every tenth, twenty senders are killed."""

import os
import re
import subprocess
import sys
from collections import Counter
from datetime import timedelta

from aiosmtpd.controller import Controller
from django.utils.timezone import localdate
from tests.factories import user_with_role
from tests.invitations.test_killed import Refusing, free_port

from bench.figures import Figure
from bench.invitations.senders import KILLS
from bench.invitations.waves import SIZE
from bench.towns import concept
from gemeinwerk.actors.models import Person
from gemeinwerk.invitations import operations
from gemeinwerk.invitations.choosing import Choice
from gemeinwerk.invitations.models import Letter, Wave
from gemeinwerk.notices.models import Notice

_NOTICE = re.compile(r"notice-(\d+)@")


def run() -> list[Figure]:
    Notice.objects.all().delete()
    wave = _released()
    server = Refusing()
    controller = Controller(server, hostname="127.0.0.1", port=free_port())
    controller.start()
    try:
        died = _send(controller.port)
    finally:
        controller.stop()
    return list(_figures(wave, server, died))


def _released() -> Wave:
    found = concept("versand", status="participation")
    town = found.municipality
    office = user_with_role("office", town)
    Person.objects.bulk_create(
        Person(municipality=town, name=f"Person {n}", email=f"p{n}@versand.example")
        for n in range(SIZE)
    )
    people = Person.objects.filter(email__endswith="@versand.example")
    wave = operations.create_wave(
        found, name="Versand", answer_until=localdate() + timedelta(days=30), by=office
    )
    operations.write_text(
        wave, language="de", subject="Einladung, {name}", body="{anrede}\n\n{link}\n", by=office
    )
    keys = frozenset(people.values_list("pk", flat=True))
    operations.choose(wave, choice=Choice(people=keys), by=office)
    operations.lay_before(wave, by=office)
    operations.release_wave(wave, by=office)
    return wave


def _send(port: int) -> int:
    environment = os.environ | {
        "GEMEINWERK_MAIL_HOST": "127.0.0.1",
        "GEMEINWERK_MAIL_PORT": str(port),
        "GEMEINWERK_MAIL_TLS": "no",
    }
    command = [sys.executable, "-m", "bench.invitations.senders"]
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=True)
    return int(done.stdout)


def _figures(wave: Wave, server: Refusing, died: int) -> list[Figure]:
    taken = Counter(int(_NOTICE.search(one)[1]) for one in server.taken)  # type: ignore[index]
    twice = sum(times - 1 for times in taken.values())
    state = dict(Notice.objects.filter(pk__in=_mails(wave)).values_list("pk", "state"))
    handed = set(Notice.objects.filter(handed_at__isnull=False).values_list("pk", flat=True))
    in_doubt = {key for key, one in state.items() if one == "failed" and key in handed}
    sent = {key for key, one in state.items() if one == "sent"}
    wrong = len(sent - set(taken)) + len(set(taken) - sent - in_doubt)
    nowhere = SIZE - len(sent | in_doubt)
    how = f"{SIZE} mails to a server that refuses every tenth, {died} senders killed on the way"
    return [
        Figure("2,000 mails: got by somebody twice", twice, "mails", 0, how),
        Figure("2,000 mails: neither sent nor shown as in doubt", nowhere, "mails", 0, how),
        Figure("2,000 mails: told otherwise than it was", wrong, "mails", 0, how),
        # Of one that was being handed over nobody knows whether it arrived: the office is asked.
        Figure("2,000 mails: in doubt for one killed each", len(in_doubt), "mails", died, how),
        Figure("2,000 mails: senders killed", died, "senders", KILLS, how, at_least=True),
    ]  # fmt: skip


def _mails(wave: Wave) -> list[int]:
    letters = Letter.objects.filter(invitation__wave=wave, notice__isnull=False)
    return list(letters.values_list("notice", flat=True))
