"""All rows of a table that was looked through, written at once."""

from datetime import date
from typing import Any

from gemeinwerk.audit import operations as audit
from gemeinwerk.contributions.importing.planning import Plan, Planned, together
from gemeinwerk.contributions.models import (
    Channel,
    Contribution,
    ContributionImport,
    ContributionKind,
    Voice,
)
from gemeinwerk.contributions.operations.writing import next_number
from gemeinwerk.contributions.searching import search_text

AT_ONCE = 500


def write(planned: Plan, run: ContributionImport, *, state: str) -> tuple[int, int]:
    """Of a run whose concept is held: the first and the last number given."""
    first = next_number(run.concept)
    wanted = [*planned.new]
    if run.takes_doubtful:
        wanted += [one.planned for one in planned.doubtful]
    rows = [_contribution(one, run, number) for number, one in enumerate(wanted, start=first)]
    for row in rows:
        row.state = state
    made = Contribution.objects.bulk_create(rows, batch_size=AT_ONCE)
    through: Any = Contribution.themes.through
    through.objects.bulk_create(
        [
            through(contribution=row, crosscuttingtheme=theme)
            for row, one in zip(made, wanted, strict=True)
            for theme in one.themes
        ],
        batch_size=AT_ONCE,
    )
    voices = [_voice(row, one) for row, one in zip(made, wanted, strict=True)]
    Voice.objects.bulk_create([one for one in voices if one], batch_size=AT_ONCE)
    return first, first + len(made) - 1


def _contribution(planned: Planned, run: ContributionImport, number: int) -> Contribution:
    read = planned.read
    new = Contribution(
        concept=run.concept,
        number=number,
        kind=read.kind or ContributionKind.PROPOSAL,
        title=read.title,
        text=read.text,
        language=read.language or "de",
        field=planned.field,
        target_group=read.target_group,
        channel=Channel.FILE,
        said_on=date.fromisoformat(read.said_on) if read.said_on else None,
        participation=run.participation,
        meeting=planned.meeting,
        item_id=planned.item,
        place_name=read.place_name,
        latitude=read.latitude,
        longitude=read.longitude,
        source=together(read),
        extra=planned.extra,
        received_at=audit.now(),
        changed_at=audit.now(),
        created_by=run.started_by,
    )
    new.search_text = search_text(new)
    return new


def _voice(row: Contribution, planned: Planned) -> Voice | None:
    """Nobody is named where the table names nobody."""
    read = planned.read
    if not (read.name or read.email or read.role or read.organisation):
        return None
    return Voice(
        contribution=row,
        name=read.name or read.organisation,
        email=read.email.lower(),
        role=read.role,
        language=row.language,
    )
