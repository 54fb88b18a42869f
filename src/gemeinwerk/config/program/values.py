"""Take over measured values from a file that is too long to be looked through on a page."""

import sys
from pathlib import Path

import click
from django.utils import translation

from gemeinwerk.catalogue_files import UnreadableFile
from gemeinwerk.config.program.check import UNREADABLE, concept_of, content_of
from gemeinwerk.core.errors import DomainError
from gemeinwerk.measures.value_files.operations import record_values
from gemeinwerk.measures.value_files.planning import WORDS, planned
from gemeinwerk.measures.value_files.reading import MOST_AT_ONCE, read_apart


@click.command("values")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--concept", "slug", required=True, help="The concept, by its address.")
@click.option("--town", help="The municipality of the concept, where several have one so named.")
@click.option("--dry-run", is_flag=True, help="Say what would be entered and write nothing.")
def values_command(file: Path, slug: str, town: str | None, dry_run: bool) -> None:
    """Enter the measured values in FILE (XLSX, ODS, CSV; long or wide): all that are new, or none.

    What stands already is never changed; what the file says otherwise is noted as a contradiction.

    Exit code 0 when done, 1 where it is refused, 2 where the file cannot be read.
    """
    with translation.override("de"):
        try:
            concept = concept_of(slug, town)
            rows = read_apart(content_of(file), most=MOST_AT_ONCE).rows
            counted = planned(concept, rows).counted()
            if not dry_run:
                record_values(concept, rows=rows, by=None, most=MOST_AT_ONCE)
        except UnreadableFile as error:
            click.echo(f"{file.name}: {error.message}", err=True)
            sys.exit(UNREADABLE)
        except DomainError as error:
            click.echo(error.message, err=True)
            sys.exit(1)
        click.echo("\n".join(f"{number} {WORDS[outcome]}" for outcome, number in counted.items()))
