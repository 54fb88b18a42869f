"""Lists of people and organisations: who stands there, who is chosen, and files of them."""
