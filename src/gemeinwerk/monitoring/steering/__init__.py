"""Steering: what goes off its course and why, what is proposed, who decides it, who does it."""
