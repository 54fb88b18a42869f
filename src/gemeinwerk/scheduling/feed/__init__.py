"""The office's calendar of a planning, to subscribe to: its meetings, and what is held for now."""
