"""Who says what becomes of contributions, and who releases it."""

from gemeinwerk.accounts.rules import permit
from gemeinwerk.answers.statements import rules as _statements  # noqa: F401  # its verb

permit("outcome.edit", "answer.release")
