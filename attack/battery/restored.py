"""Archives that were damaged, commands that were killed, and what citizens read after a restore."""

import random
import signal
import subprocess
import time
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings
from django.db import connections
from tests.factories.published import make_public, published_version

from attack.ground import Ground
from attack.holdings import holdings
from attack.server import PROGRAM, run
from attack.verdict import Verdict, only
from gemeinwerk.measures.models import Measure

DAMAGED, KILLED = 12, 4
SEED = 20240515


def play(ground: Ground) -> Iterable[Verdict]:
    archive = ground.folder / "sound.tar.gz"
    made = run("backup", str(archive))
    yield only("a backup is made while the server runs", made.returncode == 0, made.stderr[-300:])
    yield _mode(archive)
    yield _killed_backup(ground)
    yield _damaged(ground, archive)
    yield _killed_import(ground)
    yield _read_after_restore(ground, archive)


def _mode(archive: Path) -> Verdict:
    mode = archive.stat().st_mode & 0o777
    return only("an archive is read by its owner alone", mode == 0o600, oct(mode))


def _killed_backup(ground: Ground) -> Verdict:
    """What a killed backup left is gone after the next one."""
    folder = ground.folder / "killed"
    folder.mkdir()
    chance, verdict = random.Random(SEED), Verdict("a killed backup leaves nothing behind")
    whole = _seconds("backup", str(folder / "whole.tar.gz"))
    for _turn in range(KILLED):
        _kill(chance.uniform(0.4, 1) * whole, "backup", str(folder / "one.tar.gz"))
    last = run("backup", str(folder / "last.tar.gz"))
    left = [one.name for one in folder.iterdir() if not one.name.endswith(".tar.gz")]
    verdict.require(last.returncode == 0 and not left, ", ".join(left) or last.stderr[-300:])
    return verdict


def _damaged(ground: Ground, archive: Path) -> Verdict:
    """Signs turned over, ends cut off: a sentence, and everything stands as it stood."""
    verdict, chance = Verdict("a damaged archive changes nothing and says so"), random.Random(SEED)
    sound, before = archive.read_bytes(), holdings()
    for number in range(DAMAGED):
        broken = bytearray(sound)
        if number % 3 == 2:
            broken = broken[: chance.randrange(1, len(broken))]
        else:
            broken[chance.randrange(len(broken))] ^= 1 << chance.randrange(8)
        path = ground.folder / "damaged.tar.gz"
        path.write_bytes(bytes(broken))
        done = run("restore", "--replace", str(path))
        same = holdings() == before
        said = done.returncode != 0 and "Traceback" not in done.stdout + done.stderr
        # A sign of the gzip header may say nothing: then the archive is whole.
        whole = done.returncode == 0 and same
        verdict.require(
            same and (said or whole), f"damage {number}: {(done.stdout + done.stderr)[-300:]}"
        )
    return verdict


def _killed_import(ground: Ground) -> Verdict:
    """All of a file or nothing of it, and a second try succeeds."""
    verdict, chance = Verdict("a killed import did not happen"), random.Random(SEED)
    concept = ground.other.scene.concept
    path = ground.folder / "catalogue.csv"
    lines = [
        f"8.{n};Radweg {n} an der Ringstraße bauen;Tiefbauamt;2027;2028" for n in range(1, 301)
    ]
    path.write_text("\n".join(["Nr.;Titel;Federführung;Beginn;Ende", *lines]), encoding="utf-8")
    words = ["import", str(path), "--town", ground.other.scene.town.slug, "--concept", concept.slug]
    rows = Measure.objects.filter(concept=concept, code__startswith="8.")
    whole = _seconds(*words, "--dry-run")
    for _turn in range(KILLED):
        _kill(chance.uniform(0.5, 1.3) * whole, *words)
        verdict.require(rows.count() in {0, 300}, f"{rows.count()} of 300 measures")
    done = run(*words)
    verdict.require(rows.count() == 300, f"then {rows.count()} of 300; {done.stdout[-300:]}")
    return verdict


def _seconds(*words: str) -> float:
    began = time.monotonic()
    run(*words)
    return time.monotonic() - began


def _kill(after: float, *words: str) -> None:
    """Begin a command and kill it after so many seconds, unless it was quicker."""
    process = subprocess.Popen(
        [*PROGRAM, *words], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    time.sleep(after)
    process.send_signal(signal.SIGKILL)
    process.wait()


def _read_after_restore(ground: Ground, archive: Path) -> Verdict:
    """What was published after the backup, then another state with the same numbers."""
    verdict = Verdict("after a restore nobody reads the discarded state")
    town = ground.home
    root = f"/konzepte/{town.scene.concept.slug}"
    paths = [
        f"{root}/massnahmen/",
        f"{root}/katalog.json",
        f"{root}/massnahmen/{town.scene.measure.code}/",
    ]
    _publish(ground, "DISCARDED")
    discarded = {path: ground.get(path) for path in paths}
    connections.close_all()
    done = run("restore", "--replace", str(archive))
    verdict.require(done.returncode == 0, done.stderr[-300:])
    _publish(ground, "RESTORED")
    for path in paths:
        tag = discarded[path].headers.get("etag", '"none"')
        again, conditional = ground.get(path), ground.get(path, If_None_Match=tag)
        verdict.require("DISCARDED" not in again.body, f"{path}: the discarded state")
        verdict.require(conditional.status == 200, f"{path}: {conditional.status} to the old ETag")
    return verdict


def _publish(ground: Ground, word: str) -> None:
    concept = ground.home.scene.concept
    Measure.objects.filter(concept=concept).update(title=f"{word} Radweg bauen")
    concept.refresh_from_db()
    published_version(concept, kind="participation")
    make_public(concept)
    time.sleep(settings.PUBLIC_LAG)
