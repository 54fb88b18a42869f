from gemeinwerk.accounts.rules import permit

permit("actor.read", "actor.edit")
