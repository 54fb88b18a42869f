"""Everything in one file, and back."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from rich.console import Console

from gemeinwerk.config import backup as backups
from gemeinwerk.config.backup import NotBackedUp, NotRestored, NotSettled
from gemeinwerk.config.backup.making import Progress
from gemeinwerk.config.starting import tidy_when_stopped
from gemeinwerk.privacy import replaying

ENDINGS = (".tar", ".tar.gz", ".tgz")


@click.command("backup")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
def backup_command(file: Path) -> None:
    """Write the database and all uploads to FILE (.tar.gz or .tar).

    People can go on working meanwhile: the file holds one moment. It works for SQLite and
    PostgreSQL alike, and moves an installation from one to the other.
    """
    if not file.name.endswith(ENDINGS):
        raise click.UsageError(f"The name of FILE ends in one of {', '.join(ENDINGS)}.")
    tidy_when_stopped()
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with _shown("Backing up") as progress:
            manifest = backups.backup(file, progress)
    except (NotBackedUp, NotSettled) as refusal:
        raise click.ClickException(refusal.message) from refusal
    except OSError as error:
        raise click.ClickException(f"{file} cannot be written: {error.strerror}") from error
    click.echo(
        f"{file}: {sum(one.rows for one in manifest.tables.values())} rows, "
        f"{len(manifest.uploads)} uploads. Content hash {manifest.content_hash}"
    )


@click.command("restore")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--replace", is_flag=True, help="Replace everything that is here.")
def restore_command(file: Path, replace: bool) -> None:
    """Bring back what FILE holds, all or nothing, and compare it with what was backed up."""
    tidy_when_stopped()
    # While the rows that went are known to be gone.
    replaying.settle()
    try:
        with _shown("Restoring") as progress:
            manifest = backups.restore(file, replace=replace, progress=progress)
    except (NotRestored, NotSettled) as refusal:
        raise click.ClickException(refusal.message) from refusal
    click.echo(f"Restored and compared: content hash {manifest.content_hash}")
    if erased := replaying.replay():
        click.echo(f"Erased again, since they had asked for it after this backup: {erased}")


@contextmanager
def _shown(what: str) -> Iterator[Progress]:
    """One line that says what is being done, where somebody watches."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda _step: None
        return
    with console.status(what) as status:
        yield lambda step: status.update(f"{what}: {step}")
