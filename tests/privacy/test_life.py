"""Somebody is invited, acts everywhere, is erased, and is nowhere any more."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import override_settings

from gemeinwerk.accounts import operations
from gemeinwerk.accounts.models import User
from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.core import aside
from gemeinwerk.measures.document import version_document
from gemeinwerk.measures.document.checksums import checksum
from gemeinwerk.measures.models import CatalogueVersion, ImportRun
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.notices.models import Notice
from gemeinwerk.notices.sending import send_due
from gemeinwerk.privacy import registry
from tests.factories import MunicipalityFactory, user_with_role
from tests.kept import for_a_module
from tests.privacy.life import EMAIL, NAME, PHONE, SOUGHT, erase, live
from tests.privacy.searching import in_database, in_files, media
from tests.quick import read_here

OnCommit = Callable[..., Any]
STAYS = {
    f"{table.model._meta.db_table}.{name}" for table in registry.tables() for name in table.stays
}
# Columns that repeat the frozen document, to filter and sort by.
STAYS |= {f"measures_frozenmeasure.{name}" for name in ("title", "lead", "search_text")}


class Lived:
    """A town in which she was invited, came in, and had a working life."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.town = MunicipalityFactory(name="Musterstadt", slug="musterstadt")
        self.office = user_with_role(
            "office", self.town, name="Jana Beispiel", email="jana@musterstadt.example"
        )
        roles = ["office", "unit_editor"]
        user = operations.invite(self.town, email=EMAIL, name=NAME, roles=roles, by=self.office)
        operations.accept_invitation(user, name=NAME, language="de", password="lang und gut genug")
        live(user, self.town, self.office)
        send_due()
        self.zora = user.pk


def to_folder(mails: Path) -> dict[str, Any]:
    backend = "django.core.mail.backends.filebased.EmailBackend"
    return {"EMAIL_BACKEND": backend, "EMAIL_FILE_PATH": mails}


@pytest.fixture(scope="module")
def lived(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Lived]:
    home = tmp_path_factory.mktemp("lived")
    with for_a_module(django_db_blocker, home / "uploads"):
        with (
            django_db_blocker.unblock(),
            pytest.MonkeyPatch.context() as patch,
            override_settings(DERIVED_ROOT=home / "files", **to_folder(home / "mail")),
        ):
            patch.setattr(aside, "run", read_here)
            found = Lived(home)
        yield found


@pytest.fixture
def mail_folder(lived: Lived, settings: Any, tmp_path: Path) -> Path:
    """Where her mails lie, and where her uploads lie is a copy too."""
    folder = tmp_path / "mail"
    for name, value in to_folder(folder).items():
        setattr(settings, name, value)
    shutil.copytree(lived.home / "mail", folder)
    shutil.copytree(lived.home / "uploads", settings.MEDIA_ROOT)
    return folder


@pytest.fixture
def town(lived: Lived, db: None) -> Municipality:
    return Municipality.objects.get(pk=lived.town.pk)


@pytest.fixture
def office(lived: Lived, db: None) -> User:
    return User.objects.get(pk=lived.office.pk)


@pytest.fixture
def zora(lived: Lived, db: None, mail_folder: Path) -> User:
    return User.objects.get(pk=lived.zora)


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
