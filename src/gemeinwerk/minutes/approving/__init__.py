"""A draft goes to those who were there, who propose changes; then it is approved and frozen."""
