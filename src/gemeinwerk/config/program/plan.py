"""Find the best dates for meetings, or say why there are none. Opens no database."""

import json
import sys
import time
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from gemeinwerk.config.program.options import in_language
from gemeinwerk.config.program.problem_files import (
    LONGEST,
    UNREADABLE,
    Unreadable,
    a_number,
    content,
    of,
    written,
)

if TYPE_CHECKING:
    from gemeinwerk.engines.planning.plan import Plan
    from gemeinwerk.engines.planning.problem import Appointment, Problem, Words

FORMATS = ("text", "json", "ics", "xlsx", "csv")
_ENDINGS = {".txt": "text", ".json": "json", ".ics": "ics", ".xlsx": "xlsx", ".csv": "csv"}


@click.command("plan")
@click.argument("problem", required=False, type=click.Path(path_type=Path, allow_dash=True))
@click.option(
    "--out",
    "outs",
    multiple=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write the plan to this file as well, as its name ends: .json, .ics, .xlsx, .csv, .txt; "
    "JSON with any other end. May be given several times.",
)
@click.option(
    "--seconds",
    type=click.FloatRange(min=0.1, max=LONGEST),
    callback=a_number,
    default=60.0,
    show_default=True,
    help="Most time to take. Ctrl-C ends it sooner, with the best plan so far.",
)
@click.option(
    "--keep",
    type=click.Path(path_type=Path),
    help="Plan anew: keep as many dates of this PLAN.json as possible.",
)
@click.option(
    "--format",
    "shape",
    type=click.Choice(FORMATS),
    default="text",
    show_default=True,
    help="How to say it on the standard output.",
)
@click.option("--compare", is_flag=True, help="Put the plan beside today's practice (text).")
@click.option(
    "--people",
    type=click.Path(path_type=Path),
    help="Add people and when they can come from this XLSX, ODS, CSV or DOCX file.",
)
@click.option(
    "--busy",
    multiple=True,
    type=click.Path(path_type=Path),
    help="Keep clear of the dates in this ICS file. May be given several times.",
)
@click.option("--template", is_flag=True, help="Write a PROBLEM.json to fill in, and end.")
@in_language
def plan_command(
    problem: Path | None,
    outs: tuple[Path, ...],
    seconds: float,
    keep: Path | None,
    shape: str,
    compare: bool,
    people: Path | None,
    busy: tuple[Path, ...],
    template: bool,
    language: str,
) -> None:
    """Find the best dates for the meetings that PROBLEM.json asks for ("-": standard input).

    Proves that no plan is better, or says in plain words why there is none.

    Exit code 0 with a plan, 1 where none exists, 3 where time ended before one was found, 2 where
    an input cannot be read or a file not be written.
    """
    if template:
        _write_template()
        return
    if problem is None:
        raise click.UsageError("Name a PROBLEM.json, or write one with --template.")
    if shape == "xlsx" and sys.stdout.isatty():
        raise click.UsageError("A workbook is no text: name a file, --out PLAN.xlsx.")
    begun = time.monotonic()
    try:
        asked = _problem(problem, people, busy, language)
        kept = _kept(keep, asked) if keep else None
    except Unreadable as error:
        click.echo(error.told(language), err=True)
        sys.exit(UNREADABLE)

    from gemeinwerk.config.program.planning import planned

    found = planned(asked, _left(seconds, time.monotonic() - begun), kept, language)
    answer = Answer(asked, found, language, compare)
    answer.say(shape)
    done = [answer.write(_ENDINGS.get(out.suffix.lower(), "json"), out) for out in outs]
    sys.exit(found.status.exit_code if all(done) else UNREADABLE)


def _left(seconds: float, spent: float) -> float:
    """What is left for the search of the time that all may take: at least half of it, so that
    a slow disk does not take a plan away."""
    return max(seconds - spent, seconds / 2)


