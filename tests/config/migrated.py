"""What a database is made of: `python -m tests.config.migrated` makes one by its migrations and
prints it."""

import json
from typing import Any

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


def main() -> None:
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    call_command("migrate", interactive=False, verbosity=0)
    print(json.dumps(described(connection)))


if __name__ == "__main__":
    main()
