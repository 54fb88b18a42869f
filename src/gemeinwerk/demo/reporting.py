"""Three progress reports and one of the participation: written by the office, issued, and three of
them published."""

from collections.abc import Iterator
from datetime import time
from functools import partial
from typing import Any

from gemeinwerk.concepts.models import Concept
from gemeinwerk.demo import content
from gemeinwerk.demo.deeds import Deed
from gemeinwerk.demo.moments import at
from gemeinwerk.demo.rewriting import COORDINATOR
from gemeinwerk.demo.town import Cast
from gemeinwerk.progress_reports import operations
from gemeinwerk.progress_reports.models import IssuedReport, ProgressReport

NOON, AFTERNOON = time(12, 30), time(15, 20)
_TEXTS = ("summary", "introduction", "asked")


def reporting(cast: Cast, concept: Concept) -> Iterator[Deed]:
    for row in content.read("reports")["report"]:
        title = row["title"]
        yield Deed(at(row["begun"], NOON), title, partial(_begin, cast, concept, row))
        yield Deed(at(row["issued"], AFTERNOON), title, partial(_issue, cast, title))
        if "published" in row:
            publish = partial(_publish, cast, title)
            yield Deed(at(row["published"], NOON), title, publish)


def _begin(cast: Cast, concept: Concept, row: dict[str, Any]) -> None:
    if "learnt" in row:
        operations.create_of_participation(
            Concept.objects.get(pk=concept.pk),
            title=row["title"],
            summary=row["summary"].strip(),
            learnt=row["learnt"].strip(),
            by=cast.users[COORDINATOR],
        )
        return
    operations.create(
        Concept.objects.get(pk=concept.pk),
        title=row["title"],
        body=cast.bodies[row["body"]],
        as_of=row["as_of"],
        since=row.get("since"),
        parts=row["parts"],
        by=cast.users[COORDINATOR],
        **{name: row[name].strip() for name in _TEXTS if name in row},
    )


def _issue(cast: Cast, title: str) -> None:
    """Also what the worker would do: the town is whole when it is built."""
    report = ProgressReport.objects.select_related("concept").get(title=title)
    operations.order(report, by=cast.office)
    row = ProgressReport.objects.select_related("concept").get(pk=report.pk)
    operations.finish(row, operations.made_files(row))


def _publish(cast: Cast, title: str) -> None:
    operations.publish(IssuedReport.objects.get(title=title), by=cast.office)
