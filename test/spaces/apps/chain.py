"""A picture becomes an object in four calls of one session, as Spaces in the manner of TRELLIS.2 do it.

The session has a folder, which `unload` deletes; what lies between two calls is a `gr.State`.
"""

import os
import shutil
import time
from pathlib import Path

import gradio as gr
from PIL import Image

from geometry import box_glb

SESSIONS = Path(os.environ["GRADIO_TEMP_DIR"]) / "sessions"


def folder_of(request: gr.Request) -> Path:
    return SESSIONS / str(request.session_hash)


def start_session(request: gr.Request):
    folder_of(request).mkdir(parents=True)


def end_session(request: gr.Request):
    shutil.rmtree(folder_of(request), ignore_errors=True)


def sessions() -> list[str]:
    """The sessions that have a folder now."""
    return sorted(folder.name for folder in SESSIONS.iterdir()) if SESSIONS.exists() else []


def preprocess_image(input: Image.Image):
    return input.convert("RGBA").resize((64, 64))


def image_to_3d(image: Image.Image, seed, resolution, request: gr.Request, progress=gr.Progress()):
    for step in range(4):
        progress((step, 4), desc="Sampling shape", unit="steps")
        time.sleep(0.05)
    preview = folder_of(request) / "preview.png"
    image.save(preview)
    return {"seed": seed, "resolution": resolution, "preview": str(preview)}, "<div><img src='data:,'></div>"


def extract_glb(shape, decimation_target, texture_size, request: gr.Request):
    if shape is None:
        raise gr.Error("There is no shape yet.")
    path = folder_of(request) / f"sample-{shape['seed']:g}.glb"
    path.write_bytes(box_glb(height=2))
    return str(path), gr.update(value=str(path), interactive=True)


def build() -> gr.Blocks:
    with gr.Blocks(title="Chain", delete_cache=(600, 600)) as demo:
        shape = gr.State()
        picture = gr.Image(label="Image Prompt", format="png", image_mode="RGBA", type="pil")
        seed = gr.Slider(0, 2**31 - 1, value=0, step=1, label="Seed")
        resolution = gr.Radio(["512", "1024", "1536"], value="1024", label="Resolution")
        decimation = gr.Slider(100_000, 1_000_000, value=300_000, step=10_000, label="Decimation Target")
        texture = gr.Slider(1024, 4096, value=2048, step=1024, label="Texture Size")
        preview = gr.HTML(label="3D Asset Preview")
        model = gr.Model3D(label="Extracted GLB")
        download = gr.DownloadButton(label="Download GLB", interactive=False)
        demo.load(start_session)
        demo.unload(end_session)
        picture.upload(preprocess_image, picture, picture)
        gr.Button("Generate").click(image_to_3d, [picture, seed, resolution], [shape, preview])
        gr.Button("Extract").click(extract_glb, [shape, decimation, texture], [model, download])
        gr.api(sessions, queue=False)
    return demo
