"""What follows from a plan: pure functions from the model to derived values."""
