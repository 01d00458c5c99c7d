/** What the scripted bot registers, shows and asks. */

export const GALLERY_COMMAND = {
  id: "1300000000000000020",
  name: "gallery",
  description: "3D art galleries",
  type: 1,
  options: [
    {
      type: 1,
      name: "create",
      description: "Turn a sentence into a gallery to walk through",
      options: [
        {
          type: 3,
          name: "prompt",
          description: "What the gallery is like",
          required: true,
          max_length: 4000,
        },
        {
          type: 3,
          name: "style",
          description: "How its paintings are painted",
          choices: [
            { name: "Impressionist", value: "impressionist" },
            { name: "Cubist", value: "cubist" },
          ],
        },
        { type: 4, name: "artworks", description: "How many works hang in it", min_value: 1, max_value: 24 },
        { type: 11, name: "pictures", description: "A picture of yours to hang" },
      ],
    },
    {
      type: 1,
      name: "show",
      description: "Show a gallery again",
      options: [
        { type: 3, name: "gallery", description: "Which gallery", required: true, autocomplete: true },
      ],
    },
    {
      type: 2,
      name: "spaces",
      description: "What makes the works",
      options: [
        {
          type: 1,
          name: "inspect",
          description: "Everything known about one",
          options: [{ type: 3, name: "space", description: "Which one", required: true }],
        },
      ],
    },
  ],
};

export const REFINE_MODAL = {
  custom_id: "refine-form",
  title: "Refine this gallery",
  components: [
    {
      type: 18,
      label: "What should change?",
      description: "In your own words; the rest stays as it is.",
      component: {
        type: 4,
        custom_id: "wish",
        style: 2,
        required: true,
        placeholder: "Warmer light, a darker floor",
      },
    },
    {
      type: 18,
      label: "How far may it go?",
      component: {
        type: 21,
        custom_id: "reach",
        options: [
          { label: "Only the light", value: "light", description: "Geometry and paintings stay" },
          { label: "Everything", value: "all", default: true },
        ],
      },
    },
    {
      type: 18,
      label: "Keep",
      component: {
        type: 22,
        custom_id: "keep",
        required: false,
        options: [
          { label: "The paintings", value: "paintings", default: true },
          { label: "The sculptures", value: "sculptures" },
        ],
      },
    },
  ],
};

export function resultComponents(origin: string) {
  const view = (number: number, description: string) => ({
    media: { url: `${origin}/attachments/view-${number}.png` },
    description,
  });
  return [
    {
      type: 17,
      accent_color: 0xb08d57,
      components: [
        {
          type: 9,
          components: [
            { type: 10, content: "## Impressions of Paris" },
            {
              type: 10,
              content: "Twelve impressionist paintings under *arched windows*, on a marble floor.",
            },
          ],
          accessory: { type: 11, ...view(1, "The gallery's entrance") },
        },
        {
          type: 12,
          items: [
            view(1, "The long wall with three paintings"),
            view(2, "The arched windows at noon"),
            view(3, "The marble floor and the bench"),
            view(4, "The far wall with its sculpture"),
          ],
        },
        {
          type: 10,
          content:
            "- `147,520` triangles, 23 draws\n- 12 textures at 2048 px\n-# Made in 41 s · <t:1795400000:R>",
        },
        { type: 14, divider: true, spacing: 1 },
        { type: 13, file: { url: "attachment://gallery.glb" } },
        {
          type: 1,
          components: [
            {
              type: 3,
              custom_id: "light",
              placeholder: "Change the light",
              options: [
                { label: "Morning", value: "morning", description: "Cool, from the east" },
                { label: "Evening", value: "evening", description: "Warm and low" },
              ],
            },
          ],
        },
        {
          type: 1,
          components: [
            { type: 2, style: 5, label: "Walk through", url: "http://127.0.0.1:8080/g/paris" },
            { type: 2, style: 1, label: "Refine", custom_id: "refine" },
            { type: 2, style: 3, label: "Like", custom_id: "like" },
            { type: 2, style: 4, label: "Stop", custom_id: "stop" },
            { type: 2, style: 2, label: "Export", custom_id: "export", disabled: true },
          ],
        },
      ],
    },
  ];
}
