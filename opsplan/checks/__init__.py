"""The checks: what is wrong with, or missing from, a plan that can be read."""
