"""Who keeps figures, and who reads them at the desk."""

from gemeinwerk.accounts.rules import permit

permit("figures.read", "figures.edit")
