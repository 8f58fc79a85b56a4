"""What chapter templates print of a plan: rows and phrases, arranged but not yet in any language."""
