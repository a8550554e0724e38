"""A whole build: content in, a finished site out, with both cores busy and the last good site safe until the new one is whole."""
