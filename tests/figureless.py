"""A plan's documents without their figures, where a test is about the tables and texts."""

from opsplan.model.style import FigureName

#: What `judge` is given so that a document has tables in place of its figures.
NO_FIGURES = (f"document.figures.skip=[{', '.join(FigureName)}]",)
