import { BASE_STYLE } from '../grade/html-style.ts'

/** The style of a derivation's page, besides KaTeX's: light and dark, wide and narrow, on paper. */
export const PAGE_STYLE = `${BASE_STYLE}
:root{--grad:#b3261e;--p0:#b3261e;--p1:#1f5fbf;--p2:#1a7f37;--p3:#8a3fb5;--p4:#a15c00;--p5:#0f7b83;--input:#e8f1fd;--label:#fdf3d8;--parameter:#e6f5ea;--loss:#fdeae8}
@media (prefers-color-scheme:dark){:root{--grad:#ff8b85;--p0:#ff8b85;--p1:#79b0ff;--p2:#56d364;--p3:#d2a8ff;--p4:#e3b341;--p5:#56d4dd;--input:#16283f;--label:#352b10;--parameter:#12301c;--loss:#3b1b1a}}
main{max-width:72rem}
.katex{font-size:1.12em;text-align:start}
.katex-display{text-align:start;margin:.2rem 0}.katex-display>.katex{text-align:start}
.formula{overflow-x:auto;overflow-y:hidden;padding:.3rem 0;margin:0}
.katex-mathml{max-width:1px}
h3{font-weight:400;margin:1.2rem 0 .2rem}h3,.chain p{overflow-x:auto;overflow-y:hidden;padding-block:.1rem}
.chain{border-top:1px solid var(--line);margin-top:.8rem}
.chain ol{list-style:none;margin:0;padding:0}
.chain li{display:grid;grid-template-columns:minmax(0,1fr) 17rem;column-gap:1.5rem;align-items:center;padding-inline-start:1.5rem}
.chain li>p{grid-column:1/-1;margin:0 0 .5rem}
.chain li .formula{line-height:2.2}
.rule{color:var(--soft);font-size:.9rem}
.legend{padding:0;list-style:none}
thead th{white-space:normal;vertical-align:bottom}td:not(.number){min-width:0}
th .katex,td .katex{white-space:nowrap}tbody th,tbody td{vertical-align:middle;font-weight:400}
.graph{display:block;max-width:max(100%,68rem);height:auto}
.graph text{font-family:KaTeX_Main,Georgia,serif}.graph [font-style=italic]{font-family:KaTeX_Math,KaTeX_Main,Georgia,serif}
.graph .legend{font-family:system-ui,sans-serif}
.graph .paper{fill:var(--paper)}.graph text{fill:var(--ink)}.graph .body,.graph .range{fill:var(--soft)}.graph text.gradient{fill:var(--grad)}
.graph .box{fill:var(--paper);stroke:var(--ink)}.graph .input .box{fill:var(--input)}.graph .label .box{fill:var(--label)}.graph .parameter .box{fill:var(--parameter)}.graph .loss .box{fill:var(--loss)}
.graph .flow.value{fill:var(--ink);stroke:var(--ink)}.graph .flow.gradient{fill:var(--grad);stroke:var(--grad)}
.graph .wire{fill:none}.graph .head{stroke:none}.graph .accent{fill:none;stroke:var(--ink)}.graph .accent.body,.graph .accent.range{stroke:var(--soft)}.graph .accent.gradient{stroke:var(--grad)}
.graph .note{stroke:var(--paper)}
${[0, 1, 2, 3, 4, 5].map(n => `.graph .flow.path${n}{fill:var(--p${n});stroke:var(--p${n})}`).join('')}
@media (max-width:40rem){main{padding:1rem .75rem 2rem}th,td{padding-inline-end:.6rem}.chain li{grid-template-columns:minmax(0,1fr);padding-inline-start:.5rem}.rule{padding-bottom:.5rem}}
@media print{:root{color-scheme:light;--ink:#000;--soft:#444;--line:#bbb;--paper:#fff;--tint:#f3f3f3;--good:#000;--bad:#000;--doubt:#000;--grad:#b3261e;--p0:#b3261e;--p1:#1f5fbf;--p2:#1a7f37;--p3:#8a3fb5;--p4:#a15c00;--p5:#0f7b83;--input:#e8f1fd;--label:#fdf3d8;--parameter:#e6f5ea;--loss:#fdeae8}
main{max-width:none;padding:0}body{font-size:.85rem}.chain li,tr,.graph{break-inside:avoid}h2,h3{break-after:avoid}.wide,.formula{overflow:visible}.graph{max-width:100%}.chain li{grid-template-columns:minmax(0,1fr) 12rem}@page{margin:1.5cm}}
`
