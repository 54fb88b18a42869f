"""An answer that is a file on the disk, handed by the server to the line without being read."""

import os
from io import BufferedReader
from typing import Any

from django.http import FileResponse


class LyingFile(FileResponse):
    """A file whose content never changes under its name; all headers come with it.

    Where `headers` name no length, it is that of the file.
    """

    def __init__(self, stream: BufferedReader, *, headers: dict[str, str]) -> None:
        self.place = str(stream.name)
        super().__init__(stream, headers=headers)
        if "Content-Length" not in headers:
            self.headers["Content-Length"] = str(os.fstat(stream.fileno()).st_size)

    def set_headers(self, _filelike: Any) -> None:
        """Nothing is guessed from its name, which says nothing to anybody."""
