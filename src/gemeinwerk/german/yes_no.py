"""Yes and no: "Ja", "nein", "x", "✓", "wahr"."""

from gemeinwerk.german.text import fold

_YES = frozenset(["ja", "j", "yes", "y", "wahr", "true", "✓", "✔", "x", "•", "●", "1"])
_NO = frozenset(["nein", "n", "no", "falsch", "false", "0", "✗", "✘"])


def parse_yes_no(text: str) -> bool | None:
    """Whether a cell says yes or no; a cross or tick is a yes. None where it says anything else."""
    word = fold(text).strip(" .!()[]")
    return True if word in _YES else False if word in _NO else None
