"""The form for everybody, without an account, in every language: three pages, a receipt."""
