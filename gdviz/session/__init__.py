"""The Qt model: what is shown and where the playhead stands; no widgets."""
