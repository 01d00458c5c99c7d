"""Imports a GLB into an empty Blender and writes what it holds, in metres and Blender's axes, as JSON.

blender --background --factory-startup --python-exit-code 1 --python read-in-blender.py -- scene.glb found.json
"""

import json
import sys

import bpy
import numpy

# Blender 3.4's importer uses names that numpy 1.24, of the same Debian, no longer has.
for name, kind in (("bool", bool), ("int", int), ("float", float), ("object", object)):
    if name not in vars(numpy):
        setattr(numpy, name, kind)

glb, found = sys.argv[sys.argv.index("--") + 1 :]
bpy.ops.wm.read_factory_settings(use_empty=True)
bpy.ops.import_scene.gltf(filepath=glb)


def corners(thing):
    return [thing.matrix_world @ vertex.co for vertex in thing.data.vertices]


def triangles(mesh):
    mesh.calc_loop_triangles()
    return len(mesh.loop_triangles)


def shaders(material):
    return sorted({node.bl_idname for node in material.node_tree.nodes})


meshes = [thing for thing in bpy.data.objects if thing.type == "MESH"]
points = [point for thing in meshes for point in corners(thing)]
with open(found, "w", encoding="utf-8") as file:
    json.dump(
        {
            "objects": sorted(thing.name for thing in bpy.data.objects),
            "lights": sum(thing.type == "LIGHT" for thing in bpy.data.objects),
            "triangles": sum(triangles(thing.data) for thing in meshes),
            "min": [min(point[axis] for point in points) for axis in range(3)],
            "max": [max(point[axis] for point in points) for axis in range(3)],
            # The importer paints the tint of highlights itself where they are dampened.
            "images": sorted(image.name for image in bpy.data.images if not image.name.startswith("Specular Tint")),
            "unreadable": [image.name for image in bpy.data.images if 0 in image.size],
            "materials": {
                material.name: {
                    "isDoubleSided": not material.use_backface_culling,
                    "shaders": shaders(material),
                }
                for material in bpy.data.materials
            },
        },
        file,
    )
