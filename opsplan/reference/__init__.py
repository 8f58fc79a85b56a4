"""The reference of a plan's fields, made of the model, the catalogue and the kinds: nothing of it is written twice."""
