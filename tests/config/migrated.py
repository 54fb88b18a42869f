"""What a database is made of: `python -m tests.config.migrated` makes one by its migrations and
prints it."""

import json
from typing import Any

from django.db.migrations.state import ModelState, ProjectState

THEIRS = ("django_", "auth_")
"""Tables of the framework, which it migrates otherwise than it makes them."""


def described(connection: Any) -> dict[str, list[Any]]:
    """By table its columns (name, type, may be null) and what holds for them."""
    with connection.cursor() as cursor:
        look = connection.introspection
        return {
            table: sorted(
                [
                    *([one.name, str(one.type_code), one.null_ok] for one in columns),
                    *_rules(look.get_constraints(cursor, table)),
                ],
                key=str,
            )
            for table in sorted(look.table_names(cursor))
            if not table.startswith(THEIRS)
            for columns in [look.get_table_description(cursor, table)]
        }


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


def main() -> None:
    import django

    django.setup()
    ProjectState.add_model = _add_model  # type: ignore[method-assign]
    from django.core.management import call_command
    from django.db import connection

    call_command("migrate", interactive=False, verbosity=0)
    print(json.dumps(described(connection)))


if __name__ == "__main__":
    main()
