"""A workshop: the Space that every implementation of Gradio is held against."""

import asyncio
import time
from pathlib import Path

import gradio as gr
from PIL import Image

from files import write_file
from geometry import box_glb

MODES = ["Turbo · 12 steps", "Default · 20 steps", "Quality · 48 steps"]


def paint(prompt, mode, width, seed, progress=gr.Progress()):
    """Paints a picture."""
    for fraction, doing in [(0.25, "Mixing"), (0.75, "Painting")]:
        progress(fraction, desc=doing)
        time.sleep(0.2)
    picture = Image.new("RGB", (64, 48), "seagreen")
    return picture, {"prompt": prompt, "mode": mode, "width": width, "seed": seed}


def sculpt(image, progress=gr.Progress()):
    """Makes an object from a picture."""
    progress(0.5, desc="Carving")
    return write_file(f"{Path(image).stem}.glb", box_glb())


def copy(model, pictures):
    """Gives files back as they came."""
    names = [Path(path).name for path in [model, *[picture for picture, _ in pictures or []]]]
    captions = [caption for _, caption in pictures or []]
    return model, pictures, {"names": names, "captions": captions}


async def wait(seconds):
    """Takes its time, on the only place there is."""
    await asyncio.sleep(seconds)
    return f"waited {seconds:g} s"


def stumble(how):
    """Fails, and says why or keeps it to itself."""
    if how == "openly":
        raise gr.Error("The <b>brush</b> is dry", title="Out of paint")
    raise RuntimeError("secret detail")


def build() -> gr.Blocks:
    with gr.Blocks(title="Atelier") as demo:
        prompt = gr.Textbox(label="Prompt")
        mode = gr.Dropdown(MODES, value=MODES[1], label="Mode")
        width = gr.Slider(256, 1024, value=512, step=64, label="Width")
        seed = gr.Number(value=0, label="Seed")
        picture = gr.Image(label="Picture", type="filepath", format="png")
        settings = gr.JSON(label="Settings")
        model = gr.Model3D(label="Model")
        pictures = gr.Gallery(label="Pictures", type="filepath")
        seconds = gr.Number(label="Seconds")
        how = gr.Dropdown(["openly", "quietly"], value="openly", label="How")
        text = gr.Textbox(label="Text")
        gr.Button("Paint").click(paint, [prompt, mode, width, seed], [picture, settings])
        gr.Button("Sculpt").click(sculpt, picture, model)
        gr.Button("Copy").click(copy, [model, pictures], [model, pictures, settings])
        gr.Button("Wait").click(wait, seconds, text)
        gr.Button("Stumble").click(stumble, how, text)
    return demo
