/** Colours, letters, headings and tables of pages, light and dark. */
export const BASE_STYLE = `
:root{color-scheme:light dark;--ink:#1b1f24;--soft:#57606a;--line:#d0d7de;--paper:#fff;--tint:#f6f8fa;--good:#116329;--bad:#a40e26;--doubt:#7a4b00;--bar:#5470c6}
@media (prefers-color-scheme:dark){:root{--ink:#e6edf3;--soft:#9ba7b4;--line:#39414a;--paper:#0d1117;--tint:#161b22;--good:#56d364;--bad:#ff8b85;--doubt:#e3b341;--bar:#7a97e8}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Noto Sans CJK SC",sans-serif;overflow-wrap:anywhere}
main{max-width:64rem;margin:0 auto;padding:1.5rem 1rem 3rem}
h1{font-size:1.6rem;line-height:1.25;margin:0 0 .25rem}
h2{font-size:1.15rem;margin:2rem 0 .5rem}
h3{font-size:1rem;margin:1rem 0 .25rem}
p,ul,ol{margin:.5rem 0}
.soft{color:var(--soft)}
.points{font-size:1.35rem;font-weight:600;margin:.5rem 0;display:flex;flex-wrap:wrap;gap:0 1rem}
.good{color:var(--good)}.bad{color:var(--bad)}.doubt{color:var(--doubt)}
.note{border-inline-start:.25rem solid var(--doubt);padding:.25rem .75rem;background:var(--tint)}
.wide{overflow-x:auto}
table{border-collapse:collapse;width:100%}
th,td{text-align:start;padding:.35rem 1.25rem .35rem 0;border-bottom:1px solid var(--line);vertical-align:top;overflow-wrap:normal}
th{font-weight:600}.name{overflow-wrap:anywhere;min-width:8rem}td:not(.number){min-width:7.5rem}thead th{color:var(--soft);font-weight:500;white-space:nowrap}
.number{text-align:end;font-variant-numeric:tabular-nums;white-space:nowrap}
.grow{width:70%}
code,pre{font:.9em/1.45 ui-monospace,"SFMono-Regular",Menlo,Consolas,"Noto Sans Mono CJK SC",monospace}
code{background:var(--tint);padding:.1em .3em;border-radius:.25em}
pre{background:var(--tint);padding:.75rem;overflow-x:auto}pre code{padding:0}`

/** The style of the pages of a class; its hash stands in their policy, so that no other style has any effect. */
export const STYLE = `${BASE_STYLE}
.steps{list-style:none;padding:0}
.steps>li{border-top:1px solid var(--line);padding:.6rem 0}
.steps .place{display:flex;flex-wrap:wrap;gap:.25rem 1rem;justify-content:space-between;font-size:.9rem}
.formula{overflow-x:auto;overflow-y:hidden;padding:.4rem 0}
math{font-size:1.15em}
.formula math,td math{display:block;text-align:start;margin:0;width:max-content}
svg{display:block;width:100%;height:.9rem}rect{fill:var(--bar)}
a{color:inherit}
@media (max-width:40rem){main{padding:1rem .75rem 2rem}th,td{padding-inline-end:.6rem}}
@media print{:root{--ink:#000;--soft:#444;--line:#bbb;--paper:#fff;--tint:#f3f3f3;--good:#000;--bad:#000;--doubt:#000;--bar:#777}main{max-width:none;padding:0}.steps>li,tr{break-inside:avoid}h2{break-after:avoid}.wide,.formula{overflow:visible}a{text-decoration:none}}
`

/** SHA-256 of the style, as policies write it; a test holds the two together. */
export const STYLE_HASH = 'sha256-oVxhUKBacrVNzwMmkA9aGQFKfhniEyDlh0PANM4Hh/0='
