"""Tables in files, the samples made of them for a network, and those that are shipped."""
