"""The network's page: tiles on which it is seen while it learns."""
