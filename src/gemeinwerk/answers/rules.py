"""Who says what becomes of contributions."""

from gemeinwerk.accounts.rules import permit

permit("outcome.edit")
