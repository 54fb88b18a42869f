"""How the suite stays quick: what is left out and who takes which test, and how tables, pages and
files are made where no test asks how they are made in a town."""

import gc
import sqlite3
from collections.abc import Callable
from contextlib import closing
from functools import cached_property
from pathlib import Path
from threading import local
from typing import Any, cast

import msgspec
import pytest
from django.conf import settings
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.db import connection, connections, transaction
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.template import Context, Template
from django.test import TransactionTestCase
from django.test.signals import template_rendered
from xdist.scheduler import LoadScopeScheduling
from xdist.workermanage import WorkerController

from gemeinwerk.audit.models import Epoch
from gemeinwerk.core import aside
from gemeinwerk.core.errors import DomainError
from tests.both import BOTH

DATABASE = {"db", "transactional_db", "django_db_serialized_rollback", "live_server"}
TESTS = Path(__file__).parent
WITHOUT_DATABASE = {
    TESTS / name for name in ("german", "engines", "tables", "catalogue_files", "linear")
}
"""Folders of tests that open no database."""
TOGETHER = ("tests/browser/", "tests/demo/", "tests/attack/", "tests/config/test_server.py")
"""Of which one worker takes all: one browser is enough, one demonstration town, one server."""


class ByFolder(LoadScopeScheduling):
    """Test by test to whoever is free, but for what is kept together.

    The library keeps what was done with what is to do, and looks through all of it after each
    test: with thousands of them it would be busy with nothing else.
    """

    def _split_scope(self, nodeid: str) -> str:
        return next((folder for folder in TOGETHER if nodeid.startswith(folder)), nodeid)

    def _assign_work_unit(self, node: WorkerController) -> None:
        scope, tests = self.workqueue.popitem(last=False)
        self.assigned_work.setdefault(node, {})[scope] = tests
        node.send_runtest_some([self._places[one] for one, done in tests.items() if not done])

    @cached_property
    def _places(self) -> dict[str, int]:
        """Where each test stands in what every worker has collected, which is the same."""
        return {one: place for place, one in enumerate(self.collection or ())}

    def mark_test_complete(
        self, node: WorkerController, item_index: int, duration: float = 0
    ) -> None:
        nodeid = self.registered_collections[node][item_index]
        scope, work = self._split_scope(nodeid), self.assigned_work[node]
        work[scope][nodeid] = True
        if all(work[scope].values()):
            del work[scope]
        self._reschedule(node)


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> ByFolder:
    """Not by the library's own marks: with this pytest `--dist loadgroup` no longer heeds them."""
    return ByFolder(config, log)


def pytest_configure(config: pytest.Config) -> None:
    """Tests of a browser share a database in memory, where who reads waits for nobody: he is
    refused, unless he reads what is not committed yet."""
    options = settings.DATABASES["default"].get("OPTIONS", {})
    if "init_command" in options:
        options["init_command"] += " PRAGMA read_uncommitted=ON;"


def pytest_addoption(parser: pytest.Parser) -> None:
    text = "only what databases answer differently: see tests/both.py"
    parser.addoption("--database-only", action="store_true", help=text)


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """What no database tells apart need not be read to be left out."""
    a_test = collection_path.name.startswith("test_") and collection_path.suffix == ".py"
    left_out = config.getoption("--database-only") and a_test and collection_path not in BOTH
    return True if left_out else None


def pytest_collection_finish() -> None:
    """All there is by now stays: Python's collector of garbage need not look through it again and
    again, and not at all before there is something to find."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What takes long begins first, so that at the end no worker waits for the other; before all
    else what drives a browser, since it waits for that. With `--database-only` what opens none is
    left out.
    """
    items.sort(key=lambda one: (not _drives_a_browser(one), not _takes_long(one)))
    astray = [one.nodeid for one in items if _opens_the_database(one) and _without(one.path)]
    if astray:
        raise pytest.UsageError(f"Tests of these folders open no database: {astray}")
    _are_set_up(items)
    if not config.getoption("--database-only"):
        return
    config.hook.pytest_deselected(items=[one for one in items if not _opens_the_database(one)])
    items[:] = [one for one in items if _opens_the_database(one)]


def _are_set_up(items: list[pytest.Item]) -> None:
    """Alone as among others: the library makes the tables only where a test says that it opens the
    database, and whoever asks for a copy of them does not open it."""
    for one in items:
        if "installed_in" in getattr(one, "fixturenames", ()) and not _opens_the_database(one):
            one.add_marker(pytest.mark.django_db)


