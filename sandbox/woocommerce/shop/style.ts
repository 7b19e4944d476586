/** The shop's looks: one accent, neutral greys, light and dark from the same names. */
export const style = `
:root {
  color-scheme: light dark;
  --ground: #f7f7f5; --card: #fff; --ink: #23211f; --soft: #66625d; --line: #e3e0db;
  --accent: #6b3f8f; --on-accent: #fff; --good: #2a6b47; --bad: #a03328; --frame: #efedea;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #181716; --card: #211f1e; --ink: #eceae7; --soft: #a5a09a; --line: #38352f;
    --accent: #c6a1e4; --on-accent: #221330; --good: #82c79f; --bad: #f0978c; --frame: #2b2927;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 1rem/1.55 system-ui, sans-serif; }
a { color: inherit; }
a:focus-visible, button:focus-visible, input:focus-visible {
  outline: 2px solid var(--accent); outline-offset: 2px;
}
.top { border-bottom: 1px solid var(--line); background: var(--card); }
.bar, main { max-width: 76rem; margin: 0 auto; padding: 1rem clamp(1rem, 4vw, 2.5rem); }
.bar { display: flex; flex-wrap: wrap; gap: .75rem 1.5rem; align-items: center; }
.brand { font-size: 1.15rem; font-weight: 650; text-decoration: none; margin-right: auto; }
.desk { display: flex; gap: 1rem; font-size: .925rem; }
.desk a { text-decoration: none; color: var(--soft); }
.desk a:hover { color: var(--ink); text-decoration: underline; text-underline-offset: .2em; }
.search { display: flex; gap: .5rem; flex: 0 1 22rem; }
input, button, .button {
  font: inherit; padding: .5rem .8rem; border-radius: .5rem; border: 1px solid var(--line);
  background: var(--ground); color: inherit; min-width: 0;
}
.search input { flex: 1; }
button, .button { background: var(--accent); border-color: var(--accent); color: var(--on-accent); cursor: pointer;
  text-decoration: none; display: inline-block; }
.plain { background: none; color: inherit; border-color: var(--line); }
.shop { display: grid; grid-template-columns: 14rem minmax(0, 1fr); gap: 2.5rem; align-items: start; }
.narrow { max-width: 34rem; }
h1 { font-size: 1.65rem; line-height: 1.25; letter-spacing: -.01em; margin: .25rem 0 .75rem; text-wrap: balance; }
h2 { font-size: 1.05rem; margin: 2rem 0 .6rem; }
.side h2 { font-size: .8rem; text-transform: uppercase; letter-spacing: .06em; color: var(--soft); margin: 0 0 .5rem; }
.side ul { list-style: none; margin: 0 0 1.75rem; padding: 0; }
.side ul ul { margin: 0 0 0 .9rem; }
.side a { display: flex; justify-content: space-between; gap: .5rem; padding: .2rem 0; text-decoration: none; }
.side a:hover, .crumbs a:hover, .card:hover h3 { text-decoration: underline; text-underline-offset: .2em; }
.side a[aria-current] { font-weight: 650; color: var(--accent); }
.side small, .count, .crumbs, .note, .sku { color: var(--soft); }
.crumbs { margin-bottom: 1rem; }
.jump { display: none; }
.grid { display: grid; grid-template-columns: repeat(auto-fill, minmax(12.5rem, 1fr)); gap: 1.5rem; padding: 0; margin: 0;
  list-style: none; }
.card { display: flex; flex-direction: column; text-decoration: none; height: 100%; }
.frame { background: var(--frame); border-radius: .75rem; overflow: hidden; aspect-ratio: 1; display: grid;
  place-items: center; position: relative; color: var(--soft); font-size: .85rem; }
.frame img { width: 100%; height: 100%; object-fit: cover; display: block; }
.card h3 { font-size: 1rem; font-weight: 550; line-height: 1.35; margin: .7rem 0 .15rem; overflow-wrap: anywhere; }
.price { font-variant-numeric: tabular-nums; font-weight: 600; }
.price del { color: var(--soft); font-weight: 400; margin-right: .4rem; }
.price ins { text-decoration: none; color: var(--bad); }
.badge { position: absolute; top: .6rem; left: .6rem; background: var(--card); border-radius: 1rem; padding: .1rem .6rem;
  font-size: .8rem; color: var(--ink); }
.stock { font-size: .875rem; }
.stock::before { content: ""; display: inline-block; width: .5rem; height: .5rem; border-radius: 50%; margin-right: .4rem;
  background: currentColor; }
.instock { color: var(--good); } .outofstock { color: var(--bad); } .onbackorder { color: var(--soft); }
.pages { display: flex; gap: 1rem; justify-content: center; margin: 2.5rem 0 1rem; align-items: center; }
.product { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: clamp(1.5rem, 5vw, 3.5rem); }
.product .price { font-size: 1.35rem; }
.thumbs { display: grid; grid-template-columns: repeat(auto-fill, minmax(5rem, 1fr)); gap: .6rem; margin-top: .6rem; }
.thumbs .frame { border-radius: .5rem; }
.text { overflow-wrap: anywhere; max-width: 65ch; }
.text img, .text video, .text table { max-width: 100%; height: auto; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .925rem; }
th, td { text-align: left; padding: .5rem .75rem .5rem 0; border-bottom: 1px solid var(--line); vertical-align: middle; }
th:last-child, td:last-child { padding-right: 0; }
th { font-weight: 550; color: var(--soft); white-space: nowrap; }
td .frame { width: 3rem; border-radius: .4rem; font-size: 0; }
.number { text-align: right; font-variant-numeric: tabular-nums; }
.facts th { width: 12rem; }
.form { display: grid; gap: .4rem; margin: 1.5rem 0; }
.form button { justify-self: start; margin-top: .75rem; }
.actions { display: flex; gap: .75rem; margin-top: 1.5rem; }
.notice { color: var(--bad); }
.empty { padding: 3rem 0; text-align: center; color: var(--soft); }
code { font-size: .9em; background: var(--frame); padding: .1em .35em; border-radius: .3em; overflow-wrap: anywhere; }
@media (max-width: 52rem) {
  .shop, .product { grid-template-columns: minmax(0, 1fr); gap: 1rem; }
  .search { flex: 1 1 100%; }
  .grid { grid-template-columns: repeat(auto-fill, minmax(9.5rem, 1fr)); gap: 1rem; }
  .side { order: 2; margin-top: 2rem; }
  .jump { display: inline-block; }
}
`;
