"""Short measures of all kinds, each with the codes a careful reader would give it.

All of them are made up. A row says only what matters; `measure()` fills the rest so that the rest
is faultless. The codes are complete: a code that is not named must not be found.
"""
