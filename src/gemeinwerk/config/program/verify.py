"""Check that nothing was changed since it was entered in the log."""

import hashlib
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from gemeinwerk.ledger import proofs
from gemeinwerk.ledger.proofs import CONSISTENCY, INCLUSION, NoProof, Noted

CHANGED, UNREADABLE = 1, 2
LARGEST_PROOF = 1024 * 1024
"""Bytes; a proof has some thousands."""
# The program speaks before its translations are loaded: a proof needs no installation.
WORDS = {
    "stands": (
        "Bewiesen: Eintrag {number} vom {at} steht im Verzeichnis mit dem Stand {head}.",
        "Proven: entry {number} of {at} stands in the log with the head {head}.",
    ),
    "same": (
        "{file} ist Byte für Byte, was dort eingetragen wurde.",
        "{file} is byte for byte what was entered there.",
    ),
    "continues": (
        "Bewiesen: Das Verzeichnis mit dem Stand {new} setzt das mit dem Stand {old} fort.",
        "Proven: the log with the head {new} continues the one with the head {old}.",
    ),
    "other_file": (
        "{file} ist nicht, was eingetragen wurde: Die Prüfsumme ist {found}, eingetragen ist "
        "{entered}.",
        "{file} is not what was entered: its checksum is {found}, {entered} was entered.",
    ),
    "broken": ("{proof} beweist nichts: Die Prüfsummen passen nicht.", "{proof} proves nothing."),
    "other_head": (
        "Nichts beweist, dass Ihr Stand {head} dazugehört. Dazu braucht es einen zweiten Nachweis, "
        "vom einen Stand zum anderen (--proof ein zweites Mal).",
        "Nothing proves that your head {head} belongs to it. That takes a second proof, from one "
        "head to the other (--proof once more).",
    ),
    "not_entered": (
        "{file} steht in keinem Verzeichnis. Die Prüfsumme ist {found}.",
        "{file} stands in no log. Its checksum is {found}.",
    ),
    "other_history": (
        "{town}: Das Verzeichnis setzt Ihren Stand {head} NICHT fort. Nach {size} Einträgen hatte "
        "es {root}.",
        "{town}: the log does NOT continue your head {head}. After {size} entries it had {root}.",
    ),
    "shorter": (
        "{town}: Ihr Stand hat {size} Einträge, das Verzeichnis nur {found}.",
        "{town}: your head has {size} entries, the log only {found}.",
    ),
    "whole": (
        "{town}: {n} Einträge, alles wie eingetragen. Stand {head}",
        "{town}: {n} entries, all as entered. Head {head}",
    ),
    "faults": ("{town}: {n} Einträge, {faults} Fehler", "{town}: {n} entries, {faults} faults"),
    "blacked_out": ("  Titel geschwärzt: {n}", "  Titles blacked out: {n}"),
    "nothing": ("Es ist noch nichts eingetragen.", "Nothing is entered yet."),
}