def _without(path: Path) -> bool:
    return not WITHOUT_DATABASE.isdisjoint(path.parents)


def _opens_the_database(item: pytest.Item) -> bool:
    fixtures = getattr(item, "fixturenames", ())
    return item.get_closest_marker("django_db") is not None or not DATABASE.isdisjoint(fixtures)


def _takes_long(item: pytest.Item) -> bool:
    return item.get_closest_marker("slow") is not None


def _drives_a_browser(item: pytest.Item) -> bool:
    return "tests/browser/" in item.path.as_posix()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:
    """Tables are made from the models (`--nomigrations`: half of the time before the first test);
    that all migrations were done is written down, as in a town."""
    settings.MIGRATION_MODULES = {}
    with django_db_blocker.unblock():
        done = MigrationRecorder(connection)
        done.ensure_schema()
        done.migration_qs.bulk_create(
            done.Migration(app=app, name=name)
            for app, name in MigrationLoader(None).disk_migrations
        )
        if connection.vendor == "sqlite":
            _empty.append(connection.connection.serialize())


_empty: list[bytes] = []


@pytest.fixture(scope="session")
def installed_in(django_db_setup: None) -> Callable[[Path], None]:
    """`installed_in(folder)`: the program finds an SQLite there as its migrations leave it.

    To migrate an empty one takes longer than most tests that need it.
    """

    def put(folder: Path) -> None:
        if not _empty:
            pytest.skip("an installation on SQLite is copied from the one tests run on")
        folder.mkdir(parents=True, exist_ok=True)
        file = folder / "gemeinwerk.sqlite3"
        file.write_bytes(_empty[0])
        # As the first to open it leaves it: several at once would stand in each other's way.
        with closing(sqlite3.connect(file)) as database:
            database.execute("PRAGMA journal_mode=WAL")

    return put


KEPT = {ContentType._meta.db_table, Permission._meta.db_table}
"""What Django itself puts into an empty database, which takes longer than to empty it."""


def _empty_quickly(case: TransactionTestCase) -> None:
    """After a test with transactions of its own: where it left rows, and nothing made anew."""
    for name in case._databases_names(include_mirrors=False):
        database = connections[name]
        quote = database.ops.quote_name
        known = database.introspection.django_table_names(only_existing=True, include_views=False)
        looks = [
            f"SELECT '{table}' WHERE EXISTS (SELECT 1 FROM {quote(table)})"
            for table in known
            if table not in KEPT
        ]
        with transaction.atomic(name), database.cursor() as cursor:
            cursor.execute(" UNION ALL ".join(looks))
            for (table,) in cursor.fetchall():
                cursor.execute(f"DELETE FROM {quote(table)}")
        Epoch.objects.using(name).get_or_create(pk=Epoch.ONLY)


@pytest.fixture(autouse=True, scope="session")
def _emptied_quickly() -> None:
    TransactionTestCase._fixture_teardown = _empty_quickly


_drawn = local()


def _draw(template: Template, context: Context) -> str:
    """Pages tell tests what they were drawn from; their hundreds of parts do not, which would take
    longer than to draw them."""
    if getattr(_drawn, "within", False):
        return cast("str", template.nodelist.render(context))
    _drawn.within = True
    try:
        template_rendered.send(sender=template, template=template, context=context)
        return cast("str", template.nodelist.render(context))
    finally:
        _drawn.within = False


@pytest.fixture(autouse=True, scope="session")
def _draw_quickly(django_test_environment: None) -> None:
    Template._render = _draw


@pytest.fixture(autouse=True, scope="session")
def _hash_quickly() -> None:
    """The way passwords are kept is the town's; what makes it slow on purpose is left out."""
    Argon2PasswordHasher.time_cost = 1
    Argon2PasswordHasher.memory_cost = 8
    Argon2PasswordHasher.parallelism = 1


def read_here(
    work: Callable[..., Any],
    *args: Any,
    answer: Any,
    refused: type[DomainError],
    on_progress: Callable[[int], None] = lambda percent: None,
    **_bounds: Any,
) -> Any:
    try:
        found = work(*args, on_progress=on_progress)
    except DomainError as refusal:
        raise refused(refusal.message) from refusal
    return msgspec.msgpack.decode(msgspec.msgpack.encode(found), type=answer)


@pytest.fixture(autouse=True)
def _without_a_process_for_each_file(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Files are read here, with all that is said between the two, unless a test is of the process
    itself (`apart`): one for each of thousands of files takes longer than to read them."""
    if request.node.get_closest_marker("apart") is None:
        monkeypatch.setattr(aside, "run", read_here)
