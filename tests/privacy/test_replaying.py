"""A backup brings erased people back; nobody has to remember to erase them again."""

import io
import json
import os
import stat
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from django.conf import settings
from django.db import transaction
from django.utils import timezone

from gemeinwerk.accounts import operations
from gemeinwerk.accounts.models import Membership, User
from gemeinwerk.actors import operations as actors
from gemeinwerk.actors.models import Person
from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.config import tick
from gemeinwerk.config.backup import backup
from gemeinwerk.config.program.backup import restore_command
from gemeinwerk.measures.models import ImportRun
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.notices.models import Notice
from gemeinwerk.privacy.replaying import replay
from tests.factories import ConceptFactory, PersonFactory, user_with_role
from tests.privacy.searching import in_database, in_files, media

OnCommit = Callable[..., Any]
NAME, EMAIL = "Zora Quellfeld", "zora.quellfeld@musterstadt.example"


@pytest.fixture
def office(town: Municipality) -> User:
    return user_with_role("office", town, name="Jana Beispiel")


@pytest.fixture
def erased(
    town: Municipality, office: User, django_capture_on_commit_callbacks: OnCommit
) -> dict[str, Any]:
    """The row of an erased account, as a backup from before would have it."""
    user = user_with_role("unit_editor", town, name=NAME, email=EMAIL)
    row = {field.attname: getattr(user, field.attname) for field in user._meta.concrete_fields}
    with django_capture_on_commit_callbacks(execute=True):
        operations.remove(user, town=town, by=office, reason="Antrag")
    Notice.objects.all().delete()
    return row


def bring_back(row: dict[str, Any], town: Municipality) -> None:
    Membership.objects.create(
        user=User.objects.create(**row), municipality=town, role="unit_editor"
    )


def test_who_was_erased_is_erased_again_by_the_next_tick(
    erased: dict[str, Any], town: Municipality
) -> None:
    bring_back(erased, town)
    assert dict(tick.DUE)["erased again after a restore"]() == 1
    assert not User.objects.filter(email=EMAIL).exists()
    assert AuditEntry.objects.filter(verb="account.remove").count() == 2
    assert Notice.objects.count() == 0  # the last mail was the last


def test_so_is_somebody_without_an_account(
    town: Municipality, office: User, django_capture_on_commit_callbacks: OnCommit
) -> None:
    person = actors.create_person(town, by=office, name=NAME, email=EMAIL)
    pk = person.pk
    with django_capture_on_commit_callbacks(execute=True):
        actors.erase_person(person, by=office, reason="Antrag")
    Person.objects.create(pk=pk, municipality=town, name=NAME)
    assert (replay(), Person.objects.count()) == (1, 0)


def test_nobody_else_is(erased: dict[str, Any], town: Municipality) -> None:
    """After a restore the key may be given to somebody else, and a name may come again."""
    bring_back({**erased, "email": "kim@musterstadt.example", "name": "Kim Muster"}, town)
    user_with_role("unit_editor", town, name=NAME, email=EMAIL)
    PersonFactory(municipality=town, name=NAME)
    assert replay() == 0


def test_nor_who_came_anew_since(erased: dict[str, Any], town: Municipality) -> None:
    bring_back({**erased, "joined_at": timezone.now() + timedelta(minutes=1)}, town)
    assert replay() == 0


def test_the_list_tells_nothing_and_is_for_the_administrator_alone(
    erased: dict[str, Any], office: User
) -> None:
    path = Path(settings.ERASED_FILE)
    (line,) = path.read_text().split("\n")[1:-1]
    assert set(json.loads(line)) == {"at", "marks"}
    assert [word for word in ("Zora", "zora", "quellfeld", "musterstadt") if word in line] == []
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize(("before", "erased_again"), [(True, 1), (False, 0)])
def test_under_a_new_secret_the_list_is_read_with_the_earlier_one(
    erased: dict[str, Any], town: Municipality, settings: Any, before: bool, erased_again: int
) -> None:
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY] if before else []
    settings.SECRET_KEY = "another secret that is long enough for all"
    bring_back(erased, town)
    assert replay() == erased_again


