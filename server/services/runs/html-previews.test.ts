import { describe, expect, it } from "vitest";
import { htmlPreviews } from "./html-previews";

describe("previews of HTML", () => {
  it("keep structure and drop what runs or loads", () => {
    const description =
      '<p onclick="steal()">Soft <b>cotton</b></p><script>steal()</script><img src=x onerror=steal()>' +
      '<a href="javascript:steal()">bad</a> <a href="https://shop.example/size">sizes</a>' +
      '<iframe src="https://evil.example"></iframe><style>p{position:fixed}</style>';
    const previews = htmlPreviews({ read: { description } });
    expect(previews["read.description"]).toBe(
      '<p>Soft <b>cotton</b></p><a rel="noopener noreferrer nofollow" target="_blank">bad</a> ' +
        '<a href="https://shop.example/size" rel="noopener noreferrer nofollow" target="_blank">sizes</a>',
    );
  });

  it("are found by their path, in lists too; plain text has none", () => {
    const previews = htmlPreviews({
      read: null,
      sent: { product: { name: "5 < 6", attributes: [{ option: "<em>Red</em>" }] } },
    });
    expect(previews).toEqual({ "sent.product.attributes.0.option": "<em>Red</em>" });
  });
});
