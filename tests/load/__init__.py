"""The parts of the load server (`loadserver.py`): what it answers, when it fails, what it counts, its Batch API."""
