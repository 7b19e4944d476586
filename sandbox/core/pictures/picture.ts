import { PNG } from "pngjs";
import { seedOf } from "../random";
import { type Colour, colourFor, mix, shade } from "./palette";
import { type Layer, type ShapeName, shapes } from "./shapes";

export interface Picture {
  width: number;
  height: number;
  png: Buffer;
}

const shapeNames = Object.keys(shapes) as ShapeName[];

/**
 * Draws a product-like picture: the same name gives the same bytes on every machine. A shape or a colour named in
 * the name ("tent-forest-1") is drawn; otherwise the name's hash chooses. `side` is the longer side.
 */
export function drawPicture(name: string, side: number): Picture {
  const seed = seedOf(name);
  const words = name.toLowerCase().split(/[^a-z]+/);
  const layers: readonly Layer[] = shapes[chooseShape(words, seed)];
  const portrait = (seed >>> 8) % 3 === 0;
  const width = portrait ? Math.round(side * 0.8) : side;
  const height = side;
  const colour = colourFor(words, seed);
  const colours = layers.map((layer) => shade(colour, layer.tone));
  const top = shade(colour, 0.86);
  const bottom = shade(colourFor([], seed >>> 5), 0.66);
  const image = new PNG({ width, height, colorType: 2, inputHasAlpha: false });
  // Wider than the square of the shape, so that there is air around it.
  const scale = 2.15 / Math.min(width, height);
  const data = Buffer.alloc(width * height * 3);
  let at = 0;
  for (let row = 0; row < height; row += 1) {
    const background = mix(top, bottom, row / height);
    const y = (row + 0.5 - height / 2) * scale;
    for (let column = 0; column < width; column += 1) {
      const x = (column + 0.5 - width / 2) * scale;
      const pixel =
        Math.abs(x) < 1.02 && Math.abs(y) < 1.02
          ? paint(layers, colours, background, x, y, scale)
          : background;
      data[at] = pixel[0];
      data[at + 1] = pixel[1];
      data[at + 2] = pixel[2];
      at += 3;
    }
  }
  image.data = data;
  return { width, height, png: encode(image) };
}

function chooseShape(words: readonly string[], seed: number): ShapeName {
  for (const word of words) {
    const found = shapeNames.find((shape) => shape === word);
    if (found) return found;
  }
  return shapeNames[seed % shapeNames.length] ?? "parcel";
}

function paint(
  layers: readonly Layer[],
  colours: readonly Colour[],
  background: Colour,
  x: number,
  y: number,
  pixelSize: number,
): Colour {
  let colour = background;
  for (const [index, layer] of layers.entries()) {
    const cover = Math.min(1, Math.max(0, 0.5 - layer.distance(x, y) / pixelSize));
    if (cover > 0) colour = mix(colour, colours[index] ?? background, cover);
  }
  return colour;
}

/** One fixed filter: trying all five for each row, as pngjs does by default, takes longer than the drawing. */
function encode(image: PNG): Buffer {
  return PNG.sync.write(image, {
    colorType: 2,
    inputColorType: 2,
    inputHasAlpha: false,
    filterType: 2,
    deflateLevel: 6,
  });
}
