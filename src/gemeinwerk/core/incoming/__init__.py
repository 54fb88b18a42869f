"""Files on their way into the database: uploaded, read, looked through, taken over whole or not.

    class ImportRun(Incoming):
        concept = ...

An area adds to whom a file belongs and what was decided about it, registers its work (`core/jobs`)
and that its files are searched and forgotten (`privacy/uploads`).
"""

from gemeinwerk.core.incoming.heartbeat import LEASE, Heartbeat
from gemeinwerk.core.incoming.keeping import keep_file, sha256
from gemeinwerk.core.incoming.rows import ImportRefused, ImportState, Incoming

__all__ = [
    "LEASE",
    "Heartbeat",
    "ImportRefused",
    "ImportState",
    "Incoming",
    "keep_file",
    "sha256",
]
