"""How documents look: themes, and the files of the user's own that say it."""
