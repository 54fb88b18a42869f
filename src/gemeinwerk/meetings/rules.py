"""Who reads meetings and who prepares them."""

from gemeinwerk.accounts.rules import permit

permit("meeting.read", "meeting.edit")
