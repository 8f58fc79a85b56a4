"""The JSON Schema of a plan, made from the model's classes and the catalogue."""

#: What the schema's file is called where it lies beside plans.
FILE = "plan.schema.json"
#: What the name of every schema of a plan begins with.
URN = "urn:opsplan:plan:"
