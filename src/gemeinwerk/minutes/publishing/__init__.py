"""What citizens read of approved minutes: in full, or without names."""
