export type Colour = readonly [red: number, green: number, blue: number];

/** Colours that a picture's name may ask for, so that a variant's picture shows the variant. */
const named: Record<string, Colour> = {
  black: [52, 54, 60],
  blue: [66, 110, 168],
  brown: [134, 96, 68],
  charcoal: [74, 78, 84],
  cream: [226, 212, 186],
  forest: [62, 102, 78],
  green: [92, 138, 96],
  grey: [140, 146, 152],
  mustard: [206, 162, 62],
  natural: [204, 178, 142],
  navy: [48, 68, 108],
  oak: [186, 146, 98],
  orange: [218, 126, 66],
  red: [188, 74, 68],
  rose: [206, 138, 142],
  sage: [150, 172, 142],
  sand: [210, 186, 150],
  slate: [98, 114, 128],
  teal: [66, 132, 134],
  walnut: [112, 82, 62],
  white: [236, 234, 228],
};

const fallbacks = Object.values(named).filter((colour) => Math.min(...colour) < 200);

export function colourFor(words: readonly string[], seed: number): Colour {
  for (const word of words) {
    const colour = named[word];
    if (colour) return colour;
  }
  return fallbacks[seed % fallbacks.length] ?? [120, 120, 120];
}

export function mix(from: Colour, to: Colour, share: number): [number, number, number] {
  const part = (index: 0 | 1 | 2) => from[index] + (to[index] - from[index]) * share;
  return [part(0), part(1), part(2)];
}

/** Lighter for a positive tone, darker for a negative one. */
export function shade(colour: Colour, tone: number): Colour {
  return tone >= 0 ? mix(colour, [255, 255, 255], tone) : mix(colour, [20, 22, 28], -tone);
}
