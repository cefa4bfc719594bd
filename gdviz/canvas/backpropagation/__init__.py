"""One sample followed through the network: the page that takes the place of the tiles."""
