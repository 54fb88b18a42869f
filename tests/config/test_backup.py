"""A backup holds everything, and gives it back: rows, uploads, and where counting stood."""

import io
import json
import os
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from django.conf import settings
from django.db import connection
from tests.config.furnished import AFFECTED, furnished
from tests.factories import MilestoneFactory, MunicipalityFactory
from tests.kept import for_a_module
from tests.ledger.logs import faults

from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.concepts.models import Concept
from gemeinwerk.config.backup import NotRestored, backup, content_hash, restore
from gemeinwerk.config.backup.manifest import sealed
from gemeinwerk.config.program import program
from gemeinwerk.ledger import queries
from gemeinwerk.measures.models import CatalogueVersion, Measure, Milestone
from gemeinwerk.measures.operations.versions import freeze


@pytest.fixture(scope="module")
def kept(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Path]:
    """A folder with the uploads and the backup of what every test here finds."""
    home = tmp_path_factory.mktemp("kept")
    with for_a_module(django_db_blocker, home / "uploads"):
        with django_db_blocker.unblock():
            furnished(MunicipalityFactory(name="Musterstadt", slug="musterstadt"))
            backup(home / "sicherung.tar.gz")
        yield home


@pytest.fixture
def concept(kept: Path, db: None) -> Concept:
    shutil.copytree(kept / "uploads", settings.MEDIA_ROOT)
    return Concept.objects.get(slug="fit")


@pytest.fixture
def saved(kept: Path, concept: Concept, tmp_path: Path) -> Path:
    return Path(shutil.copy(kept / "sicherung.tar.gz", tmp_path))


def test_a_backup_brings_back_what_was_there(concept: Concept, saved: Path) -> None:
    before = content_hash()
    Measure.objects.filter(code="1.2").update(title="später geändert")
    Milestone.objects.all().delete()
    MilestoneFactory(measure=concept.measures.first())
    (Path(settings.MEDIA_ROOT) / "imports" / "2026" / "Katalog ü.xlsx").write_bytes(b"changed")
    (Path(settings.MEDIA_ROOT) / "later.txt").write_text("later")
    assert content_hash() != before
    manifest = restore(saved, replace=True)
    assert (content_hash(), manifest.content_hash) == (before, before)
    assert Measure.objects.get(concept=concept, code="1.1").description == AFFECTED
    connection.check_constraints()


def test_the_log_of_evidence_comes_back_as_it_was(concept: Concept, saved: Path) -> None:
    head = queries.head(concept.municipality_id)
    assert head
    concept.measures.filter(code="1.1").update(title="Ganz anders")
    freeze(concept, kind="council", by=None)
    restore(saved, replace=True)
    assert queries.head(concept.municipality_id) == head
    assert faults() == []


def test_moments_and_versions_are_the_same_ones(concept: Concept, saved: Path) -> None:
    entries = list(AuditEntry.objects.values())
    checksum = CatalogueVersion.objects.get().checksum
    restore(saved, replace=True)
    assert list(AuditEntry.objects.values()) == entries
    assert CatalogueVersion.objects.get().checksum == checksum


def test_no_number_is_given_twice(concept: Concept, tmp_path: Path) -> None:
    """What was deleted before the backup keeps its number: the audit speaks of it."""
    last = MilestoneFactory(measure=concept.measures.first())
    number = last.pk
    last.delete()
    path = tmp_path / "sicherung.tar"
    backup(path)
    restore(path, replace=True)
    assert MilestoneFactory(measure=concept.measures.first()).pk == number + 1


def test_a_backup_names_no_account_of_the_machine(saved: Path) -> None:
    with tarfile.open(saved) as archive:
        members = archive.getmembers()
    assert members[0].name == "manifest.json"
    assert {(one.uid, one.uname, one.gname) for one in members} == {(0, "", "")}


# --- what is refused ----------------------------------------------------------------------------


