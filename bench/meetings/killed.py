"""A worker that plans and publishes is killed at twenty moments: no meeting twice, no mail twice or
never."""

import json
import os
import subprocess
import sys
from collections import Counter
from typing import Any

from aiosmtpd.controller import Controller
from tests.invitations.test_killed import free_port

from bench.figures import Figure
from gemeinwerk.notices.models import Notice

KILLS = 20


class _Taking:
    """A mail server that notes for whom it took something."""

    def __init__(self) -> None:
        self.taken: Counter[str] = Counter()

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802
        self.taken.update(envelope.rcpt_tos)
        return "250 taken"


def run() -> list[Figure]:
    Notice.objects.all().delete()
    server = _Taking()
    controller = Controller(server, hostname="127.0.0.1", port=free_port())
    controller.start()
    environment = os.environ | {
        "GEMEINWERK_MAIL_HOST": "127.0.0.1",
        "GEMEINWERK_MAIL_PORT": str(controller.port),
        "GEMEINWERK_MAIL_TLS": "no",
    }
    command = [sys.executable, "-m", "bench.meetings.workers"]
    try:
        done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=True)
    finally:
        controller.stop()
    told = json.loads(done.stdout.splitlines()[-1])
    died = sum(dead for _stage, _at, dead in told["died"])
    twice = sum(number - 1 for number in server.taken.values())
    never = len(set(told["emails"]) - set(server.taken))
    last = {stage: at for stage, at, _dead in told["died"]}
    moments = ", ".join(f"{stage} from step 1 to {at}" for stage, at in last.items())
    how = (
        f"a worker killed at {died} moments, a step is a query or a commit ({moments}); each time "
        f"5 meetings of 3 series, {len(told['emails']) // KILLS} people, mails taken by a server"
    )
    return [
        Figure("meetings twice, missing or too many", told["wrong"], "meetings", 0, how),
        Figure("people who got the dates twice", twice, "people", 0, how),
        Figure("people who never got the dates", never, "people", 0, how),
        Figure("workers killed while planning and publishing", died, "workers", KILLS, how,
               at_least=True),
    ]  # fmt: skip
