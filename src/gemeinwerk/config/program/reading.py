"""Show what is read from a catalogue file. Opens no database."""

import json
import sys
from pathlib import Path

import click
from django.utils import translation

from gemeinwerk.catalogue_files import UnreadableFile
from gemeinwerk.catalogue_files.reading_as_json import as_json
from gemeinwerk.catalogue_files.reading_in_words import in_words
from gemeinwerk.config.program.check import content_of
from gemeinwerk.config.program.options import how_to_say_it, in_language
from gemeinwerk.config.program.waiting import waiting
from gemeinwerk.measures.own_file import read_apart

UNREADABLE = 2


@click.command("read")
@click.argument("file", type=click.Path(path_type=Path))
@how_to_say_it()
@in_language
def read_command(file: Path, shape: str, language: str) -> None:
    """Show what is read from FILE (XLSX, ODS, CSV, DOCX), and what is not.

    The JSON is described by docs/reading.schema.json.

    Exit code 0 with measures, 2 where the file cannot be read.
    """
    with translation.override(language):
        try:
            with waiting(file.name) as on_progress:
                reading = read_apart(content_of(file), file.name, on_progress=on_progress)
        except UnreadableFile as error:
            click.echo(f"{file.name}: {error.message}", err=True)
            sys.exit(UNREADABLE)
        if shape == "json":
            click.echo(json.dumps(as_json(reading), ensure_ascii=False, indent=1))
        else:
            click.echo(in_words(reading))
