"""A poll: on which of some days people can come, asked by mail, answered by a link of their own."""
