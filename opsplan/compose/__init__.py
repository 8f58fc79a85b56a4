"""From a plan and its facts to a manuscript."""
