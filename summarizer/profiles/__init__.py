"""Profiles: a schema, its prompts, and what becomes of its items."""
