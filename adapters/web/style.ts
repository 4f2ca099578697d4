/** The look of cards on a page: quiet, readable, in light and dark. No file or font is fetched. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --page: #f4f5f7; --paper: #fff; --ink: #1a1d21; --soft: #626a75; --line: #e3e6ea;
  --link: #0b57d0; --fill: #f0f2f5; --fill-hover: #e4e8ed; --primary: #1f2937; --primary-ink: #fff;
  --news: #2563eb; --plain: #9aa3ae; --good: #16a34a; --warn: #d97706; --bad: #dc2626;
  --shadow: 0 1px 2px rgb(15 23 42 / .05), 0 6px 20px rgb(15 23 42 / .05);
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #111317; --paper: #1a1d22; --ink: #e6e8eb; --soft: #9aa3ae; --line: #2b3038;
    --link: #8ab4f8; --fill: #262b32; --fill-hover: #313740; --primary: #e6e8eb; --primary-ink: #16181c;
    --news: #60a5fa; --plain: #6b7480; --good: #4ade80; --warn: #fbbf24; --bad: #f87171;
    --shadow: none;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; padding: 2rem 1rem 4rem; background: var(--page); color: var(--ink);
  font: 16px/1.65 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "PingFang SC",
    "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC",
    "WenQuanYi Micro Hei", sans-serif;
  -webkit-text-size-adjust: 100%; text-rendering: optimizeLegibility;
}
main { max-width: 42rem; margin: 0 auto; display: grid; grid-template-columns: minmax(0, 1fr); gap: 1rem; }
.brand { display: flex; align-items: baseline; justify-content: space-between; gap: 1rem; padding: 0 .25rem; }
.brand b { font-size: .95rem; letter-spacing: .01em; }
.brand span { color: var(--soft); font-size: .85rem; }
.card {
  position: relative; overflow: hidden; padding: 1.35rem 1.5rem 1.4rem 1.7rem; background: var(--paper);
  border: 1px solid var(--line); border-radius: 14px; box-shadow: var(--shadow); overflow-wrap: anywhere;
}
.card::before { content: ""; position: absolute; inset: 0 auto 0 0; width: 4px; background: var(--tone); }
.card > * { margin: .85rem 0 0; unicode-bidi: plaintext; }
.card > :first-child { margin-top: 0; }
.card h2 { font-size: 1.25rem; line-height: 1.4; font-weight: 650; letter-spacing: -.005em; text-wrap: pretty; }
.card h2 + p:has(> .faint:first-child), .card p:first-child:has(> .faint:first-child) {
  margin-top: .3rem; font-size: .88rem; color: var(--soft);
}
a { color: var(--link); text-decoration: none; }
a:hover { text-decoration: underline; text-underline-offset: .18em; }
h2 a { color: inherit; }
h2 a:hover { color: var(--link); }
a:focus-visible, button:focus-visible, select:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; border-radius: 4px; }
.faint, time { color: var(--soft); font-size: .9em; }
p:has(> .faint:first-child) > :is(.faint, time) { font-size: 1em; }
.heading { font-weight: 650; font-size: .95rem; margin-top: 1.15rem; }
.heading + ul, .heading + ol { margin-top: .35rem; }
ul, ol { padding-left: 0; list-style: none; }
li { position: relative; padding-left: 1.7rem; }
li + li { margin-top: .5rem; }
li::before { position: absolute; left: 0; color: var(--soft); font-variant-numeric: tabular-nums; font-size: .9em; line-height: 1.85; }
ul > li { padding-left: 1.1rem; }
ul > li::before { content: "•"; }
ol > li::before { content: attr(data-n) "."; min-width: 1.25rem; }
dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .3rem 1rem; font-size: .94rem; }
dt { color: var(--soft); }
dd { margin: 0; }
hr { border: 0; border-top: 1px solid var(--line); margin: 1.2rem 0 0; }
img { display: block; max-width: 100%; border-radius: 10px; }
.buttons { display: flex; flex-wrap: wrap; gap: .5rem; margin-top: 1.1rem; }
.buttons form { margin: 0; }
.button {
  appearance: none; display: inline-block; border: 0; border-radius: 999px; padding: .4rem .95rem; cursor: pointer;
  background: var(--fill); color: var(--ink); font: inherit; font-size: .9rem; line-height: 1.5; text-align: start;
}
.button:hover { background: var(--fill-hover); text-decoration: none; }
.button.primary { background: var(--primary); color: var(--primary-ink); }
.button.danger { color: var(--bad); }
.menu { display: flex; flex-wrap: wrap; gap: .5rem; margin-top: 1.1rem; }
.menu select {
  flex: 1 1 14rem; min-width: 0; max-width: 100%; border: 1px solid var(--line); border-radius: 999px; padding: .4rem .95rem;
  background: var(--paper); color: var(--ink); font: inherit; font-size: .9rem; line-height: 1.5; text-overflow: ellipsis;
}
@media (max-width: 30rem) {
  body { padding: 1rem .6rem 3rem; }
  .card { padding: 1.1rem 1.1rem 1.15rem 1.3rem; border-radius: 12px; }
  dl { grid-template-columns: minmax(0, 1fr); gap: 0; }
  dd + dt { margin-top: .4rem; }
}
`;
