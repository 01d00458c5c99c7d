"""Small 3D files, written byte by byte."""

import json
import struct


def box_glb(width: float = 1, height: float = 1, depth: float = 1) -> bytes:
    """A box standing on the floor, in metres."""
    corners = [
        (x * width / 2, y * height, z * depth / 2) for x in (-1, 1) for y in (0, 1) for z in (-1, 1)
    ]
    faces = [0, 1, 3, 0, 3, 2, 4, 6, 7, 4, 7, 5, 0, 4, 5, 0, 5, 1, 2, 3, 7, 2, 7, 6, 0, 2, 6, 0, 6, 4, 1, 5, 7, 1, 7, 3]
    positions = b"".join(struct.pack("<3f", *corner) for corner in corners)
    indices = struct.pack("<36H", *faces)
    document = {
        "asset": {"version": "2.0"},
        "scene": 0,
        "scenes": [{"nodes": [0]}],
        "nodes": [{"mesh": 0, "name": "Box"}],
        "meshes": [{"primitives": [{"attributes": {"POSITION": 0}, "indices": 1}]}],
        "accessors": [
            {
                "bufferView": 0,
                "componentType": 5126,
                "count": 8,
                "type": "VEC3",
                "min": [-width / 2, 0, -depth / 2],
                "max": [width / 2, height, depth / 2],
            },
            {"bufferView": 1, "componentType": 5123, "count": 36, "type": "SCALAR"},
        ],
        "bufferViews": [
            {"buffer": 0, "byteOffset": 0, "byteLength": len(positions)},
            {"buffer": 0, "byteOffset": len(positions), "byteLength": len(indices)},
        ],
        "buffers": [{"byteLength": len(positions) + len(indices)}],
    }
    text = json.dumps(document).encode()
    text += b" " * (-len(text) % 4)
    binary = positions + indices
    chunks = struct.pack("<I4s", len(text), b"JSON") + text + struct.pack("<I4s", len(binary), b"BIN\0") + binary
    return struct.pack("<4sII", b"glTF", 2, 12 + len(chunks)) + chunks


def splat_ply(points: int = 8) -> bytes:
    """A Gaussian splat: dots with colour, opacity, size and rotation instead of triangles."""
    fields = ["x", "y", "z", "f_dc_0", "f_dc_1", "f_dc_2", "opacity"]
    fields += ["scale_0", "scale_1", "scale_2", "rot_0", "rot_1", "rot_2", "rot_3"]
    header = ["ply", "format binary_little_endian 1.0", f"element vertex {points}"]
    header += [f"property float {field}" for field in fields] + ["end_header\n"]
    rows = [struct.pack("<14f", point / points, 0, 0, *[0.5] * 7, 1, 0, 0, 0) for point in range(points)]
    return "\n".join(header).encode() + b"".join(rows)
