"""How a file is kept: under its checksum."""

import hashlib

from django.core.files.base import ContentFile

from gemeinwerk.core.incoming.rows import Incoming


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def keep_file(run: Incoming, content: bytes) -> None:
    """Store a file and its row: what a person called the file is no name for a path."""
    ending = "".join(sign for sign in run.file_name.rpartition(".")[2][:5] if sign.isalnum())
    run.file.save(f"{run.sha256[:32]}.{ending or 'bin'}", ContentFile(content), save=False)
    run.save()
