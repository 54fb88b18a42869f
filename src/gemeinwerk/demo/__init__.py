"""The demonstration town: Havelfurt, which is invented, built with the same verbs people use."""
