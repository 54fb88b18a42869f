"""Two whole ticks at the same minute, and two workers: each mail leaves once, each work is done
once."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core import mail
from django.db import connection, transaction
from tests.factories import ConceptFactory, MunicipalityFactory, UserFactory

from gemeinwerk.config import tick
from gemeinwerk.core import jobs
from gemeinwerk.measures.importing import operations as importing
from gemeinwerk.measures.models import ImportRun
from gemeinwerk.notices.models import Notice, NoticeState
from gemeinwerk.notices.operations import queue

CONTENT = "Nr.;Maßnahme\n1;Beratung\n2;Kurse\n".encode()
AT_ONCE, MAILS, FILES = 3, 12, 3


def together(work: Callable[[], list[str]]) -> list[str]:
    """The same work in threads that begin at one moment; all they said."""
    start = threading.Barrier(AT_ONCE)

    def one(_number: int) -> list[str]:
        try:
            start.wait(timeout=300)
            return work()
        finally:
            connection.close()

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return [line for lines in pool.map(one, range(AT_ONCE)) for line in lines]


def ticked() -> list[str]:
    return [line.text for line in tick.run() if line.failed or line.text.startswith("mails")]


def worked() -> list[str]:
    done = []
    while jobs.work_one():
        done.append("done")
    return done


@pytest.mark.skipif(
    connection.vendor == "sqlite",
    reason="the database in memory belongs to one thread; its claims are serial anyway",
)
@pytest.mark.django_db(transaction=True)
def test_nothing_is_sent_or_done_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    town = MunicipalityFactory()
    with transaction.atomic():
        for _ in range(MAILS):
            queue("account.joined", town=town, to=UserFactory())
    for _ in range(FILES):
        importing.upload(ConceptFactory(), content=CONTENT, name="k.csv", by=None)
    begun: list[int] = []
    reading = importing._reading

    def counted(run: ImportRun, progress: importing.Progress) -> object:
        begun.append(run.pk)
        return reading(run, progress)

    monkeypatch.setattr(importing, "_reading", counted)
    said = together(ticked)
    assert not [line for line in said if "failed" in line]
    assert sum(int(line.rpartition(" ")[2]) for line in said) == MAILS
    recipients = [message.to[0] for message in mail.outbox]
    assert len(recipients) == len(set(recipients)) == MAILS
    assert set(Notice.objects.values_list("state", flat=True)) == {NoticeState.SENT}
    together(worked)
    assert sorted(begun) == sorted(ImportRun.objects.values_list("pk", flat=True))
    assert set(ImportRun.objects.values_list("state", "tries")) == {("ready", 1)}
