"""Restoring in processes of its own that are killed, or refused by the file system, at each step.

Run as a program by test_broken_off.py: it prints a line of JSON per try. The steps are what Python
tells its audit hooks (files made, moved, removed) and the database's commit, so a step that is
added to a restore is tried as well.
"""

import errno
import json
import os
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

STEPS = {"os.rename", "os.remove", "os.rmdir", "os.mkdir", "shutil.rmtree", "open"}


class Steps:
    """Counts what a process does to files and database, and interferes at one of it."""

    def __init__(self, interfere_at: int | None, interfere: Callable[[str], None]) -> None:
        self.seen: list[str] = []
        self.at = interfere_at
        self.interfere = interfere
        sys.addaudithook(self.hook)

    def hook(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event in STEPS and (
            event != "open" or "w" in str(arguments[1]) or "x" in str(arguments[1])
        ):
            self.step(event)

    def step(self, name: str) -> None:
        self.seen.append(name)
        if len(self.seen) - 1 == self.at:
            self.interfere(name)


def kill(_step: str) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def refuse(step: str) -> None:
    if step in STEPS:
        raise OSError(errno.EXDEV, "Invalid cross-device link", "uploads")


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


def restoring(archive: Path, at: int | None, interfere: Callable[[str], None]) -> Callable[[], Any]:
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


def settling(at: int | None) -> Callable[[], Any]:
    def work() -> Any:
        from gemeinwerk.config.backup import settle

        steps = Steps(at, kill)
        settle()
        return {"steps": steps.seen}

    return work


def looking() -> Any:
    """What the installation holds when it starts again."""
    from django.conf import settings

    from gemeinwerk.config.backup import content_hash, settle

    settle()
    left = [path.name for path in settings.MEDIA_ROOT.iterdir() if path.name.startswith(".")]
    return {"hash": content_hash(), "left": left}


def worth_trying(steps: list[str]) -> Iterator[int]:
    """All moves, and of the same thing done with file after file the beginning and the end."""
    for place, step in enumerate(steps):
        around = {*steps[max(0, place - 2) : place : 2], *steps[place + 2 : place + 3]}
        if step == "os.rename" or around != {step} or not 2 <= place < len(steps) - 2:
            yield place


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

    connection.close()
    fresh = home.parent / "try"

    def anew() -> Path:
        shutil.rmtree(fresh, ignore_errors=True)
        return Path(shutil.copytree(home, fresh))

    _status, old = in_a_process(anew(), looking)
    _status, whole = in_a_process(anew(), restoring(archive, None, kill))
    _status, new = in_a_process(fresh, looking)
    say(old=old["hash"], new=new["hash"], steps=whole["steps"])
    for way, interfere in (("killed", kill), ("refused", refuse)):
        for place in worth_trying(whole["steps"]):
            if way == "refused" and whole["steps"][place] not in STEPS:
                continue
            status, said = in_a_process(anew(), restoring(archive, place, interfere))
            _status, found = in_a_process(fresh, looking)
            say(way=way, place=place, status=status, said=said, found=found)
    kill_while_settling(anew, archive, whole["steps"].index("before the commit"))


def kill_while_settling(anew: Callable[[], Path], archive: Path, place: int) -> None:
    """Killed with all files exchanged, and killed again while they are brought back."""

    folder = anew()
    in_a_process(folder, restoring(archive, place, kill))
    kept = shutil.copytree(folder, folder.parent / "broken")

    def broken() -> Path:
        shutil.rmtree(folder)
        return Path(shutil.copytree(kept, folder))

    _status, whole = in_a_process(broken(), settling(None))
    for again in worth_trying(whole["steps"]):
        status, _said = in_a_process(broken(), settling(again))
        _status, found = in_a_process(folder, looking)
        say(way="killed twice", place=again, status=status, said=None, found=found)


if __name__ == "__main__":
    main(Path(os.environ["GEMEINWERK_VAR"]))
