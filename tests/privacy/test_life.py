"""Somebody comes in by each way there is, acts everywhere, is erased, and is nowhere any more."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from gemeinwerk.accounts import operations
from gemeinwerk.accounts.models import User
from gemeinwerk.actors import operations as actors
from gemeinwerk.actors.errors import HasAccount
from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.config.program import setting_up
from gemeinwerk.measures.document import version_document
from gemeinwerk.measures.document.checksums import checksum
from gemeinwerk.measures.models import CatalogueVersion, ImportRun
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.notices.models import Notice
from gemeinwerk.notices.sending import send_due
from gemeinwerk.privacy import registry
from tests.factories import user_with_role
from tests.privacy.life import EMAIL, NAME, PHONE, SOUGHT, TOLD, live
from tests.privacy.searching import in_database, in_files, media

OnCommit = Callable[..., Any]
STAYS = {
    f"{table.model._meta.db_table}.{name}" for table in registry.tables() for name in table.stays
}
# Columns that repeat the frozen document, to filter and sort by.
STAYS |= {f"measures_frozenmeasure.{name}" for name in ("title", "lead", "search_text")}


@pytest.fixture
def office(town: Municipality) -> User:
    return user_with_role("office", town, name="Jana Beispiel", email="jana@musterstadt.example")


@pytest.fixture
def mail_folder(settings: Any, tmp_path: Path) -> Path:
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = tmp_path / "mail"
    return tmp_path / "mail"


@pytest.fixture
def zora(town: Municipality, office: User, mail_folder: Path) -> User:
    """Invited, come in, and after a working life."""
    roles = ["office", "unit_editor"]
    user = operations.invite(town, email=EMAIL, name=NAME, roles=roles, by=office)
    operations.accept_invitation(user, name=NAME, language="de", password="lang und gut genug")
    live(user, town, office)
    send_due()
    return User.objects.get(pk=user.pk)


def erase(zora: User, town: Municipality, office: User, on_commit: OnCommit) -> None:
    with on_commit(execute=True):
        reason = f"Antrag von {NAME} vom 3. Mai"
        operations.remove(zora, town=town, by=office, reason=reason)


def test_before_it_she_is_in_all_these_places(zora: User, mail_folder: Path) -> None:
    """Else the next test would find nothing because there was nothing."""
    found = in_database(SOUGHT)
    assert len(found) > 40
    assert {"accounts_user.email", "audit_auditentry.target_label", "notices_notice.body"} <= found
    assert {"measures_importrun.file_name", "measures_override.by_name"} <= found
    assert len(in_files(SOUGHT, mail_folder)) == 1
    assert len(list(media().rglob("*.xlsx"))) == 3


def test_after_it_she_is_nowhere_but_where_the_registry_says_why(
    zora: User,
    town: Municipality,
    office: User,
    mail_folder: Path,
    django_capture_on_commit_callbacks: OnCommit,
) -> None:
    erase(zora, town, office, django_capture_on_commit_callbacks)
    last = Notice.objects.get(kind="account.erased")
    assert (last.recipient, NAME in last.body, last.recipient_user) == (EMAIL, False, None)
    send_due()
    assert in_database(SOUGHT) - STAYS == set()
    assert in_database([PHONE, "289177"]) <= STAYS
    assert in_files(SOUGHT, mail_folder, media()) == set()
    assert list(media().rglob("*.xlsx")) == []


def test_what_was_done_stays_and_as_what(
    zora: User,
    town: Municipality,
    office: User,
    django_capture_on_commit_callbacks: OnCommit,
) -> None:
    done = list(AuditEntry.objects.filter(actor_id=zora.pk).values_list("pk", "verb"))
    erase(zora, town, office, django_capture_on_commit_callbacks)
    kept = AuditEntry.objects.filter(pk__in=[pk for pk, _verb in done])
    assert set(kept.values_list("pk", "verb")) == set(done)
    assert set(kept.values_list("actor_name", flat=True)) == {"ehemaliges Konto"}
    standings = set(kept.values_list("actor_standing", flat=True))
    assert standings <= {"Büro der Beauftragten, Fachbereich", "Fachbereich Soziales", ""}
    entry = AuditEntry.objects.filter(verb="account.remove").get()
    assert (entry.actor_name, entry.reason) == (
        "Jana Beispiel",
        "Antrag von gelöschte Person vom 3. Mai",
    )
    assert entry.after["rows"] > 10
    assert entry.after["texts"] > 10


def test_a_frozen_version_still_has_its_checksum(
    zora: User, town: Municipality, office: User, django_capture_on_commit_callbacks: OnCommit
) -> None:
    erase(zora, town, office, django_capture_on_commit_callbacks)
    version = CatalogueVersion.objects.get()
    document = version_document(version)
    kept = document["version"].pop("checksum")
    assert (checksum(document), version.frozen_by) == (kept, "gelöschte Person")


def test_a_file_that_waited_is_no_longer_taken_over(
    zora: User, town: Municipality, office: User, django_capture_on_commit_callbacks: OnCommit
) -> None:
    erase(zora, town, office, django_capture_on_commit_callbacks)
    runs = ImportRun.objects.order_by("pk")
    assert [(run.state, bool(run.file), run.preview) for run in runs] == [
        ("applied", False, {}),
        ("discarded", False, {}),
        ("failed", False, {}),
    ]


def test_what_is_shown_before_is_what_happens(zora: User, town: Municipality, office: User) -> None:
    from gemeinwerk.accounts.personal_data import traces_of
    from gemeinwerk.privacy import erasing

    told = erasing.preview(traces_of(zora, town=town))
    done = operations.remove(zora, town=town, by=office, reason="Antrag")
    assert [(one.noun, one.fate, one.count) for one in told] == [
        (one.noun, one.fate, one.count) for one in done
    ]


def test_who_came_by_the_shell_goes_as_well(
    db: None, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: OnCommit
) -> None:
    monkeypatch.setattr(setting_up, "migrate", lambda: None)
    options = ["--host", "x.example", "--land", "BB", "--email", EMAIL, "--person", NAME]
    result = CliRunner().invoke(setting_up.town_command, ["Neustadt", *options])
    assert result.exit_code == 0, result.output
    town = Municipality.objects.get(name="Neustadt")
    office = user_with_role("office", town)
    erase(User.objects.get(email=EMAIL), town, office, django_capture_on_commit_callbacks)
    Notice.objects.filter(kind="account.erased").delete()
    assert in_database(SOUGHT) == set()


def test_who_never_had_an_account_goes_as_well(
    town: Municipality, office: User, django_capture_on_commit_callbacks: OnCommit
) -> None:
    person = actors.create_person(town, by=office, name=NAME, email=EMAIL, phone=PHONE)
    actors.edit_person(person, by=office, function=TOLD)
    with django_capture_on_commit_callbacks(execute=True):
        actors.erase_person(person, by=office, reason=TOLD)
    Notice.objects.filter(kind="account.erased").delete()
    assert in_database(SOUGHT) == set()


@pytest.mark.parametrize("linked", [True, False])
def test_a_person_is_not_erased_beside_their_account(
    town: Municipality, office: User, linked: bool
) -> None:
    """Half of them would stay, and the name with it."""
    user = user_with_role("unit_editor", town, name=NAME, email=EMAIL)
    person = actors.create_person(
        town, by=office, name=NAME, email=EMAIL, user=user if linked else None
    )
    with pytest.raises(HasAccount) as refusal:
        actors.erase_person(person, by=office, reason="Antrag")
    assert refusal.value.message.startswith(f"Zu {NAME} gehört das Konto {EMAIL}.")
    operations.remove(user, town=town, by=office, reason="Antrag")
    assert not town.people.exists()
