"""Endpoints that are hidden, remember, have no queue, take anything, or can be stopped."""

import asyncio
import json
import time

import gradio as gr

# Gradio 6 has another name for what Gradio 5 shows and offers.
IS_GRADIO_6 = int(gr.__version__.split(".")[0]) >= 6
UNDOCUMENTED = {"api_visibility": "undocumented"} if IS_GRADIO_6 else {"show_api": False}
PRIVATE = {"api_visibility": "private"} if IS_GRADIO_6 else {"api_name": False}

stopped: list[str] = []
started: list[str] = []


async def long_work(name):
    """Works for a minute unless it is stopped, and writes down that it was."""
    started.append(name)
    try:
        await asyncio.sleep(60)
    except asyncio.CancelledError:
        stopped.append(name)
        raise
    return "finished"


def long_steps(name):
    """The same as a generator, which is stopped between two steps."""
    started.append(name)
    try:
        for step in range(600):
            yield f"step {step}"
            time.sleep(0.1)
    finally:
        stopped.append(name)


def record():
    """What began and what was stopped before its end."""
    return json.dumps({"started": started, "stopped": stopped})


def count(steps, counter):
    """Counts within the session."""
    counter = (counter or 0) + steps
    return counter, counter


def first_state(counter, steps):
    """Hidden state before a visible input."""
    return (counter or 0) + steps, (counter or 0) + steps


def describe(tags, ratio, extra, flag):
    """Takes choices of every kind."""
    return {"tags": tags, "ratio": ratio, "extra": extra, "flag": flag}


def reset():
    return 0


def build() -> gr.Blocks:
    with gr.Blocks(title="Endpoints") as demo:
        counter = gr.State()
        name = gr.Textbox(label="Name")
        steps = gr.Number(label="Steps", value=1)
        total = gr.Number(label="Total")
        report = gr.JSON(label="Report")
        tags = gr.CheckboxGroup(["plâtre", "«Öl»", "a / b", "50 %"], value=["a / b"], label="Tags")
        ratio = gr.Radio([("Square ▢", "1:1"), ("Wide ▭", "16:9")], value="16:9", label="Ratio")
        extra = gr.Dropdown(["one", "two"], multiselect=True, value=None, label="Extra")
        flag = gr.Checkbox(value=True, label="Randomise")
        text = gr.Textbox(label="Text")
        button = gr.Button("Go")
        button.click(long_work, name, text)
        button.click(long_steps, name, text)
        button.click(record, None, text, queue=False)
        button.click(count, [steps, counter], [counter, total])
        button.click(first_state, [counter, steps], [counter, total])
        button.click(describe, [tags, ratio, extra, flag], report)
        button.click(reset, None, total, **UNDOCUMENTED)
        button.click(lambda: 1, None, total, **PRIVATE)
        button.click(None, None, None, js="() => console.log('only the page')")
    return demo
