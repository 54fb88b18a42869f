"""Show what is read from a list of contacts. Opens no database."""

import json
import sys
from pathlib import Path

import click
from django.utils import translation

from gemeinwerk.catalogue_files import UnreadableFile
from gemeinwerk.config.program.check import content_of
from gemeinwerk.config.program.options import how_to_say_it, in_language
from gemeinwerk.config.program.reading import UNREADABLE
from gemeinwerk.config.program.waiting import waiting
from gemeinwerk.contact_files import UnreadableContacts, read_apart
from gemeinwerk.contact_files.reading_as_json import as_json
from gemeinwerk.contact_files.reading_in_words import in_words


@click.command("read-contacts")
@click.argument("file", type=click.Path(path_type=Path))
@how_to_say_it()
@in_language
def read_contacts_command(file: Path, shape: str, language: str) -> None:
    """Show what is read from FILE (XLSX, ODS, CSV, vCard), and what is not.

    The JSON is described by docs/contacts.schema.json.

    Exit code 0 with contacts, 2 where the file cannot be read.
    """
    with translation.override(language):
        try:
            with waiting(file.name) as on_progress:
                reading = read_apart(content_of(file), file.name, on_progress=on_progress)
        except (UnreadableContacts, UnreadableFile) as error:
            click.echo(f"{file.name}: {error.message}", err=True)
            sys.exit(UNREADABLE)
        if shape == "json":
            click.echo(json.dumps(as_json(reading, language), ensure_ascii=False, indent=1))
        else:
            click.echo(in_words(reading, language))
