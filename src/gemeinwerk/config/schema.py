"""The tables an installation stands on: made at once where there are none, else brought up to date.

Migrations tell how a town's tables came to be what they are. To live through all of it again for an
empty database takes forty times as long as to make what comes out: Django makes all models anew for
each step. That both are the same is held by `tests/config/test_migrations.py`.
"""

from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from gemeinwerk.audit.models import Epoch


def bring_up_to_date() -> None:
    """Does nothing where all is there. An empty database has all tables afterwards, or none."""
    if not connection.introspection.table_names():
        with connection.schema_editor(atomic=True) as editor:
            _make(editor)
    call_command("migrate", interactive=False, verbosity=0)


def _make(editor: BaseDatabaseSchemaEditor) -> None:
    for model in apps.get_models():
        if model._meta.can_migrate(connection):
            editor.create_model(model)
    Epoch.objects.create()
    recorder = MigrationRecorder(connection)
    recorder.ensure_schema()
    recorder.migration_qs.bulk_create(
        recorder.Migration(app=app, name=name)
        for app, name in MigrationLoader(None).disk_migrations
    )
