"""Find who should sit in which group, or say why targets cannot be met. Opens no database."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gemeinwerk.config.program.options import how_to_say_it, in_language
from gemeinwerk.config.program.problem_files import (
    LONGEST,
    UNREADABLE,
    Unreadable,
    a_number,
    content,
    of,
    written,
)
from gemeinwerk.engines.composition.limits import MOST_SLIPS

if TYPE_CHECKING:
    from gemeinwerk.engines.composition.composition import Composition
    from gemeinwerk.engines.composition.problem import Problem


@click.command("compose")
@click.argument("problem", type=click.Path(path_type=Path, allow_dash=True))
@click.option(
    "--out",
    "outs",
    multiple=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write the seats to this file as well: text where its name ends in .txt, else JSON. May "
    "be given several times.",
)
@click.option(
    "--seconds",
    type=click.FloatRange(min=0.1, max=LONGEST),
    callback=a_number,
    default=30.0,
    show_default=True,
    help="Most time for the solver.",
)
@click.option(
    "--draw",
    "slips",
    type=click.IntRange(min=1, max=MOST_SLIPS),
    help="Draw one of so many equally likely slips instead, with chances as equal as can be.",
)
@how_to_say_it(help="How to say it on the standard output.")
@in_language
def compose_command(
    problem: Path,
    outs: tuple[Path, ...],
    seconds: float,
    slips: int | None,
    shape: str,
    language: str,
) -> None:
    """Find the best seats for all groups that PROBLEM.json asks for ("-": standard input).

    Proves goal after goal that nothing is better. Where targets cannot be met, names the smallest
    set of rules that cannot stand together.

    Exit code 0 with a composition, 1 where the rules admit none, 3 where time ended before one was
    found, 2 where an input cannot be read or a file not be written.
    """
    try:
        asked = _problem(problem)
    except Unreadable as error:
        click.echo(error.told(language), err=True)
        sys.exit(UNREADABLE)

    from gemeinwerk.engines.composition import composer

    found = composer.compose(asked, seconds=seconds, slips=slips or 0)
    if shape != "text":
        for place, words in asked.notes:
            click.echo(f"{place}: {words.in_language(language)}", err=True)
    click.echo(_in_shape(asked, found, shape, language), nl=False)
    done = [_write(asked, found, out, language) for out in outs]
    sys.exit(found.status.exit_code if all(done) else UNREADABLE)


def _problem(file: Path) -> "Problem":
    from gemeinwerk.engines.composition import problem_file

    with of(file):
        return problem_file.problem_from(problem_file.load(content(file)))


def _in_shape(problem: "Problem", found: "Composition", shape: str, language: str) -> bytes:
    if shape == "text":
        from gemeinwerk.engines.composition.page import tell

        text = tell(problem, found, language)
    else:
        text = json.dumps(found.as_json(language), ensure_ascii=False, indent=1)
    return f"{text}\n".encode()


def _write(problem: "Problem", found: "Composition", out: Path, language: str) -> bool:
    shape = "text" if out.suffix.lower() == ".txt" else "json"
    return written(out, _in_shape(problem, found, shape, language), language)
