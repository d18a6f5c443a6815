"""The scoreboard: language rules and checks measured against text that others annotated. `make bench-accuracy`."""
