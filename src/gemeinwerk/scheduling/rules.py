"""Who plans the dates of groups, and who publishes them."""

from gemeinwerk.accounts.rules import permit

permit("schedule.edit", "schedule.publish")
