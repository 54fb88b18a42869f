"""Who reads what people said, and who records it."""

from gemeinwerk.accounts.rules import permit

permit("contribution.read", "contribution.edit")
