"""The lecturer's own screen, where there are two."""
