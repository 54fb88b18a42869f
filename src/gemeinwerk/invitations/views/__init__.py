"""Pages of waves."""