def _problem(file: Path, people: Path | None, busy: tuple[Path, ...], language: str) -> "Problem":
    """What is asked, with the people and the busy dates of the other files."""
    # The solvers are loaded here, since that takes of the time as well.
    from gemeinwerk.engines.planning import gathering, planner, problem_file  # noqa: F401

    notes: list[Any] = []
    with of(file):
        data = problem_file.load(content(file))
    apart: Any = _apart(language) if people or busy else None
    for one in busy:
        with of(one):
            data, found = gathering.with_busy(data, content(one), one.name, apart.busy)
            notes += [(_in_file(one, place), words) for place, words in found]
    if people:
        with of(people):
            data, found = gathering.with_people(data, content(people), people.name, apart.people)
            notes += [(_in_file(people, place), words) for place, words in found]
    with of(file):
        problem = problem_file.problem_from(data)
    return replace(problem, notes=(*problem.notes, *notes))


def _apart(language: str) -> Any:
    """What reads the files of others in a process of its own. That takes a second to load, which
    a plan without such files need not wait for."""
    from gemeinwerk.config.program import set_up

    set_up()
    from gemeinwerk.scheduling.apart import Apart

    return Apart(language)


def _kept(file: Path, problem: "Problem") -> "tuple[Appointment, ...]":
    """The dates of an earlier plan."""
    from gemeinwerk.engines.planning import problem_file

    with of(file):
        return problem_file.appointments_from(problem_file.load(content(file)), problem)


def _in_file(file: Path, place: "str | Words") -> "Words":
    """The place, with the file it is in before it."""
    from gemeinwerk.engines.planning.problem import Words

    de, en = (place, place) if isinstance(place, str) else (place.de, place.en)
    return Words(f"{file.name}, {de}", f"{file.name}, {en}")


class Answer:
    """A plan in the shapes it can be written in."""

    def __init__(self, problem: "Problem", plan: "Plan", language: str, compare: bool) -> None:
        self.problem, self.plan = problem, plan
        self.language, self.compare = language, compare

    def say(self, shape: str) -> None:
        """To the standard output; without a plan, a table or a calendar is the reason instead."""
        if self.plan.meetings or shape in ("text", "json"):
            click.echo(self.in_shape(shape), nl=False)
        else:
            click.echo(self.in_shape("text"), err=True, nl=False)
        if shape != "text":
            from gemeinwerk.engines.planning.problem import ProblemError

            for place, words in self.problem.notes:
                note = ProblemError(place, words)
                click.echo(note.in_language(self.language), err=True)

    def write(self, shape: str, out: Path) -> bool:
        """To a file, a table or a calendar only where there is a plan; whether nothing failed."""
        from gemeinwerk.engines.planning.problem import Words

        if not self.plan.meetings and shape not in ("text", "json"):
            self._tell(out, Words("Nicht geschrieben, weil es keinen Plan gibt.",
                                  "Not written, as there is no plan."))  # fmt: skip
            return True
        return written(out, self.in_shape(shape), self.language)

    def _tell(self, out: Path, words: "Words") -> None:
        click.echo(f"{out.name}: {words.in_language(self.language)}", err=True)

    def in_shape(self, shape: str) -> bytes:
        """The bytes of the plan in one of `FORMATS`."""
        if shape == "text":
            from gemeinwerk.engines.planning.plan_in_words import tell

            text = tell(self.problem, self.plan, self.language, compare=self.compare)
        elif shape == "json":
            text = json.dumps(self.plan.as_json(self.language), ensure_ascii=False, indent=1)
        else:
            return self._as_table_or_calendar(shape)
        return f"{text}\n".encode()

    def _as_table_or_calendar(self, shape: str) -> bytes:
        from gemeinwerk.engines.planning.files.writing_csv import as_csv
        from gemeinwerk.engines.planning.files.writing_ics import as_ics
        from gemeinwerk.engines.planning.files.writing_xlsx import as_xlsx

        if shape == "ics":
            return as_ics(self.problem, self.plan, self.language, stamp=datetime.now(UTC))
        write = as_xlsx if shape == "xlsx" else as_csv
        return write(self.problem, self.plan, self.language)


def _write_template() -> None:
    from gemeinwerk.engines.planning.template import template

    click.echo(json.dumps(template(), ensure_ascii=False, indent=1))
