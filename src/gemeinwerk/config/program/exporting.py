"""Write a catalogue of measures to a file."""

import sys
from pathlib import Path

import click
from django.utils import translation
from rich.console import Console

from gemeinwerk.concepts.models import Concept
from gemeinwerk.config.program.check import concept_of
from gemeinwerk.config.program.options import in_language
from gemeinwerk.measures.exporting.formats import FORMATS
from gemeinwerk.measures.exporting.making import draft_file, version_file
from gemeinwerk.measures.models import CatalogueVersion


@click.command("export")
@click.option("--concept", "slug", required=True, help="The concept, as in its address.")
@click.option("--town", help="The municipality of the concept, where several have one so named.")
@click.option("--version", "number", type=int, help="A frozen version; without it, the draft.")
@click.option(
    "--format",
    "suffix",
    type=click.Choice(list(FORMATS)),
    help="What to write; without it, as --out ends.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write to this file; without it, to the standard output.",
)
@in_language
def export_command(
    slug: str,
    town: str | None,
    number: int | None,
    suffix: str | None,
    out: Path | None,
    language: str,
) -> None:
    """Write the catalogue of a concept: public values only.

    XLSX can be brought back with `gemeinwerk import` without loss; JSON has a published schema.
    """
    suffix = suffix or (out.suffix.lstrip(".") if out else "")
    if suffix not in FORMATS:
        raise click.UsageError(f"Name a --format: {', '.join(FORMATS)}.")
    concept = concept_of(slug, town)
    with translation.override(language), Console(stderr=True).status(f"Writing {suffix}"):
        content = _file(concept, number, suffix)
    if out is None:
        sys.stdout.buffer.write(content)
    else:
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_bytes(content)
        click.echo(f"{out}: {len(content)} bytes", err=True)


def _file(concept: Concept, number: int | None, suffix: str) -> bytes:
    if number is None:
        return draft_file(concept, suffix, reader=None)
    try:
        version = CatalogueVersion.objects.select_related("concept").get(
            concept=concept, number=number
        )
    except CatalogueVersion.DoesNotExist:
        known = concept.versions.values_list("number", flat=True)
        there = ", ".join(map(str, known)) or "none"
        raise click.UsageError(f"There is no version {number}. Known: {there}.") from None
    return version_file(version, suffix)
