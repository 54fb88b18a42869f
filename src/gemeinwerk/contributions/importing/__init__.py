"""Tables of contributions come in: read apart, looked through, taken over whole or not."""
