"""Everything that is computed: numpy only, no Qt, no drawing, no file formats."""
