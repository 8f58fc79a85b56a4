"""From the bytes of a file to a linked plan: decoding, a tree with positions, validation, references.

The codes of what may be wrong with the form of a file, their words in the catalogue:

- YAML-01 the file is not UTF-8 text
- YAML-02 it holds nothing, or no mapping
- YAML-03 YAML cannot read it
- YAML-04 a key stands twice in a mapping
- YAML-05 YAML can read it, but a plan does not need it: depth, aliases, tags, merges, documents, keys that are no text
- YAML-06 a character that no document can hold
- YAML-07 YAML reads it otherwise than its author meant it
"""
