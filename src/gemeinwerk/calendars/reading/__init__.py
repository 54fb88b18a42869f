"""Calendars that are read: from a file, or each day from an address, each reading on record."""
