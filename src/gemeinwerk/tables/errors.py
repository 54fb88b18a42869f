"""Files that cannot be read, each with a sentence that says how to mend it."""

from gemeinwerk.tables.words import Words


class UnreadableTable(Exception):
    """The file as a whole cannot be read."""

    def __init__(self, german: str, english: str) -> None:
        super().__init__(german)
        self.words = Words(german, english)
