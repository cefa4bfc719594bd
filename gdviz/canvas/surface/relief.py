"""The surface drawn by OpenGL into a picture; imported when a 3-D view is first shown.

It is drawn off the screen: a widget with OpenGL inside would have the whole window made anew when
it is first shown, and every later frame of the window put together by OpenGL.
"""

from __future__ import annotations

from typing import final

import numpy as np
from OpenGL import GL
from pyqtgraph.opengl import GLMeshItem, shaders
from PySide6.QtGui import QImage, QMatrix4x4, QOffscreenSurface, QOpenGLContext
from PySide6.QtOpenGL import QOpenGLFramebufferObject, QOpenGLFramebufferObjectFormat

from gdviz.canvas.surface.camera import Camera
from gdviz.canvas.surface.mesh import HeightField, brightness, triangles, vertices

#: Samples a pixel, which smooth the surface's outline.
SAMPLES = 4
#: Pixels along a side of a quick picture for one of a smooth picture.
COARSE = 0.6

_VERTEX = """
    uniform mat4 u_mvp;
    attribute vec4 a_position;
    attribute vec4 a_color;  // place on the picture of the bands, brightness
    varying vec3 v_look;
    void main() {
        v_look = a_color.xyz;
        gl_Position = u_mvp * a_position;
    }
"""
_FRAGMENT = """
    #ifdef GL_ES
    precision highp float;
    #endif
    uniform sampler2D u_bands;
    varying vec3 v_look;
    void main() {
        vec3 colour = texture2D(u_bands, v_look.xy).rgb;
        gl_FragColor = vec4(min(colour * v_look.z, 1.0), 1.0);
    }
"""


class NoOpenGL(Exception):
    """OpenGL cannot be had here."""


@final
class _Stage:
    """What pyqtgraph's items ask of the widget that shows them."""

    def __init__(self) -> None:
        self._projection, self._view = QMatrix4x4(), QMatrix4x4()

    def set_camera(self, camera: Camera) -> None:
        projection, view = camera.matrices()
        self._projection = QMatrix4x4(projection.ravel().tolist())
        self._view = QMatrix4x4(view.ravel().tolist())

    def currentProjection(self) -> QMatrix4x4:
        return self._projection

    def currentModelView(self) -> QMatrix4x4:
        return self._view

    def update(self) -> None:
        """Pictures are asked for, not announced."""


@final
class Relief:
    """A context off the screen with one mesh in it. NoOpenGL if there is none."""

    def __init__(self) -> None:
        self._surface = QOffscreenSurface()
        self._surface.create()
        self._context = QOpenGLContext()
        if not (self._context.create() and self._context.makeCurrent(self._surface)):
            raise NoOpenGL("no OpenGL context")
        self._stage = _Stage()
        self._mesh = GLMeshItem(smooth=True, computeNormals=False, shader=_shader())
        # pyqtgraph's own way of telling an item who shows it; it has no public one.
        self._mesh._setView(self._stage)
        self._mesh.initialize()
        self._texture = int(GL.glGenTextures(1))
        self._frames: dict[int, QOpenGLFramebufferObject] = {}

    def show_shape(self, field: HeightField) -> None:
        """Take the shape of another cost."""
        corners = vertices(field)
        places = (corners[:, :2] + 1) / 2
        look = np.column_stack([places, brightness(field), np.ones(len(corners))])
        self._mesh.setMeshData(
            vertexes=corners.astype(np.float32),
            faces=triangles(field),
            vertexColors=look.astype(np.float32),
        )

    def show_bands(self, picture: QImage) -> None:
        """Take the picture that lies on the surface, seen from above."""
        self._make_current()
        image = picture.convertToFormat(QImage.Format.Format_RGBA8888)
        rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1)
        GL.glBindTexture(GL.GL_TEXTURE_2D, self._texture)
        for key, value in (
            (GL.GL_TEXTURE_MIN_FILTER, GL.GL_LINEAR_MIPMAP_LINEAR),
            (GL.GL_TEXTURE_MAG_FILTER, GL.GL_LINEAR),
            (GL.GL_TEXTURE_WRAP_S, GL.GL_CLAMP_TO_EDGE),
            (GL.GL_TEXTURE_WRAP_T, GL.GL_CLAMP_TO_EDGE),
        ):
            GL.glTexParameteri(GL.GL_TEXTURE_2D, key, value)
        size = (image.width(), image.height())
        upright = np.ascontiguousarray(rows[::-1])  # a texture begins at its lowest row
        target = (GL.GL_TEXTURE_2D, 0, GL.GL_RGBA8, *size, 0, GL.GL_RGBA, GL.GL_UNSIGNED_BYTE)
        GL.glTexImage2D(*target, upright)
        GL.glGenerateMipmap(GL.GL_TEXTURE_2D)

    def picture(self, camera: Camera, pixel_ratio: float, smooth: bool) -> QImage:
        """The surface as the camera sees it, on nothing; smooth, or coarse and quick."""
        self._make_current()
        pixel_ratio *= 1.0 if smooth else COARSE
        width, height = (round(side * pixel_ratio) for side in (camera.width, camera.height))
        frame = self._frame_of(width, height, SAMPLES if smooth else 0)
        frame.bind()
        GL.glViewport(0, 0, width, height)
        GL.glClearColor(0, 0, 0, 0)
        GL.glClear(GL.GL_COLOR_BUFFER_BIT | GL.GL_DEPTH_BUFFER_BIT)
        GL.glBindTexture(GL.GL_TEXTURE_2D, self._texture)
        self._stage.set_camera(camera)
        self._mesh.paint()
        frame.release()
        image = frame.toImage()
        image.setDevicePixelRatio(pixel_ratio)
        return image

    def _make_current(self) -> None:
        if not self._context.makeCurrent(self._surface):
            raise NoOpenGL("the OpenGL context was lost")

    def _frame_of(self, width: int, height: int, samples: int) -> QOpenGLFramebufferObject:
        frame = self._frames.get(samples)
        if frame is None or (frame.width(), frame.height()) != (width, height):
            form = QOpenGLFramebufferObjectFormat()
            form.setSamples(samples)
            form.setAttachment(QOpenGLFramebufferObject.Attachment.CombinedDepthStencil)
            frame = self._frames[samples] = QOpenGLFramebufferObject(width, height, form)
        if not frame.isValid():
            raise NoOpenGL("no frame to draw into")
        return frame


def _shader() -> shaders.ShaderProgram:
    both = [shaders.VertexShader(_VERTEX), shaders.FragmentShader(_FRAGMENT)]
    return shaders.ShaderProgram("gdviz_relief", both)
