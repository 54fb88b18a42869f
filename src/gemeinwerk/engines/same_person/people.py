"""Who is compared, and what comes of it."""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Person:
    """``key``: whatever the caller knows somebody by. ``phones``: as typed or as dialled.

    ``mails``: personal ones; a mailbox that several people read (info@) is no sign of anybody and
    is left out here as well. ``organisations``: names, abbreviations, other names.
    """

    key: str
    first: str = ""
    last: str = ""
    birth: str = ""
    organisations: tuple[str, ...] = ()
    mails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    address: str = ""
    """Street and postcode."""


class Reason(StrEnum):
    """Why two may be one. Each is a sentence on a page."""

    SAME_MAIL = "same_mail"
    SAME_PHONE = "same_phone"
    SAME_ADDRESS = "same_address"
    SAME_ORGANISATION = "same_organisation"
    MOVED_MAILBOX = "moved_mailbox"
    """The same before the @, another domain behind it."""
    SAME_NAME = "same_name"
    SPELLED_OTHERWISE = "spelled_otherwise"
    """"Müller" and "Mueller", "Groß" and "Gross", "Çelik" and "Celik"."""
    WRITTEN_AS_HEARD = "written_as_heard"
    """From another alphabet or language: "Mohammed" and "Muhammad", "Olena" and "Elena"."""
    SHORT_NAME = "short_name"
    """"Gabi" and "Gabriele", "A." and "Anna", "Anna" and "Anna-Lena"."""
    NAME_AT_BIRTH = "name_at_birth"
    DOUBLE_NAME = "double_name"
    """"Müller" and "Müller-Krause"."""
    TRANSPOSED = "transposed"
    """First name and surname have changed places."""
    TYPED_WRONG = "typed_wrong"
    """A letter too many, too few, another, or two turned round."""
    NAME_NOT_WHOLE = "name_not_whole"
    """One of the two has no first name."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two that may be one. ``score``: from 0 to 1, how likely; ``one`` comes first in the list."""

    one: str
    other: str
    score: float
    reasons: tuple[Reason, ...]
