"""Who reads minutes and who writes them."""

from gemeinwerk.accounts.rules import permit
from gemeinwerk.minutes.tasks import rules as _tasks  # noqa: F401  # its verbs

permit("minutes.read", "minutes.write")
