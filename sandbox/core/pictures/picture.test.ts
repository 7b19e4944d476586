import { PNG } from "pngjs";
import { describe, expect, it } from "vitest";
import { drawPicture } from "./picture";
import { cachedPicture } from "./serve-pictures";

const pixel = (png: PNG, x: number, y: number) => {
  const at = (y * png.width + x) * 4;
  return [...png.data.subarray(at, at + 3)];
};

describe("pictures", () => {
  it("are real PNG files of the size they say", () => {
    const picture = drawPicture("tent-forest-1", 120);
    const png = PNG.sync.read(picture.png);
    expect([png.width, png.height]).toEqual([picture.width, picture.height]);
    expect(Math.max(png.width, png.height)).toBe(120);
  });

  it("are the same for the same name and differ between names", () => {
    expect(drawPicture("mug-blue-1", 60).png.equals(drawPicture("mug-blue-1", 60).png)).toBe(true);
    expect(drawPicture("mug-blue-1", 60).png.equals(drawPicture("mug-red-1", 60).png)).toBe(false);
    expect(drawPicture("product-1", 60).png.equals(drawPicture("product-2", 60).png)).toBe(false);
  });

  it("show the shape in the colour that the name asks for, on a light ground", () => {
    const png = PNG.sync.read(drawPicture("blanket-red-9", 100).png);
    const [red = 0, green = 0] = pixel(png, Math.floor(png.width / 2), 50);
    expect(red).toBeGreaterThan(green * 1.5);
    expect(Math.min(...pixel(png, 2, 2))).toBeGreaterThan(180);
  });

  it("are drawn once", () => {
    expect(cachedPicture("bowl-sage-1", 60)).toBe(cachedPicture("bowl-sage-1", 60));
  });
});
