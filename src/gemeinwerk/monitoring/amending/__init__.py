"""Changes to what was decided: proposed with a reason, agreed by whoever may, kept beside it."""
