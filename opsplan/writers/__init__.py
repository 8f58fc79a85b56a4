"""The writers: a manuscript and a theme become the bytes of a file."""
