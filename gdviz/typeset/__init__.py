"""Mathematics as pictures: set off the GUI thread, drawn as large as the text around it."""
