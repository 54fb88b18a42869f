"""Who says what becomes of contributions, and who releases it."""

from gemeinwerk.accounts.rules import permit

permit("outcome.edit", "answer.release")
