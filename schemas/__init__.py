"""What goes into a brief and what a model is asked for, as pydantic models. Nothing here does I/O or knows a model."""
