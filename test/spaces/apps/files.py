"""Where apps write what they make: below the one folder that is deleted in the end."""

import os
import tempfile
from pathlib import Path


def write_file(name: str, content: bytes) -> str:
    folder = tempfile.mkdtemp(dir=os.environ["GRADIO_TEMP_DIR"])
    path = Path(folder) / name
    path.write_bytes(content)
    return str(path)
