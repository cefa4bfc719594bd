"""The cost as a surface in space: shape, camera and hits in numpy, relief in OpenGL."""
