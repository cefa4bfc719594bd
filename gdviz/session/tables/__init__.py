"""Plain tables, such as TOML gives, to the session's data and back: by fields, not by class."""
