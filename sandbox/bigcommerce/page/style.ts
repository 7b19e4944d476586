/** One sheet for all pages of this sandbox: light and dark by the reader's setting, a single column on a phone. */
export const style = `
:root { color-scheme: light dark; --ground: #f7f6f3; --card: #ffffff; --ink: #22252a; --soft: #6a707a; --line: #e2e0da; --accent: #2f6f5e; --accent-ink: #ffffff; --good: #e4f1ea; }
@media (prefers-color-scheme: dark) { :root { --ground: #16181b; --card: #1f2226; --ink: #e8e6e1; --soft: #9aa1ab; --line: #33373d; --accent: #7cc2ad; --accent-ink: #10211c; --good: #1f322b; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 15px/1.5 system-ui, sans-serif; }
main, header { max-width: 64rem; margin: 0 auto; padding: 1.25rem 1rem; }
header { padding-bottom: 0; }
h1 { font-size: 1.5rem; margin: 0; }
h2 { font-size: 1.05rem; margin: 0 0 .75rem; }
p { margin: .25rem 0; }
a { color: var(--accent); }
.soft { color: var(--soft); }
.card { background: var(--card); border: 1px solid var(--line); border-radius: .6rem; padding: 1rem; margin-bottom: 1rem; }
.saved { background: var(--good); }
code { font: .85em ui-monospace, monospace; overflow-wrap: anywhere; }
summary { cursor: pointer; font-weight: 600; }
details > :not(summary) { margin-top: .75rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .35rem 1rem; margin: 0; }
dt { color: var(--soft); } dd { margin: 0; min-width: 0; }
form { display: flex; flex-wrap: wrap; gap: .5rem; align-items: end; }
label { display: grid; gap: .15rem; font-size: .8rem; color: var(--soft); }
input, select { font: inherit; font-size: .95rem; color: var(--ink); background: var(--ground); border: 1px solid var(--line); border-radius: .4rem; padding: .4rem .55rem; min-width: 0; }
input.number { width: 6.5rem; }
button { font: inherit; border: 0; border-radius: .4rem; padding: .45rem .9rem; background: var(--accent); color: var(--accent-ink); cursor: pointer; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
ul.rows { list-style: none; margin: 0; padding: 0; }
ul.rows > li { display: grid; grid-template-columns: 3.5rem 1fr auto; gap: .9rem; align-items: center; padding: .8rem 0; border-top: 1px solid var(--line); }
ul.rows > li:first-child { border-top: 0; }
ul.rows img, .nothing { width: 3.5rem; height: 3.5rem; object-fit: cover; border-radius: .4rem; background: var(--ground); display: block; }
.name { font-weight: 600; overflow-wrap: anywhere; }
.tag { display: inline-block; border: 1px solid var(--line); border-radius: 1rem; padding: 0 .55rem; font-size: .75rem; color: var(--soft); }
nav { display: flex; justify-content: space-between; gap: 1rem; padding-top: .75rem; border-top: 1px solid var(--line); }
.parts { display: flex; gap: 1rem; }
.pictures { display: flex; flex-wrap: wrap; gap: .6rem; } .pictures img { width: 7rem; height: 7rem; object-fit: cover; border-radius: .5rem; }
@media (max-width: 40rem) { dl { grid-template-columns: 1fr; gap: .1rem; } dd { margin-bottom: .5rem; } ul.rows > li { grid-template-columns: 3.5rem 1fr; } ul.rows > li form { grid-column: 1 / -1; } }
`;
