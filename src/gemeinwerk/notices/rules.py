from gemeinwerk.accounts.rules import permit

permit("notice.read")
