"""The pages of plannings and plans."""
