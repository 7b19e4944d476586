/** What HTML WordPress lets through, from https://developer.wordpress.org/reference/functions/wp_kses_allowed_html/ */
export type AllowedHtml = ReadonlyMap<string, ReadonlySet<string>>;

const everywhere = [
  ...["aria-controls", "aria-current", "aria-describedby", "aria-details", "aria-expanded", "aria-hidden"],
  ...[
    "aria-label",
    "aria-labelledby",
    "aria-live",
    "class",
    "data-*",
    "dir",
    "hidden",
    "id",
    "lang",
    "style",
  ],
  ...["title", "role", "xml:lang"],
];

const cell = "abbr align axis bgcolor char charoff colspan headers height nowrap rowspan scope valign width";
const rows = "align char charoff valign";

const postElements: Record<string, string> = {
  "address abbr acronym b bdo big br cite code dd dfn dl dt em fieldset i kbd mark rb rp rt rtc ruby s samp":
    "",
  "search small strike strong sub sup tt u var wbr": "",
  a: "href rel rev name target download",
  area: "alt coords href nohref shape target",
  "article aside caption figure figcaption footer h1 h2 h3 h4 h5 h6 header hgroup legend main nav p": "align",
  "span section summary": "align",
  audio: "autoplay controls loop muted preload src",
  "blockquote q": "cite",
  button: "disabled name type value popovertarget popovertargetaction aria-haspopup",
  "col colgroup": "span align char charoff valign width",
  data: "value",
  "del ins": "datetime cite",
  details: "align open name",
  dialog: "closedby open popover",
  div: "align popover",
  font: "color face size",
  hr: "align noshade size width",
  img: "alt align border height hspace loading longdesc vspace src usemap width",
  label: "for",
  li: "align value",
  map: "name",
  menu: "type",
  meter: "high low max min optimum value",
  object: "data type",
  ol: "start type reversed",
  pre: "width",
  progress: "max value",
  table: "align bgcolor border cellpadding cellspacing rules summary width",
  "tbody tfoot thead": rows,
  "td th": cell,
  textarea: "cols rows disabled name readonly",
  time: "datetime",
  title: "",
  tr: `bgcolor ${rows}`,
  track: "default kind label src srclang",
  ul: "type popover",
  video: "autoplay controls height loop muted playsinline poster preload src width",
};

/** For product names and texts. */
export const postHtml = table(postElements, everywhere);

/** For the descriptions of categories, tags and brands: a much shorter list, without paragraphs. */
export const termHtml = table(
  {
    a: "href title rel target",
    "abbr acronym": "title",
    "blockquote q": "cite",
    del: "datetime",
    "b cite code em i s strike strong": "",
  },
  [],
);

export const allowedProtocols = new Set(
  "http https ftp ftps mailto news irc irc6 ircs gopher nntp feed telnet mms rtsp sms svn tel fax xmpp webcal urn".split(
    " ",
  ),
);

/** Attributes whose value is an address and is checked for its protocol. */
export const addressAttributes = new Set(
  "action archive background cite classid codebase data formaction href icon longdesc manifest poster profile src usemap xmlns".split(
    " ",
  ),
);

const edges = ["", "-top", "-right", "-bottom", "-left"];

export const allowedStyles = new Set([
  ...["background", "background-color", "background-image", "background-position", "background-repeat"],
  ...["background-size", "background-attachment", "background-blend-mode"],
  ...edges.flatMap((edge) => ["", "-color", "-style", "-width"].map((part) => `border${edge}${part}`)),
  ...["", "-top-left", "-top-right", "-bottom-left", "-bottom-right"].map(
    (corner) => `border${corner}-radius`,
  ),
  ...["border-spacing", "border-collapse", "caption-side", "columns"],
  ...["count", "fill", "gap", "rule", "span", "width"].map((part) => `column-${part}`),
  ...["color", "filter", "font", "font-family", "font-size", "font-style", "font-variant", "font-weight"],
  ...["letter-spacing", "line-height", "text-align", "text-decoration", "text-indent", "text-transform"],
  ...["white-space", "height", "min-height", "max-height", "width", "min-width", "max-width"],
  ...["margin", "padding"].flatMap((side) => [
    ...edges.map((edge) => `${side}${edge}`),
    ...["block-start", "block-end", "inline-start", "inline-end"].map((end) => `${side}-${end}`),
  ]),
  ...[
    "flex",
    "flex-basis",
    "flex-direction",
    "flex-flow",
    "flex-grow",
    "flex-shrink",
    "flex-wrap",
    "gap",
    "row-gap",
  ],
  ...["columns", "rows"].map((kind) => `grid-template-${kind}`),
  ...["column", "row"].flatMap((kind) => ["", "-start", "-end", "-gap"].map((part) => `grid-${kind}${part}`)),
  ...["grid-auto-columns", "grid-auto-rows", "grid-gap", "justify-content", "justify-items", "justify-self"],
  ...[
    "align-content",
    "align-items",
    "align-self",
    "clear",
    "cursor",
    "direction",
    "float",
    "list-style-type",
  ],
  ...[
    "object-fit",
    "object-position",
    "opacity",
    "overflow",
    "vertical-align",
    "writing-mode",
    "position",
    "top",
  ],
  ...["right", "bottom", "left", "z-index", "box-shadow", "aspect-ratio", "container-type"],
]);

function table(elements: Record<string, string>, shared: readonly string[]): AllowedHtml {
  const allowed = new Map<string, ReadonlySet<string>>();
  for (const [names, attributes] of Object.entries(elements)) {
    const own = new Set([...attributes.split(" ").filter(Boolean), ...shared]);
    for (const name of names.split(" ")) allowed.set(name, own);
  }
  return allowed;
}
