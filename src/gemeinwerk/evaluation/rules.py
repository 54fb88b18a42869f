"""Who reads evaluations before they are public, and who writes them."""

from gemeinwerk.accounts.rules import permit

permit("evaluation.read", "evaluation.edit")
