"""The plan as its author wrote it: one frozen pydantic model, one file a subject."""
