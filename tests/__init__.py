"""The rooms of the package, mirrored."""
