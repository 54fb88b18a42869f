"""Lists of words, written as text."""


def word_set(words: str) -> frozenset[str]:
    """The words of a text, parted by spaces and line ends."""
    return frozenset(words.split())
