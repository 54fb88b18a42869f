"""A progress report: how long its files take, how much memory, and whether it is issued whole."""

import os
import random
import signal
import subprocess
import sys
import time
from datetime import UTC, date, datetime, timedelta
from time import perf_counter

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from weasyprint import HTML

from bench.editing import _office
from bench.figures import Figure
from bench.towns import HOST, catalogue
from gemeinwerk.accounts.models import User
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.paper import NothingElse
from gemeinwerk.ledger.models import Entry
from gemeinwerk.measures.models import Indicator, MeasuredValue
from gemeinwerk.progress_reports import operations
from gemeinwerk.progress_reports.content.making import content_of
from gemeinwerk.progress_reports.exporting.formats import FORMATS, Made
from gemeinwerk.progress_reports.exporting.paper import pdf
from gemeinwerk.progress_reports.exporting.web import page
from gemeinwerk.progress_reports.models import IssuedFile, IssuedReport, Part, ProgressReport
from gemeinwerk.progress_reports.queries import told_versions

SIZE, CHARTS, LARGE = 50, 60, 500
RATIO, SECONDS, MEGABYTES, QUERIES = 1.2, 5, 400, 15
KILLS, SEED = 20, 20261129
SUM = "5e" * 32
MAKE = """
import sys, django
django.setup()
from bench.memory import peak
from gemeinwerk.progress_reports.models import ProgressReport
from gemeinwerk.progress_reports import operations
row = ProgressReport.objects.select_related("concept").get(pk=int(sys.argv[1]))
made = operations.made_files(row)
if len(sys.argv) > 2:
    operations.finish(row, made)
print(peak() // 1_000_000)
"""


def run() -> list[Figure]:
    small, large = (measured(size) for size in (SIZE, LARGE))
    office = _office(small, 90)
    report = written(small)
    return [
        *_files(report),
        *_preview({small: office, large: _office(large, 91)}),
        _memory(written(large), office),
        *_killed(report, office),
    ]


