"""From the bytes of a file to a linked plan: decoding, a tree with positions, validation, references."""
