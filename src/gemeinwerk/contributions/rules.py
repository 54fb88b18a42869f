"""Who reads what people said, who records it, and who reads it before others do."""

from gemeinwerk.accounts.rules import permit

permit("contribution.read", "contribution.edit", "contribution.moderate")
