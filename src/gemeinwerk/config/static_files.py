"""Static files under names that carry their hash, collected when they have changed."""

import hashlib
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command

STAMP = "collected.txt"


def collect() -> bool:
    """Bring `STATIC_ROOT` up to date; whether there was anything to do."""
    stamp, wanted = Path(settings.STATIC_ROOT) / STAMP, _fingerprint()
    if stamp.exists() and stamp.read_text() == wanted:
        return False
    # Broken off, it is begun again, also by the release of before.
    stamp.unlink(missing_ok=True)
    call_command("collectstatic", interactive=False, verbosity=0)
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(wanted)
    return True


def _fingerprint() -> str:
    """Of how they are stored, and of every file's path, size and moment."""
    known = hashlib.sha256(settings.STORAGES["staticfiles"]["BACKEND"].encode())
    for finder in get_finders():
        for name, storage in finder.list([]):
            path = Path(storage.path(name))
            found = path.stat()
            known.update(f"\0{path}\0{found.st_size}\0{found.st_mtime_ns}".encode())
    return known.hexdigest()
