"""Answers of calendars come to the mailbox mails come back to."""

from gemeinwerk.meetings.replying.operations import take_in
from gemeinwerk.notices import incoming

incoming.register(take_in)
