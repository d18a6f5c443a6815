"""What the rules know about English: pure functions from a text to spans of it.

The rules model and the checks rest on the same functions. Lexicons stand in `data/`, each with its source.
Nothing here knows a model, a prompt or a brief.
"""
