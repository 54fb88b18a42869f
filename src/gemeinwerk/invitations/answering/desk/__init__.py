"""Answers at the desk: what is asked, what somebody said by telephone, what is to be booked."""
