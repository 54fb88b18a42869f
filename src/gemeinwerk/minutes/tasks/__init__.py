"""What becomes of tasks that were given in meetings: done, handed on, dropped, reminded of."""
