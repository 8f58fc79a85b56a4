"""From the bytes of a file to a linked plan: decoding, the tree of values with their positions, validation, references."""
