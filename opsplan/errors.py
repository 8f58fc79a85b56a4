"""Errors that stop a command. What an author can cause in a plan is a Finding instead."""

from __future__ import annotations


class OpsplanError(Exception):
    """A command cannot go on; the message is whole and in the user's language."""


class TemplateError(OpsplanError):
    """A chapter template is wrong; the message names its file and line."""
