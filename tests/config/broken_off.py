"""Restoring in processes of its own that are killed, or refused by the file system, at each step.

Run as a program by test_broken_off.py: it prints a line of JSON per try. The steps are what Python
tells its audit hooks (files made, moved, removed) and the database's commit, so a step that is
added to a restore is tried as well.

What a killed process leaves is what lies in the files at that moment: one restore is enough, whose
folder is copied at each step. At a few of them a process is killed indeed, which leaves the same.
"""

import errno
import json
import os
import shutil
import signal
import sys
from collections.abc import Callable, Container, Iterator
from pathlib import Path
from typing import Any

STEPS = {"os.rename", "os.remove", "os.rmdir", "os.mkdir", "shutil.rmtree", "open"}


Interfere = Callable[[int, str], None]


class Steps:
    """Counts what a process does to files and database, and interferes at some of it."""

    def __init__(self, interfere_at: Container[int], interfere: Interfere) -> None:
        self.seen: list[str] = []
        self.at = interfere_at
        self.interfere = interfere
        self.interfering = False
        sys.addaudithook(self.hook)

    def hook(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event in STEPS and (
            event != "open" or "w" in str(arguments[1]) or "x" in str(arguments[1])
        ):
            self.step(event)

    def step(self, name: str) -> None:
        if self.interfering:
            return
        self.seen.append(name)
        if (place := len(self.seen) - 1) in self.at:
            self.interfering = True
            try:
                self.interfere(place, name)
            finally:
                self.interfering = False


def kill(_place: int, _step: str) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def refuse(_place: int, step: str) -> None:
    if step in STEPS:
        raise OSError(errno.EXDEV, "Invalid cross-device link", "uploads")


def copying(folder: Path, into: Path) -> Interfere:
    """What lies in the folder at a step, as `into/PLACE`."""
    return lambda place, _step: shutil.copytree(folder, into / str(place)) and None


def in_a_process(folder: Path, work: Callable[[], Any]) -> tuple[int, Any]:
    """What `work` gives on the installation in `folder`, and how the process ended."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        at_home_in(folder)
        with os.fdopen(writing, "w") as stream:
            json.dump(work(), stream)
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as stream:
        said = stream.read()
    _pid, status = os.waitpid(child, 0)
    return status, json.loads(said) if said else None


def at_home_in(folder: Path) -> None:
    from django.conf import settings
    from django.db import connection

    os.fsync = lambda _handle: None  # type: ignore[assignment]  # power cuts are not tried here
    connection.close()
    connection.settings_dict["NAME"] = str(folder / "gemeinwerk.sqlite3")
    settings.MEDIA_ROOT = folder / "uploads"
    settings.DERIVED_ROOT = folder / "files"


def restoring(archive: Path, at: Container[int], interfere: Interfere) -> Callable[[], Any]:
    def work() -> Any:
        from django.db import connection

        from gemeinwerk.config.backup import NotRestored, NotSettled, restore

        steps = Steps(at, interfere)
        committing = connection._commit

        def commit() -> None:
            steps.step("before the commit")
            committing()
            steps.step("after the commit")

        connection._commit = commit  # type: ignore[method-assign]
        try:
            restore(archive, replace=True)
        except NotRestored as refusal:
            return {"refused": refusal.message, "steps": steps.seen}
        except NotSettled:  # whether before the commit or after it, the next start knows
            return {"refused": None, "steps": steps.seen}
        return {"refused": "", "steps": steps.seen}

    return work


def settling(at: Container[int], interfere: Interfere = kill) -> Callable[[], Any]:
    def work() -> Any:
        from gemeinwerk.config.backup import settle

        steps = Steps(at, interfere)
        settle()
        return {"steps": steps.seen}

    return work


def looking() -> Any:
    """What the installation holds when it starts again."""
    from django.conf import settings

    from gemeinwerk.config.backup import settle

    settle()
    left = [path.name for path in settings.MEDIA_ROOT.iterdir() if path.name.startswith(".")]
    return {"hash": held(), "left": left}


def held() -> str:
    """As `content_hash`, but each row as this one kind of database gives it: asked so often."""
    from django.apps import apps
    from django.conf import settings
    from django.db import connection

    from gemeinwerk.config.backup.hashing import joined, upload_hashes
    from gemeinwerk.config.backup.tables import tables

    names = [model._meta.db_table for model in tables(apps)]
    with connection.cursor() as cursor:
        rows = {
            name: repr(cursor.execute(f'SELECT * FROM "{name}" ORDER BY 1').fetchall())
            for name in names
        }
    return joined(rows, upload_hashes(Path(settings.MEDIA_ROOT)))


def worth_trying(steps: list[str]) -> Iterator[int]:
    """All moves, and of the same thing done with file after file the beginning and the end."""
    seen: set[tuple[str, ...]] = set()
    for place, step in enumerate(steps):
        between = tuple(steps[max(0, place - 1) : place + 2])
        if step == "os.rename" or between not in seen:
            yield place
        seen.add(between)


def moves(steps: list[str]) -> list[int]:
    return [place for place, step in enumerate(steps) if step == "os.rename"]


def first_of_each(steps: list[str]) -> list[int]:
    """That the file system refuses."""
    return [steps.index(step) for step in STEPS if step in steps]


def prepare(home: Path) -> Path:
    """An installation in state "old"; the backup of state "new"."""
    from gemeinwerk.config.backup import backup
    from gemeinwerk.municipalities.models import Municipality

    town = Municipality.objects.create(name="Neu", slug="stadt", land="NW")
    uploads = home / "uploads"
    write(uploads / "imports" / "2026" / "both.xlsx", "new")
    write(uploads / "only" / "new.xlsx", "new")
    backup(home.parent / "new.tar")
    Municipality.objects.filter(pk=town.pk).update(name="Alt")
    write(uploads / "imports" / "2026" / "both.xlsx", "old")
    shutil.rmtree(uploads / "only")
    write(uploads / "old.xlsx", "old")
    return home.parent / "new.tar"


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def say(**what: Any) -> None:
    print(json.dumps(what), flush=True)


def main(home: Path) -> None:
    import django

    django.setup()
    archive = prepare(home)
    from django.db import connection
    from django.db.migrations.loader import MigrationLoader

    MigrationLoader(connection)  # loaded once for all that part from here

    connection.close()
    fresh, copies = home.parent / "try", home.parent / "copies"
    copies.mkdir()

    def anew() -> Path:
        shutil.rmtree(fresh, ignore_errors=True)
        return Path(shutil.copytree(home, fresh))

    def left(place: int) -> Any:
        """What an installation holds after its process ended at a step, as it was copied there."""
        shutil.rmtree(fresh)
        (copies / str(place)).rename(fresh)
        _status, found = in_a_process(fresh, looking)
        return found

    _status, old = in_a_process(anew(), looking)
    _status, whole = in_a_process(anew(), restoring(archive, (), kill))
    _status, new = in_a_process(fresh, looking)
    steps: list[str] = whole["steps"]
    say(old=old["hash"], new=new["hash"], steps=steps)
    places, commit = list(worth_trying(steps)), steps.index("before the commit")
    in_a_process(anew(), restoring(archive, places, copying(fresh, copies)))
    for place in places:
        say(way="left", place=place, status=signal.SIGKILL, said=None, found=left(place))
    for way, at, interfere in (
        ("killed", (commit, commit + 1, places[-1]), kill),
        ("refused", sorted({*first_of_each(steps), *moves(steps)}), refuse),
    ):
        for place in at:
            status, said = in_a_process(anew(), restoring(archive, (place,), interfere))
            _status, found = in_a_process(fresh, looking)
            say(way=way, place=place, status=status, said=said, found=found)

    # Killed with all files exchanged, and killed again while they are brought back.
    in_a_process(anew(), restoring(archive, (commit,), kill))
    broken = shutil.copytree(fresh, home.parent / "broken")
    _status, whole = in_a_process(fresh, settling(()))
    places = list(worth_trying(whole["steps"]))
    shutil.rmtree(fresh)
    shutil.copytree(broken, fresh)
    in_a_process(fresh, settling(places, copying(fresh, copies)))
    for place in places:
        say(way="left twice", place=place, status=None, said=None, found=left(place))


if __name__ == "__main__":
    main(Path(os.environ["GEMEINWERK_VAR"]))
