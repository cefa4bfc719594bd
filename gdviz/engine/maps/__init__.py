"""Pictures of many descents: which minimum each start reaches, and where training works at all."""
