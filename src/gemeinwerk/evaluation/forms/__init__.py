"""What is asked on the pages of an evaluation and of its survey."""