class Verifier:
    """Says what is found, and remembers whether something was wrong."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.failed = False

    def say(self, key: str, *, wrong: bool = False, **values: Any) -> None:
        self.failed = self.failed or wrong
        german, english = WORDS[key]
        click.echo((english if self.language == "en" else german).format(**values))


@click.command("verify")
@click.argument("file", required=False, type=click.Path(path_type=Path, dir_okay=False))
@click.option("--head", "noted", metavar="SIZE:ROOT", help="A head that was noted earlier.")
@click.option(
    "--proof",
    "files",
    multiple=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help="A proof from the public pages; no database is opened then. May be given twice.",
)
@click.option("--town", "slug", help="Only the log of this municipality.")
@click.option("--language", type=click.Choice(["de", "en"]), default="de", show_default=True)
def verify_command(
    file: Path | None, noted: str | None, files: Sequence[Path], slug: str | None, language: str
) -> None:
    """Check FILE against the log of what was published, or the whole log against what is stored.

    Exit code 0 where all is as entered, 1 where something is not, 2 where something cannot be read.
    """
    head = Noted.read(noted) if noted else None
    if noted and head is None:
        raise click.BadParameter("is SIZE:ROOT, e.g. 12:9f86d0…", param_hint="--head")
    verifier = Verifier(language)
    try:
        found = _sha256(file) if file else ""
        if files:
            _by_proof(verifier, file, found, head, files)
        else:
            _by_database(verifier, file, found, head, slug)
    except (NoProof, OSError) as error:
        click.echo(str(error), err=True)
        sys.exit(UNREADABLE)
    sys.exit(CHANGED if verifier.failed else 0)


# --- without a database -------------------------------------------------------------------------


def _by_proof(
    verifier: Verifier, file: Path | None, found: str, head: Noted | None, files: Sequence[Path]
) -> None:
    documents = [(path, _read(path)) for path in files]
    steps = [one for one in documents if proofs.format_of(one[1]) == CONSISTENCY]
    inclusions = [one for one in documents if proofs.format_of(one[1]) == INCLUSION]
    if file and not inclusions:
        raise NoProof("None of the proofs is of a file (gemeinwerk-ledger-inclusion).")
    known = {_included(verifier, path, document, file, found) for path, document in inclusions}
    pairs = [pair for path, document in steps for pair in _continued(verifier, path, document)]
    if head and head not in _reached(known or set(pairs[0] if pairs else ()), pairs):
        verifier.say("other_head", head=head, wrong=True)


def _reached(known: set[Noted], pairs: Sequence[tuple[Noted, Noted]]) -> set[Noted]:
    """All heads that are proven to be of one log with those that are known."""
    for _ in pairs:
        known = known.union(*(pair for pair in pairs if known.intersection(pair)))
    return known


def _included(
    verifier: Verifier, path: Path, document: Any, file: Path | None, found: str
) -> Noted:
    head = proofs.head_of(document, "head")
    if not proofs.proves_inclusion(document):
        verifier.say("broken", proof=path.name, wrong=True)
        return head
    entry = document["entry"]
    verifier.say("stands", number=entry["number"], at=entry.get("recorded_at"), head=head)
    if file and found != entry.get("digest"):
        entered = entry.get("digest")
        verifier.say("other_file", file=file.name, found=found, entered=entered, wrong=True)
    elif file:
        verifier.say("same", file=file.name)
    return head


def _continued(verifier: Verifier, path: Path, document: Any) -> list[tuple[Noted, Noted]]:
    """The pair of heads it is a proof for, or none."""
    old, new = proofs.head_of(document, "old"), proofs.head_of(document, "new")
    if proofs.proves_consistency(document):
        verifier.say("continues", old=old, new=new)
        return [(old, new)]
    verifier.say("broken", proof=path.name, wrong=True)
    return []


def _sha256(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _read(path: Path) -> Any:
    with path.open("rb") as stream:
        content = stream.read(LARGEST_PROOF + 1)
    try:
        if len(content) > LARGEST_PROOF:
            raise ValueError
        return json.loads(content)
    except (ValueError, RecursionError):
        raise NoProof(f"{path}: this is no proof") from None


# --- with the database --------------------------------------------------------------------------


def _by_database(
    verifier: Verifier, file: Path | None, found: str, head: Noted | None, slug: str | None
) -> None:
    from gemeinwerk.config.program import set_up

    set_up()
    from django.utils import translation

    from gemeinwerk.config.backup.snapshot import snapshot

    with translation.override(verifier.language), snapshot():
        towns = _towns(slug)
        if file:
            _find(verifier, file, found, towns)
        elif head is None:
            _check(verifier, towns)
        if head:
            _continues(verifier, towns, head)


def _towns(slug: str | None) -> list[Any]:
    from gemeinwerk.municipalities.models import Municipality

    towns = list(Municipality.objects.order_by("slug"))
    if slug is None:
        return towns
    named = [town for town in towns if town.slug == slug]
    if not named:
        known = ", ".join(town.slug for town in towns[:20])
        raise click.UsageError(f"There is no town “{slug}”. Known: {known or 'none'}.")
    return named


def _check(verifier: Verifier, towns: Sequence[Any]) -> None:
    """Every log, worked out anew from what is stored."""
    from gemeinwerk.ledger import queries
    from gemeinwerk.ledger.checking import check, check_rest

    names = {town.pk: town.name for town in towns}
    ledgers = [one for one in queries.ledgers() if one.municipality_id in names or len(towns) != 1]
    for ledger in ledgers:
        checked = check(ledger)
        name = names.get(checked.town, f"#{checked.town}")
        if checked.faults:
            count = len(checked.faults)
            verifier.say("faults", town=name, n=checked.size, faults=count, wrong=True)
            click.echo("\n".join(f"  - {fault}" for fault in checked.faults))
        else:
            head = Noted(checked.size, checked.root)
            verifier.say("whole", town=name, n=checked.size, head=head)
        if checked.blacked_out:
            verifier.say("blacked_out", n=checked.blacked_out)
    if not ledgers:
        verifier.say("nothing")
    for note in check_rest():
        click.echo(note)


def _find(verifier: Verifier, file: Path, found: str, towns: Sequence[Any]) -> None:
    from gemeinwerk.ledger import queries

    entered = False
    for town in towns:
        head = queries.head(town.pk)
        if head is None:
            continue
        for entry in queries.with_digest(town.pk, found):
            document = queries.inclusion(entry, town.pk, head)
            if not proofs.proves_inclusion(document):
                verifier.say("broken", proof=f"{town.name}, {entry}", wrong=True)
                continue
            entered = True
            noted = queries.noted(head)
            click.echo(f"{town.name}: {entry.title}")
            verifier.say("stands", number=entry.number, at=entry.recorded_at, head=noted)
            verifier.say("same", file=file.name)
    if not entered:
        verifier.say("not_entered", file=file.name, found=found, wrong=True)


def _continues(verifier: Verifier, towns: Sequence[Any], head: Noted) -> None:
    """Of several towns one is enough: a head does not say whose it is."""
    from gemeinwerk.ledger import queries

    answers = []
    for town in towns:
        newest = queries.noted(queries.head(town.pk))
        if head.size > newest.size:
            answers.append(
                ("shorter", {"town": town.name, "size": head.size, "found": newest.size})
            )
            continue
        root = queries.root(town.pk, head.size)
        if root == head.root:
            verifier.say("continues", old=head, new=newest)
            return
        told = {"town": town.name, "head": head, "size": head.size, "root": root}
        answers.append(("other_history", told))
    for key, values in answers:
        verifier.say(key, **values, wrong=True)
    if not answers:
        verifier.say("nothing", wrong=True)
