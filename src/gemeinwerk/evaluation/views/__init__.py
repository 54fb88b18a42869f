"""The pages of evaluations at the desk."""
