/** One sheet for the whole page: the product's paper and ink, without its fonts. */
export const style = `
:root { color-scheme: light dark; font: 1rem/1.55 system-ui, sans-serif;
  --paper: light-dark(#f9f6ef, #17130f); --surface: light-dark(#fffefb, #221d18); --line: light-dark(#ddd7cc, #433c35);
  --ink: light-dark(#241e19, #efebe3); --muted: light-dark(#5e564e, #b5ada3); --accent: light-dark(#7a2559, #eda3cd);
  --accent-ink: light-dark(#fffdf9, #17100f); --good: light-dark(#20603b, #8fd3a5); --bad: light-dark(#9c2b20, #f4a398); }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); }
a { color: var(--accent); }
header, main { max-width: 68rem; margin: 0 auto; padding: 1.25rem 1rem; }
header { padding-bottom: 0; }
h1, h2 { font-family: Georgia, serif; font-weight: 500; line-height: 1.2; }
h1 { font-size: 1.75rem; margin: 0 0 .25rem; } h2 { font-size: 1.375rem; margin: 0 0 .75rem; }
nav ul { list-style: none; display: flex; flex-wrap: wrap; gap: .25rem .5rem; padding: 0; margin: 1rem 0 0; }
nav a { display: inline-flex; align-items: center; min-height: 44px; padding: 0 .75rem; border-radius: 8px; }
nav a[aria-current] { background: var(--surface); box-shadow: inset 0 0 0 1px var(--line); color: var(--ink); text-decoration: none; }
section { background: var(--surface); border: 1px solid var(--line); border-radius: 12px; padding: 1.25rem; margin: 0 0 1.25rem; }
.note { color: var(--muted); margin: 0 0 1rem; max-width: 60ch; }
.scroll { overflow-x: auto; } .scroll:focus-visible { outline: 3px solid var(--accent); }
table { border-collapse: collapse; width: 100%; } caption { text-align: left; color: var(--muted); padding-bottom: .5rem; }
th, td { text-align: left; padding: .55rem .75rem .55rem 0; border-top: 1px solid var(--line); vertical-align: top; }
th { font-weight: 600; } td.figure { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
td.time { white-space: nowrap; font-variant-numeric: tabular-nums; }
form.inline { display: inline-flex; margin: 0 .25rem .25rem 0; } .row { display: flex; flex-wrap: wrap; gap: .75rem; align-items: end; }
label { display: grid; gap: .25rem; font-weight: 600; }
input, select { font: inherit; min-height: 44px; padding: .375rem .625rem; border: 1px solid var(--muted); border-radius: 8px; background: var(--surface); color: var(--ink); }
button { font: inherit; font-weight: 600; min-height: 44px; padding: .375rem 1rem; border-radius: 8px; border: 1.5px solid var(--accent);
  background: transparent; color: var(--accent); cursor: pointer; }
button.primary { background: var(--accent); color: var(--accent-ink); }
a:focus-visible, button:focus-visible, input:focus-visible, select:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.clock { font-family: Georgia, serif; font-size: 1.5rem; margin: 0 0 .25rem; }
.good { color: var(--good); } .bad { color: var(--bad); }
iframe { width: 100%; height: 46rem; border: 1px solid var(--line); border-radius: 8px; background: #fff; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; background: var(--paper); padding: 1rem; border-radius: 8px; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; } dt { color: var(--muted); } dd { margin: 0; overflow-wrap: anywhere; }
[role=status] { background: var(--surface); border-left: 4px solid var(--good); padding: .75rem 1rem; margin: 1rem 0 0; }
[role=status].bad { border-color: var(--bad); color: inherit; }
@media (max-width: 40rem) { dl { grid-template-columns: 1fr; } dd { margin-bottom: .5rem; } }`