def test_an_installation_in_use_is_not_overwritten_by_mistake(saved: Path) -> None:
    before = content_hash()
    with pytest.raises(NotRestored, match="--replace"):
        restore(saved)
    assert content_hash() == before


def altered(path: Path, name: str, change: object) -> Path:
    """The same archive with one file changed."""
    other = path.with_name("altered.tar")
    with tarfile.open(path) as old, tarfile.open(other, "w") as new:
        for member in old:
            content = old.extractfile(member).read()
            if member.name == name:
                content = change(content)
                member.size = len(content)
            new.addfile(member, io.BytesIO(content))
    return other


def as_json(change: object) -> object:
    def changed(content: bytes) -> bytes:
        manifest = json.loads(content)
        manifest.pop("sha256")
        change(manifest)
        return sealed(manifest)

    return changed


@pytest.mark.parametrize(
    ("name", "change", "said"),
    [
        ("tables/measures_measure.jsonl", lambda content: content[:-20], "beschädigt"),
        ("tables/measures_measure.jsonl", lambda content: b"", "beschädigt"),
        ("manifest.json", lambda content: b"{}", "keine Sicherung"),
        (
            "manifest.json",
            as_json(lambda it: it["migrations"].setdefault("measures", []).append("9999_later")),
            "neueren Version",
        ),
        ("manifest.json", as_json(lambda it: it.update(format_version=2)), "neueres Format"),
        ("manifest.json", as_json(lambda it: it.update(content_hash="0" * 64)), "nicht dasselbe"),
        (
            "manifest.json",
            as_json(lambda it: it["uploads"].update({"../../evil": "0" * 64})),
            "beschädigt",
        ),
    ],
)
def test_a_file_that_is_not_what_it_says_changes_nothing(
    saved: Path, name: str, change: object, said: str
) -> None:
    before = content_hash()
    with pytest.raises(NotRestored, match=said):
        restore(altered(saved, name, change), replace=True)
    assert content_hash() == before


def test_another_file_is_no_backup(concept: Concept, tmp_path: Path) -> None:
    path = tmp_path / "brief.tar.gz"
    path.write_bytes(b"Sehr geehrte Damen und Herren")
    with pytest.raises(NotRestored):
        restore(path, replace=True)


# --- from the shell, and to another database ----------------------------------------------------


def test_the_name_says_which_kind_of_file_it_is(tmp_path: Path) -> None:
    result = CliRunner().invoke(program, ["backup", str(tmp_path / "sicherung.zip")])
    assert result.exit_code == 2
    assert ".tar.gz" in result.output


SETTINGS = {"DJANGO_SETTINGS_MODULE": "gemeinwerk.config.settings"}
BOTH = "from gemeinwerk.config.program import program; " + "; ".join(
    f"program.main({arguments}, standalone_mode=False)"
    for arguments in ("['restore', sys.argv[1]]", "['backup', sys.argv[2]]")
)


def restored_and_saved(folder: Path, saved: Path, again: Path) -> list[str]:
    """What the program says to both, on an SQLite database of its own."""
    environment = {k: v for k, v in os.environ.items() if k != "GEMEINWERK_DATABASE_URL"}
    done = subprocess.run(
        [sys.executable, "-c", f"import sys; {BOTH}", str(saved), str(again)],
        env=environment | {"GEMEINWERK_VAR": str(folder), **SETTINGS},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


@pytest.mark.slow
def test_a_backup_moves_to_another_database_and_back(
    saved: Path, tmp_path: Path, installed_in: Callable[[Path], None]
) -> None:
    """Run on PostgreSQL, this goes to SQLite and back to PostgreSQL; and there it begins with
    nothing, which a restore brings up to date first."""
    before = content_hash()
    elsewhere, again = tmp_path / "elsewhere", tmp_path / "again.tar.gz"
    if connection.vendor == "sqlite":
        installed_in(elsewhere)
    told = restored_and_saved(elsewhere, saved, again)
    assert [before in line for line in told].count(True) == 2
    restore(again, replace=True)
    assert content_hash() == before
