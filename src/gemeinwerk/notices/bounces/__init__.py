"""Mails that come back: read from a mailbox, understood, and told of the mail they are about."""
