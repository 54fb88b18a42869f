"""What a database is made of: `python -m tests.config.migrated NAME` makes the one of the settings
as an installation makes an empty one, another one of this name by its migrations, and prints
both."""

import functools
import json
import sys
from typing import Any

import sqlparse
from django.db.migrations.state import ModelState, ProjectState

THEIRS = ("django_", "auth_")
"""Tables of the framework, which it migrates otherwise than it makes them."""


def described(connection: Any) -> dict[str, list[Any]]:
    """By table its columns (name, type, may be null), what holds for them, and how many rows."""
    with connection.cursor() as cursor:
        look = connection.introspection
        return {
            table: sorted(
                [
                    *([one.name, str(one.type_code), one.null_ok] for one in columns),
                    *_rules(look.get_constraints(cursor, table)),
                    _rows(cursor, connection.ops.quote_name(table)),
                ],
                key=str,
            )
            for table in sorted(look.table_names(cursor))
            if not table.startswith(THEIRS)
            for columns in [look.get_table_description(cursor, table)]
        }


def _rows(cursor: Any, table: str) -> int:
    cursor.execute(f"SELECT count(*) FROM {table}")
    count: int = cursor.fetchone()[0]
    return count


def _rules(constraints: dict[str, dict[str, Any]]) -> list[list[Any]]:
    """By what they say: Django invents a name anew for what has none."""
    kinds = ("primary_key", "unique", "index", "check", "type")
    return [
        [sorted(one["columns"]), [one.get(kind) for kind in kinds], str(one["foreign_key"])]
        for one in constraints.values()
    ]


def _add_model(self: ProjectState, model_state: ModelState) -> None:
    """Django makes all models anew to which a new one leads, and all that lead to these: nearly all
    there are, each time, which is most of what migrations take. The new one alone is enough."""
    key = model_state.app_label, model_state.name_lower
    self.models[key] = model_state
    if self._relations is not None:
        self.resolve_model_relations(key)
    if "apps" in self.__dict__:
        self.apps.render_multiple([model_state])


def _itself(_self: ProjectState, app: str, name: str, delay: bool = False) -> set[tuple[str, str]]:
    """So with one that is changed."""
    return {(app, name)}


def _other(connection: Any, name: str) -> None:
    connection.close()
    if connection.vendor == "postgresql":
        connection.close_pool()
    connection.settings_dict["NAME"] = name


def main(step_by_step: str) -> None:
    import django

    django.setup()
    # Django reads what a table of SQLite was made with three times, and both are made alike.
    sqlparse.parse = functools.cache(sqlparse.parse)
    from django.core.management import call_command
    from django.db import connection

    from gemeinwerk.config.schema import bring_up_to_date

    bring_up_to_date()
    at_once = described(connection)
    _other(connection, step_by_step)
    ProjectState.add_model = _add_model  # type: ignore[method-assign]
    ProjectState._find_reload_model = _itself  # type: ignore[attr-defined]
    call_command("migrate", interactive=False, verbosity=0)
    print(json.dumps([at_once, described(connection)]))
    connection.close()


if __name__ == "__main__":
    main(sys.argv[1])
