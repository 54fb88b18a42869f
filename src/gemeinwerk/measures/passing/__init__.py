"""Days that were promised and passed, without anybody doing anything."""
