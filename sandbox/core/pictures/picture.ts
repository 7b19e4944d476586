import { PNG } from "pngjs";
import { seedOf } from "../random";
import { type Colour, colourFor, mix, shade } from "./palette";
import { type Layer, type ShapeName, shapes } from "./shapes";

export interface Picture {
  width: number;
  height: number;
  png: Buffer;
}

/** How much of the picture the square of the shape takes, so that there is air around it. */
const share = 0.93;
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
  const canvas: Canvas = { width, height, data: Buffer.alloc(width * height * 3) };
  fillGround(canvas, shade(colour, 0.86), shade(colourFor([], seed >>> 5), 0.66));
  for (const layer of layers) paintLayer(canvas, layer, shade(colour, layer.tone));
  const image = new PNG({ width, height, colorType: 2, inputHasAlpha: false });
  image.data = canvas.data;
  return { width, height, png: encode(image) };
}

function chooseShape(words: readonly string[], seed: number): ShapeName {
  for (const word of words) {
    const found = shapeNames.find((shape) => shape === word);
    if (found) return found;
  }
  return shapeNames[seed % shapeNames.length] ?? "parcel";
}

interface Canvas {
  width: number;
  height: number;
  /** Red, green and blue of each pixel, row by row. */
  data: Buffer;
}

function fillGround({ width, height, data }: Canvas, top: Colour, bottom: Colour): void {
  const bytes = width * 3;
  for (let row = 0; row < height; row += 1) {
    data.fill(Buffer.from(mix(top, bottom, row / height)), row * bytes, (row + 1) * bytes);
  }
}

/** Goes along each row as far at a time as the distance to the shape's edge allows. */
function paintLayer(canvas: Canvas, layer: Layer, colour: Colour): void {
  const { width, height } = canvas;
  const pixel = 2 / (Math.min(width, height) * share);
  for (let row = 0; row < height; row += 1) {
    const y = (row + 0.5 - height / 2) * pixel;
    let column = 0;
    while (column < width) {
      const distance = layer.distance((column + 0.5 - width / 2) * pixel, y) / pixel;
      const clear = Math.max(1, Math.floor(Math.abs(distance) - 0.5) + 1);
      if (distance < 0.5) {
        const run = distance <= -0.5 ? Math.min(clear, width - column) : 1;
        blend(canvas, row, column, run, colour, Math.min(1, 0.5 - distance));
      }
      column += clear;
    }
  }
}

function blend(
  canvas: Canvas,
  row: number,
  column: number,
  run: number,
  colour: Colour,
  cover: number,
): void {
  const { data } = canvas;
  const start = (row * canvas.width + column) * 3;
  for (let at = start; at < start + run * 3; at += 3) {
    for (let part = 0; part < 3; part += 1) {
      const under = data[at + part] ?? 0;
      data[at + part] = Math.round(under + ((colour[part] ?? 0) - under) * cover);
    }
  }
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
