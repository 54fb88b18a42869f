"""Say which measures are not fit to be decided, and why."""

import json
import sys
from pathlib import Path
from typing import Any

import click
from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from gemeinwerk.catalogue_files import UnreadableFile
from gemeinwerk.concepts.models import Concept
from gemeinwerk.config.program.options import how_to_say_it, in_language
from gemeinwerk.config.program.waiting import waiting
from gemeinwerk.measures import checking, queries
from gemeinwerk.measures.findings_xlsx import file_workbook, findings_workbook
from gemeinwerk.measures.importing.checked_file import check_reading, finding_as_json
from gemeinwerk.measures.importing.terminal_text import tell
from gemeinwerk.measures.models import Measure
from gemeinwerk.measures.own_file import read_apart

UNREADABLE = 2


@click.command("check")
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option("--concept", "slug", help="Check this concept of the database instead of a file.")
@click.option("--town", help="The municipality of the concept, where several have one so named.")
@how_to_say_it("xlsx")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Write to this file.")
@in_language
def check_command(
    file: Path | None,
    slug: str | None,
    town: str | None,
    shape: str,
    out: Path | None,
    language: str,
) -> None:
    """Check the measures in FILE (XLSX, ODS, CSV, DOCX) against the SMART rules.

    Exit code 0 without errors, 1 with errors, 2 where the file cannot be read.
    """
    if (file is None) == (slug is None):
        raise click.UsageError("Name either a FILE or a concept with --concept.")
    with translation.override(language):
        if file is not None:
            errors = _check_file(file, shape, out, language)
        else:
            errors = _check_concept(concept_of(str(slug), town), shape, out, language)
    sys.exit(1 if errors else 0)


def _check_file(file: Path, shape: str, out: Path | None, language: str) -> int:
    try:
        with waiting(file.name) as on_progress:
            reading = read_apart(content_of(file), file.name, on_progress=on_progress)
            checked = check_reading(reading)
    except UnreadableFile as error:
        click.echo(f"{file.name}: {error.message}", err=True)
        sys.exit(UNREADABLE)
    if shape == "json":
        _write(json.dumps(checked.as_json(language), ensure_ascii=False, indent=1), out)
    elif shape == "xlsx":
        _write_book(file_workbook(checked), out, file.stem)
    else:
        _write(tell(checked, language), out)
    return checked.errors


def _check_concept(concept: Concept, shape: str, out: Path | None, language: str) -> int:
    measures = list(queries.whole(queries.of_concept(concept)))
    result = checking.check_concept(concept)
    if shape == "json":
        told = _concept_as_json(concept, measures, result, language)
        _write(json.dumps(told, ensure_ascii=False, indent=1), out)
    elif shape == "xlsx":
        _write_book(findings_workbook(concept, measures, result), out, concept.slug)
    else:
        _write(_concept_as_text(concept, measures, result), out)
    return len(result.blocking)


def _concept_as_json(
    concept: Concept, measures: list[Measure], result: checking.Result, language: str
) -> dict[str, Any]:
    codes = {str(measure.pk): measure.code for measure in measures}
    findings = [
        finding_as_json(one, None, language) | {"measure": codes.get(one.measure or "")}
        for one in result.findings
    ]
    return {
        "file": None,
        "concept": concept.slug,
        "measures": len(measures),
        "mapping": {},
        "findings": findings,
        "unread": [],
        "outside": [],
    }


def _concept_as_text(concept: Concept, measures: list[Measure], result: checking.Result) -> str:
    lines = [f"{concept.name}: {checking.counted(result.findings) or _('nichts zu beanstanden')}"]
    lines += [f"  {one.code} {checking.sentence(one)}" for one in result.of_catalogue]
    by_measure = result.by_measure()
    for measure in measures:
        found = by_measure.get(str(measure.pk))
        if found and found.findings:
            lines += ["", f"{measure.code} {measure.title}"]
            lines += [f"  {one.code} {checking.sentence(one)}" for one in found.findings]
    return "\n".join(lines)


def content_of(file: Path) -> bytes:
    """The bytes of a file, no more than may be read; `UnreadableFile` where there are none."""
    try:
        with file.open("rb") as stream:
            return stream.read(settings.UPLOAD_MAX_BYTES + 1)
    except OSError as error:
        raise UnreadableFile(error.strerror or str(error)) from error


def concept_of(slug: str, town: str | None) -> Concept:
    """The one concept so named, or a usage error that says what there is."""
    found = Concept.objects.filter(slug=slug).select_related("municipality")
    if town:
        found = found.filter(municipality__slug=town)
    concepts = list(found[:2])
    if len(concepts) == 1:
        return concepts[0]
    if concepts:
        raise click.UsageError(f"Several towns have a concept “{slug}”: name one with --town.")
    known = ", ".join(Concept.objects.order_by("slug").values_list("slug", flat=True)[:20])
    raise click.UsageError(f"There is no concept “{slug}”. Known: {known or 'none'}.")


def _write(text: str, out: Path | None) -> None:
    if out:
        out.write_text(f"{text}\n", encoding="utf-8")
    else:
        click.echo(text)


def _write_book(content: bytes, out: Path | None, stem: str) -> None:
    """To a file, or to the standard output where that leads into a file or a pipe."""
    if out is None and not sys.stdout.isatty():
        sys.stdout.buffer.write(content)
        return
    target = out or Path(f"{stem}-pruefung.xlsx")
    target.write_bytes(content)
    click.echo(str(target), err=True)
