"""The pages of workshop packs."""
