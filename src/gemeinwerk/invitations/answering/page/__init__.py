"""The page of an answer and those around it: public, in every language people are written to in."""
