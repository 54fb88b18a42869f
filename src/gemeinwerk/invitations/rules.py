"""Who invites."""

from gemeinwerk.accounts.rules import permit

permit("invitation.read", "invitation.edit", "invitation.send", "need.book")
