"""The client's own template: a Word file that a document is put into, so that it looks as the client's do.

Kept are its styles, headers and footers, page set-up, cover and back page; placeholders in it (`{{ title }}`) are
filled. What belonged to its old life (comments, tracked changes, authors, unused pictures) is left out.
"""
