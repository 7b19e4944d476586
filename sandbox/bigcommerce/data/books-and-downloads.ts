import { choice, combine, type DemoProduct } from "../datasets/demo-product";

const paper = choice("Paper", ["A4", "US Letter"], "radio_buttons");
const shelf = "Books and Downloads";

const longDescription = `<h2>160 pages of 5 mm dots</h2>
<p>Paper of 100&nbsp;g/m&sup2; that takes a fountain pen. Thread-bound, so that it lies flat on the first page as well as on the last.</p>
<ul>
<li>Two ribbons</li>
<li>Numbered pages</li>
<li>A pocket in the back for tickets, pressed leaves &amp; receipts</li>
</ul>
<h3>Why dots?</h3>
<p>Lines tell you where to write. Squares tell you where to draw. Dots <em>suggest</em> both and insist on neither.</p>
<ol>
<li>Write a list.</li>
<li>Cross out half of it.</li>
<li>Go outside.</li>
</ol>
<p>See also <a href="https://fell-and-hearth.example/field-guide">the field guide</a>.</p>`;

export const booksAndDownloads: DemoProduct[] = [
  {
    name: "Field Guide to Knots (PDF)",
    sku: "DL-KNOTS",
    price: 9,
    description: "<p>Forty knots, each on one page. A download.</p>",
    categories: [shelf],
    weight: 0,
    pictures: ["book-navy-knots"],
    more: { type: "digital" },
  },
  {
    name: "Sounds of the Trail (MP3 album)",
    sku: "DL-SOUNDS",
    price: 7.5,
    description: "<p>Eleven recordings: rain on canvas, a fire at two in the morning, geese.</p>",
    categories: [shelf],
    weight: 0,
    pictures: ["book-teal-sounds"],
    more: { type: "digital", sale_price: 5 },
  },
  {
    name: "Sewing Pattern: Market Tote",
    sku: "DL-TOTE",
    price: 6,
    description: "<p>Choose the paper that your printer has.</p>",
    categories: [shelf],
    weight: 0,
    pictures: ["parcel-rose-tote"],
    options: [paper],
    variants: combine([paper], ([size = ""]) => ({ sku: `DL-TOTE-${size.replace(" ", "").toUpperCase()}` })),
    more: { type: "digital" },
  },
  {
    name: "The Quiet Camp: A Handbook",
    sku: "BK-QUIET",
    price: 27,
    description: "<p>Hardback, 224 pages, printed with soy ink.</p>",
    categories: [shelf, "Outdoor > Camping"],
    brand: "Hart & Vale",
    weight: 1.5,
    size: [6, 1, 9],
    stock: 38,
    pictures: ["book-forest-quiet", "book-forest-quiet-open"],
    customFields: [
      ["Author", "R. Marsh"],
      ["Pages", "224"],
    ],
    more: { gtin: "2040000100094", upc: "417001000036", tax_class_id: 1 },
  },
  {
    name: "Dotted Notebook",
    sku: "PG-NOTE",
    price: 14.95,
    description: longDescription,
    categories: [shelf, "Home > Living"],
    brand: "Plain Goods",
    weight: 0.8,
    size: [5.8, 0.7, 8.3],
    stock: 120,
    pictures: ["book-mustard-note"],
    more: {
      page_title: "Dotted notebook, thread-bound",
      meta_description: "A notebook with dots: 160 pages that lie flat.",
      meta_keywords: ["notebook", "dotted", "journal"],
      search_keywords: "journal, diary",
      custom_url: { url: "/paper/dotted-notebook/", is_customized: true },
    },
  },
];
