"""Who works out who sits in which group."""

from gemeinwerk.accounts.rules import permit

permit("composition.edit")
