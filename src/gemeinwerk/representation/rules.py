"""Who keeps „Wer ist dabei?“."""

from gemeinwerk.accounts.rules import permit

permit("representation.edit")
