"""The version of opsplan."""

__version__ = "0.1.0"
