/**
 * Signed distance to an edge, negative inside, in a square from -1 to 1 with y downwards. It may be less than the true
 * distance but never more: the painter skips that far.
 */
type Distance = (x: number, y: number) => number;

export interface Layer {
  distance: Distance;
  /** How light the layer is beside the product's own colour: 0 is that colour, 1 white, -1 black. */
  tone: number;
}

const circle =
  (cx: number, cy: number, radius: number): Distance =>
  (x, y) =>
    Math.hypot(x - cx, y - cy) - radius;

const ring =
  (cx: number, cy: number, radius: number, width: number): Distance =>
  (x, y) =>
    Math.abs(Math.hypot(x - cx, y - cy) - radius) - width;

const box =
  (cx: number, cy: number, halfWidth: number, halfHeight: number, corner = 0.04): Distance =>
  (x, y) => {
    const dx = Math.abs(x - cx) - halfWidth + corner;
    const dy = Math.abs(y - cy) - halfHeight + corner;
    return Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0) - corner;
  };

/** A box whose sides lean: `top` and `bottom` are half the widths there. */
const trapezoid = (cy: number, top: number, bottom: number, halfHeight: number, cx = 0): Distance => {
  const lean = (bottom - top) / (2 * halfHeight);
  const steep = Math.hypot(1, lean);
  return (x, y) => {
    const width = top + (y - cy + halfHeight) * lean;
    return Math.max((Math.abs(x - cx) - width) / steep, Math.abs(y - cy) - halfHeight);
  };
};

const both =
  (first: Distance, second: Distance): Distance =>
  (x, y) =>
    Math.max(first(x, y), second(x, y));

const either =
  (...parts: Distance[]): Distance =>
  (x, y) => {
    let nearest = Number.POSITIVE_INFINITY;
    for (const part of parts) nearest = Math.min(nearest, part(x, y));
    return nearest;
  };

const lowerHalf =
  (from: number): Distance =>
  (_x, y) =>
    from - y;

/** Right of a line that leaves the middle at the height `from` and goes right by `slope` on its way down. */
const rightOf = (from: number, slope: number): Distance => {
  const steep = Math.hypot(1, slope);
  return (x, y) => ((y - from) * slope - x) / steep;
};

/** Flat product shapes by name; the first layer is the silhouette. */
export const shapes = {
  tent: [
    { distance: trapezoid(0.05, 0.02, 0.78, 0.55), tone: 0 },
    { distance: both(trapezoid(0.05, 0.02, 0.78, 0.55), rightOf(-0.5, 0.34)), tone: -0.16 },
    { distance: trapezoid(0.2, 0.0, 0.17, 0.4), tone: -0.5 },
  ],
  mug: [
    { distance: either(ring(0.42, 0.02, 0.24, 0.06), box(-0.05, 0, 0.42, 0.5, 0.12)), tone: 0 },
    { distance: box(-0.05, -0.42, 0.36, 0.05, 0.05), tone: -0.45 },
    { distance: box(-0.32, 0.08, 0.045, 0.28, 0.04), tone: 0.35 },
  ],
  bottle: [
    { distance: either(box(0, 0.15, 0.27, 0.58, 0.14), box(0, -0.5, 0.13, 0.2, 0.04)), tone: 0 },
    { distance: box(0, -0.66, 0.16, 0.1, 0.04), tone: -0.5 },
    { distance: box(0, 0.2, 0.27, 0.16, 0.01), tone: 0.4 },
    { distance: box(-0.17, -0.02, 0.03, 0.22, 0.03), tone: 0.55 },
  ],
  backpack: [
    { distance: either(ring(0, -0.55, 0.16, 0.04), box(0, 0.05, 0.45, 0.6, 0.2)), tone: 0 },
    { distance: box(0, -0.22, 0.37, 0.025, 0.02), tone: -0.45 },
    { distance: box(0, 0.3, 0.33, 0.24, 0.08), tone: 0.2 },
    { distance: box(0, 0.16, 0.26, 0.02, 0.02), tone: -0.4 },
  ],
  lamp: [
    {
      distance: either(
        trapezoid(-0.3, 0.22, 0.5, 0.32),
        box(0, 0.25, 0.035, 0.4, 0.02),
        box(0, 0.62, 0.3, 0.06, 0.05),
      ),
      tone: 0,
    },
    { distance: either(box(0, 0.3, 0.035, 0.33, 0.02), box(0, 0.62, 0.3, 0.06, 0.05)), tone: -0.5 },
    { distance: trapezoid(-0.3, 0.08, 0.18, 0.32), tone: 0.4 },
  ],
  shirt: [
    {
      distance: either(
        box(0, 0.12, 0.38, 0.55, 0.06),
        both(trapezoid(-0.2, 0.4, 0.82, 0.22), trapezoid(-0.2, 2, 0.95, 0.22)),
      ),
      tone: 0,
    },
    { distance: both(circle(0, -0.46, 0.15), lowerHalf(-0.42)), tone: -0.45 },
    { distance: box(0.17, -0.02, 0.1, 0.1, 0.02), tone: 0.25 },
  ],
  boot: [
    {
      distance: either(box(-0.2, -0.12, 0.27, 0.5, 0.08), box(0.08, 0.3, 0.55, 0.2, 0.18)),
      tone: 0,
    },
    { distance: box(0.06, 0.5, 0.58, 0.08, 0.05), tone: -0.55 },
    { distance: either(box(-0.03, -0.3, 0.1, 0.025), box(-0.03, -0.1, 0.1, 0.025)), tone: 0.5 },
  ],
  bowl: [
    { distance: both(circle(0, -0.15, 0.66), lowerHalf(-0.15)), tone: 0 },
    { distance: box(0, -0.13, 0.68, 0.05, 0.05), tone: 0.35 },
    { distance: box(0, 0.53, 0.26, 0.06, 0.04), tone: -0.35 },
  ],
  blanket: [
    { distance: box(0, 0, 0.58, 0.58, 0.06), tone: 0 },
    { distance: either(box(0, -0.36, 0.58, 0.04, 0), box(0, 0.36, 0.58, 0.04, 0)), tone: 0.45 },
    { distance: either(box(0, -0.22, 0.58, 0.02, 0), box(0, 0.22, 0.58, 0.02, 0)), tone: -0.35 },
  ],
  parcel: [
    { distance: box(0, 0.05, 0.58, 0.5, 0.05), tone: 0 },
    { distance: box(0, 0.05, 0.08, 0.5, 0.01), tone: 0.35 },
    { distance: box(0, -0.2, 0.58, 0.02, 0.01), tone: -0.35 },
  ],
  knife: [
    { distance: either(box(-0.38, 0, 0.34, 0.11, 0.09), box(0.3, -0.03, 0.4, 0.08, 0.07)), tone: 0 },
    { distance: box(0.32, -0.03, 0.38, 0.07, 0.06), tone: 0.6 },
    { distance: either(circle(-0.55, 0, 0.03), circle(-0.25, 0, 0.03)), tone: -0.5 },
  ],
  book: [
    { distance: box(0, 0, 0.44, 0.6, 0.04), tone: 0 },
    { distance: box(-0.36, 0, 0.05, 0.6, 0.02), tone: -0.35 },
    { distance: either(box(0.08, -0.22, 0.24, 0.04), box(0.08, -0.08, 0.16, 0.025)), tone: 0.6 },
  ],
} satisfies Record<string, [Layer, ...Layer[]]>;

export type ShapeName = keyof typeof shapes;
