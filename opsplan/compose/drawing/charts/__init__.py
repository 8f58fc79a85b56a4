"""The figures that are drawn to scale."""
