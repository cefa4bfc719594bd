"""`gdviz map`: a map as a picture file, of any size, resumable, on this machine or on many."""
