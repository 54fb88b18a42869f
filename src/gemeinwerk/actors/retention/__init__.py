"""How long a town keeps what: what is due is proposed, and the office decides."""
