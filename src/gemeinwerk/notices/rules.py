"""Who may do what with mails."""

from gemeinwerk.accounts.rules import permit

permit("notice.read")
