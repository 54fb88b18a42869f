"""Say which counts of a table can be published so that nobody is given away. Opens no database."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gemeinwerk.config.program.options import how_to_say_it, in_language
from gemeinwerk.config.program.problem_files import UNREADABLE, Unreadable, content, of, written

if TYPE_CHECKING:
    from gemeinwerk.engines.disclosure.releases import Question, Refused
    from gemeinwerk.engines.disclosure.releasing import Safe
    from gemeinwerk.tables.words import Words

REFUSED = 1


@click.command("disclose")
@click.argument("tables", type=click.Path(path_type=Path, allow_dash=True))
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write the tables as they can be published to this JSON file as well.",
)
@click.option("--round", "rounds", is_flag=True, help="Round to 5 instead of leaving counts out.")
@how_to_say_it(help="How to say it on the standard output.")
@in_language
def disclose_command(
    tables: Path, out: Path | None, rounds: bool, shape: str, language: str
) -> None:
    """Say which counts of TABLES.json can be published ("-": standard input).

    Leaves out what would give somebody away, also together with what was published before, and the
    fewest counts that hide it, with proof.

    Exit code 0 with tables, 1 where none can be published, 2 where an input cannot be read or a
    file not be written.
    """
    try:
        question, answer, notes = _answered(tables, rounds)
    except Unreadable as error:
        click.echo(error.told(language), err=True)
        sys.exit(UNREADABLE)
    from gemeinwerk.engines.disclosure import in_words
    from gemeinwerk.engines.disclosure.releases import Refused

    data = json.dumps(in_words.as_json(question, answer, language), ensure_ascii=False, indent=1)
    click.echo(data if shape == "json" else in_words.tell(question, answer, language))
    for place, words in notes:
        click.echo(f"{place}: {words.in_language(language)}", err=True)
    if out and not written(out, f"{data}\n".encode(), language):
        sys.exit(UNREADABLE)
    sys.exit(REFUSED if isinstance(answer, Refused) else 0)


def _answered(
    file: Path, rounds: bool
) -> "tuple[Question, Safe | Refused, tuple[tuple[str, Words], ...]]":
    from gemeinwerk.config.program.planning import solvers_aside
    from gemeinwerk.engines.disclosure import release_file, releasing
    from gemeinwerk.engines.disclosure.releases import Contradiction

    with of(file):
        question, notes = release_file.question_from(release_file.load(content(file)))
        try:
            with solvers_aside():
                return question, releasing.release(question, rounds=rounds), notes
        except Contradiction as error:
            raise release_file.contradiction(error, question) from error
