import { describe, expect, it } from "vitest";
import { collationKey } from "./accents";
import { autoParagraphs } from "./autop";
import { decimalText } from "./decimal";
import { filterHtml } from "./kses";
import { termHtml } from "./kses-rules";
import { phpString } from "./php";
import { slugOf, taxonomyName } from "./slug";
import { texturize } from "./texturize";

describe("slugs, as WordPress 6.9 makes them", () => {
  it.each([
    ['A & B > C <b>bold</b> "q" x()', "a-b-c-bold-q-x"],
    ["Größe Æther İstanbul Ñandú ½ x² œuvre ł", "grose-aether-istanbul-nandu-%c2%bd-x%c2%b2-oeuvre-l"],
    ["日本語 テスト", "%e6%97%a5%e6%9c%ac%e8%aa%9e-%e3%83%86%e3%82%b9%e3%83%88"],
    ["a.b_c/de:f;g,h!i?j(k)l[m]n{o}p*q+r=s@t#u$v%w^x~y`z|13", "a-b_c-defghijklmnopqrstuvwxyz13"],
    ["T&eacute;st &#8211; x – y — z’s “q” 100% %20 50%off", "tst-x-y-zs-q-100-%20-50off"],
    ["a\nb\tc   d", "abc-d"],
    ["", ""],
  ])("%s", (title, slug) => expect(slugOf(title)).toBe(slug));

  it("cuts a long one at 200 letters", () => expect(slugOf("long ".repeat(60))).toHaveLength(199));
  it("keeps an attribute's letters readable", () => expect(taxonomyName("日本 Größe")).toBe("日本-grose"));
});

describe("HTML filter", () => {
  it.each([
    ["A & B > C", "A &amp; B &gt; C"],
    ["<p>Hi &amp; bye</p><script>alert(1)</script>", "<p>Hi &amp; bye</p>alert(1)"],
    ['<a onclick="x" href="#">l</a>', '<a href="#">l</a>'],
    ['<a href="javascript:alert(1)" target=_blank>l</a>', '<a href="alert(1)" target="_blank">l</a>'],
    [
      '<p style="color:red;position:fixed;background:url(javascript:x)">a</p>',
      '<p style="color:red;position:fixed">a</p>',
    ],
    [`<img src="http://x/y.png" onerror="z" alt='q'>`, `<img src="http://x/y.png" alt='q'>`],
    ["<br><br/><hr />", "<br><br /><hr />"],
    [
      "<!-- wp:paragraph --><p>b</p><!-- /wp:paragraph -->",
      "<!-- wp:paragraph --><p>b</p><!-- /wp:paragraph -->",
    ],
    ['<video src="v.mp4" controls></video><iframe src=x></iframe>', '<video src="v.mp4" controls></video>'],
    ['<h2 class="c" id="i" data-x="1">T</h2>', '<h2 class="c" id="i" data-x="1">T</h2>'],
    ["5 < 6 && 7 > 3", "5  3"],
    ["5 < 6", "5 &lt; 6"],
    ["&copy; &nbsp; &#8211; &unknown", "&copy; &nbsp; &#8211; &amp;unknown"],
  ])("%s", (html, filtered) => expect(filterHtml(html)).toBe(filtered));

  it("lets far less through in a category's description", () => {
    expect(filterHtml('d <b>b</b> <p class="x">p</p>', termHtml)).toBe("d <b>b</b> p");
  });
});

describe("shown text", () => {
  it("gets paragraphs and breaks", () => {
    const stored =
      "line1\nline1b\n\nline2 <b>x</b>\n<p>para</p>\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>\nafter list\n" +
      "<div>in div\n\nmore</div>\n<h2>head</h2>text right after<br>br<br />\n<table><tr><td>c</td></tr></table>\n" +
      '<blockquote>q\n\nr</blockquote>\n<pre>a\n\nb</pre>\n<img src="a.png">\n\n<a href="x">link</a>\n\n<!-- c -->\n[short]\n\nend';
    expect(autoParagraphs(stored)).toBe(
      "<p>line1<br />\nline1b</p>\n<p>line2 <b>x</b></p>\n<p>para</p>\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n" +
        "<p>after list</p>\n<div>in div</p>\n<p>more</p></div>\n<h2>head</h2>\n<p>text right after<br />br</p>\n" +
        "<table>\n<tr>\n<td>c</td>\n</tr>\n</table>\n<blockquote><p>q</p>\n<p>r</p></blockquote>\n<pre>a\n\nb</pre>\n" +
        '<p><img src="a.png"></p>\n<p><a href="x">link</a></p>\n<p><!-- c --><br />\n[short]</p>\n<p>end</p>\n',
    );
  });

  it.each([
    ["", ""],
    ["<p>One para</p><p>Two</p>", "<p>One para</p>\n<p>Two</p>\n"],
    ["<span>inline</span> text", "<p><span>inline</span> text</p>\n"],
    ["  trim me  \n\n", "<p>  trim me  </p>\n"],
    ["<ul><li>x</li></ul>", "<ul>\n<li>x</li>\n</ul>\n"],
  ])("%j", (stored, shown) => expect(autoParagraphs(stored)).toBe(shown));

  it("gets typographic marks in a short description", () => {
    expect(texturize("end &amp; \"quote\" it's -- dash ... 5x6 'single'")).toBe(
      "end &amp; &#8220;quote&#8221; it&#8217;s &#8212; dash &#8230; 5&#215;6 &#8216;single&#8217;",
    );
    expect(texturize('Nm & <b>x</b> "q"')).toBe("Nm &#038; <b>x</b> &#8220;q&#8221;");
  });
});

describe("numbers", () => {
  it.each([
    ["1.234,56", "1.23456"],
    ["12,50", "1250"],
    ["abc", ""],
    ["-5", "-5"],
    ["$1,234.50", "1234.50"],
    [" 5.00 ", "5.00"],
    ["1e3", "13"],
    [".5", ".5"],
    [12.5, "12.5"],
    [true, "1"],
  ])("price %s", (given, kept) => expect(decimalText(given)).toBe(kept));

  it.each([
    [1.5, "1.5"],
    [1.2345678901234567e19, "1.2345678901235E+19"],
    [100, "100"],
    [false, ""],
    [0.1 + 0.2, "0.3"],
  ])("PHP writes %s", (given, text) => expect(phpString(given)).toBe(text));
});

it("finds a SKU whatever its case and accents", () => {
  expect(collationKey("ÉTÉ ")).toBe(collationKey("ete"));
});
