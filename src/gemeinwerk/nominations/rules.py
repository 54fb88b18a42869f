"""Who asks for nominations and takes them over; who is asked answers by a link of their own."""

from gemeinwerk.accounts.rules import permit

permit("nomination.ask")
