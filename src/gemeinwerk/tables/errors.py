"""Files that cannot be read, each with a sentence that says how to mend it."""


class UnreadableTable(Exception):
    """The file as a whole cannot be read."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message
