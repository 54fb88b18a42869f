"""A picture in a report: drawn anew from what was sent, which itself is kept nowhere."""