def measured(size: int) -> Concept:
    """A catalogue of which each fifth measure has two indicators, each measured four times."""
    concept = catalogue(size, name="bericht")
    first = list(concept.measures.order_by("position")[: size // 5])
    Indicator.objects.bulk_create(
        Indicator(
            measure=one, name="Zufriedene", unit="Prozent", baseline=20, target=80,
            baseline_date=date(2023, 12, 31), target_date=date(2027, 12, 31),
        )
        for one in first
    )  # fmt: skip
    MeasuredValue.objects.bulk_create(
        MeasuredValue(
            measure_id=measure, indicator=name, day=date(2024, 6, 30) + timedelta(days=180 * step),
            value=30 + 10 * step, entered_at=datetime(2026, 1, 1, tzinfo=UTC),
        )
        for measure, name in Indicator.objects.filter(measure__concept=concept).values_list(
            "measure_id", "name"
        )
        for step in range(4)
    )  # fmt: skip
    (version,) = told_versions(concept)
    for row in version.measures.filter(measure__in=first):
        told = row.content["indicators"][0] | {
            "name": "Zufriedene", "unit": "Prozent", "baseline": 20, "target": 80,
            "baseline_date": "2023-12-31", "target_date": "2027-12-31",
        }  # fmt: skip
        content = row.content | {"indicators": [*row.content["indicators"], told]}
        type(row)._base_manager.filter(pk=row.pk).update(content=content)
    return concept


def written(concept: Concept) -> ProgressReport:
    return ProgressReport.objects.create(
        concept=concept,
        title="Sachstandsbericht 1. Halbjahr 2026",
        as_of=date(2026, 6, 30),
        parts=[part.value for part in Part if part != Part.CHANGES],
        introduction="Ein Jahr nach dem Beschluss ist viel begonnen. " * 20,
        summary="Vieles läuft. Manches dauert länger.",
        changed_at=datetime(2026, 7, 1, tzinfo=UTC),
    )


def _files(report: ProgressReport) -> list[Figure]:
    content = content_of(report)
    html = page(content, SUM)
    charts = html.count('class="rep-plot"')
    assert charts == CHARTS, charts
    pdf(content, SUM)  # fonts and styles are read once
    ratios = [_ratio(content) for _turn in range(3)]
    began = perf_counter()
    FORMATS["docx"].write(Made(content, SUM))
    seconds = perf_counter() - began
    how = f"{SIZE} measures, {CHARTS} charts; the best of three turns"
    return [
        Figure("report as PDF beside WeasyPrint alone", min(ratios), "times", RATIO, how),
        Figure("report as Word", seconds, "s", SECONDS, f"{SIZE} measures in our template"),
    ]


def _ratio(content: dict[str, object]) -> float:
    """Our time, from content to bytes, by WeasyPrint's for the very HTML that is printed."""
    from gemeinwerk.progress_reports.exporting import paper

    printed: list[str] = []
    on_paper = paper.on_paper

    def kept(page: str) -> bytes:
        printed.append(page)
        return on_paper(page)

    paper.on_paper = kept  # type: ignore[assignment]
    began = perf_counter()
    pdf(content, SUM)
    ours = perf_counter() - began
    paper.on_paper = on_paper
    began = perf_counter()
    HTML(string=printed[0], url_fetcher=NothingElse()).write_pdf(pdf_variant="pdf/ua-1")
    return ours / (perf_counter() - began)


def _preview(offices: dict[Concept, User]) -> list[Figure]:
    counts = []
    for concept, user in offices.items():
        client = Client(headers={"host": HOST})
        client.force_login(user)
        path = f"/arbeitsplatz/berichte/{written(concept).pk}/"
        client.get(path)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(path).status_code == 200
        counts.append(len(asked))
    how = f"SQL queries of one answer with {SIZE} and {LARGE} measures: {counts}"
    return [
        Figure("report preview, queries", max(counts), "queries", QUERIES, how),
        Figure("report preview, spread over sizes", max(counts) - min(counts), "queries", 0, how),
    ]


def _memory(report: ProgressReport, office: User) -> Figure:
    operations.order(report, by=office)
    done = _elsewhere(report, [])
    said, _errors = done.communicate()
    assert done.returncode == 0
    how = f"peak of a process that makes every file of a report of {LARGE} measures"
    return Figure("report of 500 measures, memory", int(said), "MB", MEGABYTES, how)


def _killed(report: ProgressReport, office: User) -> list[Figure]:
    """A report that is issued again and again, each time killed at another moment."""
    chance, half_done = random.Random(SEED), 0
    began = perf_counter()
    operations.order(report, by=office)
    assert _elsewhere(report, ["issue"]).wait() == 0
    whole = perf_counter() - began
    for _turn in range(KILLS):
        again = written(report.concept)
        operations.order(again, by=office)
        process = _elsewhere(again, ["issue"])
        time.sleep(chance.uniform(0.5, 1.0) * whole)
        process.send_signal(signal.SIGKILL)
        process.wait()
        half_done += _stands(again) not in ((0, 0, 0), (1, len(FORMATS), 1 + len(FORMATS)))
    second = _elsewhere(again, ["issue"]).wait()
    how = f"{KILLS} times issued and killed with SIGKILL, moments from seed {SEED}"
    return [
        Figure("reports half issued after a kill", half_done, "reports", 0, how),
        Figure("second try issues it", int(second == 0 and _stands(again)[0] == 1), "reports", 1,
               how, at_least=True),
    ]  # fmt: skip


def _stands(report: ProgressReport) -> tuple[int, int, int]:
    issued = IssuedReport.objects.filter(report=report)
    files = IssuedFile.objects.filter(issued__in=issued)
    keys = [("progress_report", list(issued.values_list("pk", flat=True))),
            ("progress_report.file", list(files.values_list("pk", flat=True)))]  # fmt: skip
    entries = sum(Entry.objects.filter(kind=kind, source_id__in=pks).count() for kind, pks in keys)
    return issued.count(), files.count(), entries


def _elsewhere(report: ProgressReport, further: list[str]) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", MAKE, str(report.pk), *further],
        env=dict(os.environ),
        stdout=subprocess.PIPE,
        text=True,
    )
