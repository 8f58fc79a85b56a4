"""What each figure shows, as plain data; a writer draws it in its own way."""
