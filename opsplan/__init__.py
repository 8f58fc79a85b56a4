"""opsplan: operations plans in YAML become documents that people can sign."""

__version__ = "0.1.0"
