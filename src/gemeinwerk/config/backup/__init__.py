"""Everything an installation holds in one file, the same for SQLite and PostgreSQL.

    made = backup(path)               # one consistent moment, while people go on working
    restore(path, replace=True)       # all or nothing
    settle()                          # what a restore that was killed left half done
    content_hash()                    # the same before and after, on either database

The file is a tar archive: `manifest.json` first, then one file of JSON lines per table, then the
uploads. Nothing in it belongs to one database, so it also moves an installation to another.
"""

from gemeinwerk.config.backup.errors import NotBackedUp, NotRestored, NotSettled
from gemeinwerk.config.backup.hashing import content_hash
from gemeinwerk.config.backup.making import backup
from gemeinwerk.config.backup.manifest import Manifest
from gemeinwerk.config.backup.restoring import restore
from gemeinwerk.config.backup.settling import settle

__all__ = [
    "Manifest",
    "NotBackedUp",
    "NotRestored",
    "NotSettled",
    "backup",
    "content_hash",
    "restore",
    "settle",
]