def test_what_was_not_done_is_not_remembered(
    town: Municipality, office: User, django_capture_on_commit_callbacks: OnCommit
) -> None:
    user = user_with_role("unit_editor", town, name=NAME)
    with django_capture_on_commit_callbacks():
        operations.remove(user, town=town, by=office, reason="Antrag")
    assert not Path(settings.ERASED_FILE).exists()


def begun() -> list[Path]:
    return list(Path(settings.ERASED_FILE).parent.glob("*.begun"))


def test_who_was_erased_is_remembered_though_the_program_was_killed_right_after(
    town: Municipality, office: User, django_capture_on_commit_callbacks: OnCommit
) -> None:
    user = user_with_role("unit_editor", town, name=NAME, email=EMAIL)
    row = {field.attname: getattr(user, field.attname) for field in user._meta.concrete_fields}
    with django_capture_on_commit_callbacks():  # what comes after the commit never does
        operations.remove(user, town=town, by=office, reason="Antrag")
    assert replay() == 0
    assert begun() == []
    bring_back(row, town)
    assert replay() == 1


def test_what_was_taken_back_is_forgotten_after_a_while(town: Municipality, office: User) -> None:
    user = user_with_role("unit_editor", town, name=NAME, email=EMAIL)
    with transaction.atomic():
        operations.remove(user, town=town, by=office, reason="Antrag")
        transaction.set_rollback(True)
    assert replay() == 0
    (note,) = begun()  # it might be at work still
    assert stat.S_IMODE(note.stat().st_mode) == 0o600
    assert "quellfeld" not in note.read_text().casefold()
    long_ago = (timezone.now() - timedelta(hours=2)).timestamp()
    os.utime(note, (long_ago, long_ago))
    assert (replay(), begun(), Path(settings.ERASED_FILE).exists()) == (0, [], False)
    assert User.objects.filter(pk=user.pk).exists()


def test_a_note_cut_off_by_a_power_cut_stops_nothing(town: Municipality) -> None:
    Path(f"{settings.ERASED_FILE}.x.begun").write_text('{"at": "2026')
    assert replay() == 0


def test_a_line_cut_off_by_a_power_cut_takes_no_other_with_it(
    town: Municipality, request: pytest.FixtureRequest
) -> None:
    Path(settings.ERASED_FILE).write_text('{"at": "2026')
    bring_back(request.getfixturevalue("erased"), town)
    assert replay() == 1


@pytest.mark.django_db(transaction=True)
def test_the_command_that_restores_erases_again(
    town: Municipality, office: User, tmp_path: Path
) -> None:
    """With all that came back with her: her mails, her name in texts, the file that names her."""
    user = operations.invite(town, email=EMAIL, name=NAME, roles=["office"], by=office)
    concept = ConceptFactory(municipality=town, commission=f"Auftrag an {NAME}")
    run = ImportRun(concept=concept, file_name=f"{NAME}.csv", sha256="x")
    run.file.save("x.csv", io.BytesIO(f"Nr.;x\n1;{NAME}".encode()))
    backup(tmp_path / "vorher.tar")
    operations.remove(user, town=town, by=office, reason="Antrag")
    said = CliRunner().invoke(restore_command, ["--replace", str(tmp_path / "vorher.tar")])
    assert said.output.endswith("after this backup: 1\n"), said.output
    assert in_database(["quellfeld"]) == set()
    assert in_files(["quellfeld"], media()) == set()


@pytest.mark.django_db(transaction=True)
def test_so_it_does_where_the_program_was_killed_before_the_list_was_written(
    town: Municipality, office: User, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    user = operations.invite(town, email=EMAIL, name=NAME, roles=["office"], by=office)
    backup(tmp_path / "vorher.tar")
    with monkeypatch.context() as killed:
        killed.setattr(transaction, "on_commit", lambda *_args, **_kwargs: None)
        operations.remove(user, town=town, by=office, reason="Antrag")
    assert not Path(settings.ERASED_FILE).exists()
    said = CliRunner().invoke(restore_command, ["--replace", str(tmp_path / "vorher.tar")])
    assert said.output.endswith("after this backup: 1\n"), said.output
    assert in_database(["quellfeld"]) == set()
