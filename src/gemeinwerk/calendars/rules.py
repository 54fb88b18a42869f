"""Who sees calendars and rooms, and who keeps them."""

from gemeinwerk.accounts.rules import permit

permit("calendar.read", "calendar.edit")
