"""Until when one must be invited to a body's meetings, and whether those who join from elsewhere
count: what is known of a Land's law, what the office says of a body, what follows from it."""
