"""The field types, a folder for each with everything of it. `registry.py` finds them; nothing else lists them but the contract."""
