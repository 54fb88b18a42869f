"""People who join later: they ask in public, prove their address, and the office takes them in."""
