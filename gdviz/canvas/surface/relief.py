"""The surface drawn by OpenGL into a picture; imported when a 3-D view is first shown.

It is drawn off the screen: a widget with OpenGL inside would have the whole window made anew when
it is first shown, and every later frame of the window put together by OpenGL.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import final

import numpy as np
from OpenGL import GL
from pyqtgraph.opengl import GLMeshItem, shaders
from PySide6.QtGui import QImage, QMatrix4x4, QOffscreenSurface, QOpenGLContext
from PySide6.QtOpenGL import QOpenGLFramebufferObject, QOpenGLFramebufferObjectFormat
from shiboken6 import delete, isValid

from gdviz.canvas.surface.camera import Camera
from gdviz.canvas.surface.mesh import HeightField, brightness, triangles, vertices

#: A quick picture has about so many pixels, however large it is shown.
FEW_PIXELS = 520_000

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
@dataclass(frozen=True)
class Quality:
    """Samples a pixel, which smooth the outline, and how the picture of the bands is made small."""

    samples: int
    shrinking: int


SMOOTH = Quality(4, GL.GL_LINEAR_MIPMAP_LINEAR)
QUICK = Quality(0, GL.GL_LINEAR)


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
    """A context off the screen with one mesh in it. NoOpenGL if there is none.

    It has to be closed on the thread that made it: left to Python's collector of cycles, which
    runs on whatever thread is at work, the context would be destroyed under the GUI thread's feet.
    """

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
        self._textures: dict[Quality, tuple[int, int]] = {}  # names, keys of what lies on them
        self._frames: dict[Quality, QOpenGLFramebufferObject] = {}

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

    def picture(self, camera: Camera, bands: QImage, ratio: float, quick: bool) -> QImage:
        """The surface, on which bands lie, as the camera sees it, on nothing; smooth or quick."""
        self._make_current()
        quality = QUICK if quick else SMOOTH
        self._lay(bands, quality)
        ratio *= _share_of_pixels(camera, ratio) if quick else 1.0
        width, height = (max(round(side * ratio), 1) for side in (camera.width, camera.height))
        frame = self._frame_of(width, height, quality)
        frame.bind()
        GL.glViewport(0, 0, width, height)
        GL.glClearColor(0, 0, 0, 0)
        GL.glClear(GL.GL_COLOR_BUFFER_BIT | GL.GL_DEPTH_BUFFER_BIT)
        self._stage.set_camera(camera)
        self._mesh.paint()
        frame.release()
        return frame.toImage()

    def close(self) -> None:
        """Give everything back to OpenGL, while its context is there; nothing can be drawn then."""
        # At the program's end Qt for Python deletes objects in an order of its own.
        if isValid(self._context) and isValid(self._surface):
            self._give_back()
        for each in (self._context, self._surface):
            if isValid(each):
                delete(each)

    def _give_back(self) -> None:
        if self._context.makeCurrent(self._surface):
            for texture, _ in self._textures.values():
                GL.glDeleteTextures(1, [texture])
        self._textures.clear()
        self._frames.clear()
        del self._mesh
        self._context.doneCurrent()

    def _lay(self, bands: QImage, quality: Quality) -> None:
        """Make a picture that is seen from above the texture of this quality."""
        texture, key = self._textures.get(quality, (0, 0))
        texture = texture or int(GL.glGenTextures(1))
        GL.glBindTexture(GL.GL_TEXTURE_2D, texture)
        if key != bands.cacheKey():
            _upload(bands, quality)
            self._textures[quality] = (texture, bands.cacheKey())

    def _make_current(self) -> None:
        if not self._context.makeCurrent(self._surface):
            raise NoOpenGL("the OpenGL context was lost")

    def _frame_of(self, width: int, height: int, quality: Quality) -> QOpenGLFramebufferObject:
        frame = self._frames.get(quality)
        if frame is None or (frame.width(), frame.height()) != (width, height):
            form = QOpenGLFramebufferObjectFormat()
            form.setSamples(quality.samples)
            form.setAttachment(QOpenGLFramebufferObject.Attachment.CombinedDepthStencil)
            frame = self._frames[quality] = QOpenGLFramebufferObject(width, height, form)
        if not frame.isValid():
            raise NoOpenGL("no frame to draw into")
        return frame


def _share_of_pixels(camera: Camera, ratio: float) -> float:
    """Pixels along a side of a quick picture for one of a smooth picture."""
    return min(1.0, float(np.sqrt(FEW_PIXELS / (camera.width * camera.height)) / ratio))


def _upload(picture: QImage, quality: Quality) -> None:
    """Give OpenGL the picture for the texture that is bound."""
    image = picture.convertToFormat(QImage.Format.Format_RGBA8888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1)
    for key, value in (
        (GL.GL_TEXTURE_MIN_FILTER, quality.shrinking),
        (GL.GL_TEXTURE_MAG_FILTER, GL.GL_LINEAR),
        (GL.GL_TEXTURE_WRAP_S, GL.GL_CLAMP_TO_EDGE),
        (GL.GL_TEXTURE_WRAP_T, GL.GL_CLAMP_TO_EDGE),
    ):
        GL.glTexParameteri(GL.GL_TEXTURE_2D, key, value)
    size = (image.width(), image.height())
    upright = np.ascontiguousarray(rows[::-1])  # a texture begins at its lowest row
    target = (GL.GL_TEXTURE_2D, 0, GL.GL_RGBA8, *size, 0, GL.GL_RGBA, GL.GL_UNSIGNED_BYTE)
    GL.glTexImage2D(*target, upright)
    if quality is SMOOTH:
        GL.glGenerateMipmap(GL.GL_TEXTURE_2D)


def _shader() -> shaders.ShaderProgram:
    both = [shaders.VertexShader(_VERTEX), shaders.FragmentShader(_FRAGMENT)]
    return shaders.ShaderProgram("gdviz_relief", both)
