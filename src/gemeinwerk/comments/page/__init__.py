"""Where anybody comments on a passage, without an account, in every language."""
