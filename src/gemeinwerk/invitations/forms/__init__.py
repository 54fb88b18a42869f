"""What is asked of the office about waves."""
