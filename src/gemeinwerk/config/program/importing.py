"""Read a catalogue of measures from a file."""

import json
import sys
from pathlib import Path
from typing import Any

import click
from django.utils import translation

from gemeinwerk.catalogue_files import UnreadableFile
from gemeinwerk.config.program.check import UNREADABLE, concept_of, content_of
from gemeinwerk.config.program.options import how_to_say_it
from gemeinwerk.config.program.waiting import waiting
from gemeinwerk.core.errors import DomainError
from gemeinwerk.measures.importing import run_in_words
from gemeinwerk.measures.importing.clashes import Choice
from gemeinwerk.measures.importing.operations import import_now
from gemeinwerk.measures.own_file import read_apart


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--concept", "slug", help="The concept to take the measures into, by its address.")
@click.option("--town", help="The municipality of the concept, where several have one so named.")
@click.option("--dry-run", is_flag=True, help="Say what would change and write nothing.")
@how_to_say_it()
@click.option(
    "--same-number",
    "clashing",
    type=click.Choice(Choice.values),
    help="What becomes of rows whose number quite another measure has: a new measure with a free "
    "number, a change of that measure, or nothing. By default what was chosen for the last file, "
    "else a new measure.",
)
def import_command(
    file: Path,
    slug: str | None,
    town: str | None,
    dry_run: bool,
    shape: str,
    clashing: str | None,
) -> None:
    """Take the measures in FILE (XLSX, ODS, CSV, DOCX) into a concept: all of them or none.

    Without --concept it says what the file holds. A file that was taken over before changes
    nothing; a changed one updates by number; what is missing in it is listed, never deleted.

    Exit code 0 when done, 1 where the import is refused, 2 where the file cannot be read.
    """
    with translation.override("de"):
        try:
            told, text = _run(file, slug, town, dry_run, clashing or "")
        except UnreadableFile as error:
            _refuse(shape, f"{file.name}: {error.message}", UNREADABLE)
        except DomainError as error:
            _refuse(shape, error.message, 1)
    click.echo(json.dumps(told, ensure_ascii=False, indent=1) if shape == "json" else text)


def _run(
    file: Path, slug: str | None, town: str | None, dry_run: bool, clashing: str
) -> tuple[Any, str]:
    concept = concept_of(slug, town) if slug else None
    content = content_of(file)
    with waiting(file.name) as on_progress:
        if concept is None:
            reading = read_apart(content, file.name, on_progress=on_progress)
            return run_in_words.held_as_json(reading), run_in_words.held_as_text(reading)
        planned, _run_kept = import_now(
            concept,
            content=content,
            name=file.name,
            by=None,
            clashing=clashing,
            dry_run=dry_run,
            on_progress=on_progress,
        )
    return run_in_words.plan_as_json(planned), run_in_words.plan_as_text(planned, dry_run=dry_run)


def _refuse(shape: str, message: str, code: int) -> None:
    if shape == "json":
        click.echo(json.dumps(run_in_words.refused_as_json(message), ensure_ascii=False, indent=1))
    else:
        click.echo(message, err=True)
    sys.exit(code)
