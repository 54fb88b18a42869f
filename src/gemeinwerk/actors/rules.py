"""Who may do what with actors: nothing depends on whose they are."""

from gemeinwerk.accounts.rules import permit

permit("actor.read", "actor.edit")
