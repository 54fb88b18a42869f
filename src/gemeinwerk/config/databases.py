"""How a database is opened: at the address an installation is told, SQLite or PostgreSQL."""

from typing import Any

import dj_database_url

from gemeinwerk.config.environment import PREFIX, Environment

_SQLITE, _POSTGRESQL = "django.db.backends.sqlite3", "django.db.backends.postgresql"


def database(env: Environment, address: str, *, pool: int) -> dict[str, Any]:
    """What Django wants to know of it; an address it cannot be is a problem."""
    try:
        found: Any = dj_database_url.parse(address)
    except ValueError:
        found = None
    if found is None or found["ENGINE"] not in (_SQLITE, _POSTGRESQL):
        env.problems.append(
            f"{PREFIX}DATABASE_URL cannot be used. It looks like "
            "postgres://user:password@host:5432/name or sqlite:////path."
        )
        found = {"ENGINE": _SQLITE}
    kind = _sqlite() if found["ENGINE"] == _SQLITE else _postgresql(pool)
    return {**found, **kind}


def _sqlite() -> dict[str, Any]:
    return {
        # Each thread keeps its connection; PostgreSQL's come from the pool.
        "CONN_MAX_AGE": 60,
        "OPTIONS": {
            # With Django's defaults, concurrent writers fail with "database is locked".
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON; "
                # What was deleted is overwritten, not only unlinked.
                "PRAGMA secure_delete=ON;"
            ),
        },
    }


def _postgresql(pool: int) -> dict[str, Any]:
    return {
        "OPTIONS": {
            # A pool smaller than the number of threads is slower than none.
            "pool": {"min_size": 1, "max_size": pool},
            # It takes ten times as long to compile the largest of our queries as to answer it.
            "options": "-c jit=off",
        },
    }
