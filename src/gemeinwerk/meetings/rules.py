"""Who reads meetings and who prepares them and invites."""

from gemeinwerk.accounts.rules import permit

permit("meeting.read", "meeting.edit", "meeting.invite")
