"""Outputs of every shape: what a Space makes may be a file, hold files, or only name them."""

import gradio as gr
from PIL import Image

from files import write_file
from geometry import box_glb, splat_ply


def picture(name: str, colour: str) -> str:
    path = write_file(name, b"")
    Image.new("RGB", (8, 8), colour).save(path)
    return path


def update_dict():
    return gr.update(value=write_file("white-mesh.glb", box_glb()), visible=True), gr.update(value=7)


def before_after():
    return picture("before.png", "black"), picture("after.png", "white")


def beside_words():
    report = {"faces": 12, "time": {"total": 1.5}}
    return write_file("mesh.glb", box_glb()), "<p>A <b>preview</b></p>", report, 1234


def bare_path():
    return write_file("bare mesh #1.glb", box_glb())


def bare_update():
    return gr.update(value=write_file("bare update.glb", box_glb()))


def several_models():
    return [write_file(f"part {part}.glb", box_glb(height=part)) for part in (1, 2, 3)]


def splat():
    return write_file("model.ply", splat_ply()), "8 points"


def mixed_files():
    return [
        write_file("turntable.mp4", b"\0\0\0\x18ftypmp42" + bytes(16)),
        write_file("mesh.glb", box_glb()),
        write_file("model.ply", splat_ply()),
    ]


def gallery():
    return [(picture("front.png", "red"), "Front"), picture("back.png", "blue")]


def pictures_as_made():
    return Image.new("RGB", (16, 16), "orange"), None


def counting(steps):
    for step in range(int(steps)):
        yield step + 1, {"done": list(range(step + 1)), "of": int(steps)}


def growing_text():
    for words in ("A", "A hall", "A hall of mirrors"):
        yield words, picture(f"{len(words)}.png", "green")


def build() -> gr.Blocks:
    with gr.Blocks(title="Shapes") as demo:
        model = gr.Model3D(label="Model")
        file = gr.File(label="File")
        files = gr.File(label="Files", file_count="multiple")
        image = gr.Image(label="Picture", type="filepath")
        slider = gr.ImageSlider(label="Before and after", type="filepath")
        pictures = gr.Gallery(label="Pictures", type="filepath")
        html = gr.HTML(label="Preview")
        report = gr.JSON(label="Report")
        number = gr.Number(label="Number")
        text = gr.Textbox(label="Text")
        button = gr.Button("Make")
        button.click(update_dict, None, [file, number])
        button.click(before_after, None, slider)
        button.click(beside_words, None, [model, html, report, number])
        button.click(bare_path, None, model, postprocess=False)
        button.click(bare_update, None, model, postprocess=False)
        button.click(several_models, None, files)
        button.click(splat, None, [model, text])
        button.click(mixed_files, None, files)
        button.click(gallery, None, pictures)
        button.click(pictures_as_made, None, [image, file])
        button.click(counting, number, [number, report])
        button.click(growing_text, None, [text, image])
    return demo
