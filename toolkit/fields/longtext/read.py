"""Reading a long text: as a short one."""

from toolkit.fields.text.read import read

__all__ = ["read"]
