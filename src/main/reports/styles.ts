/** How the HTML report looks: on a screen, light or dark; on paper, always light. The hues are those of the desk. */
import type { RatingTone } from '../../shared/model/values.ts'
import { ratingTones } from '../../shared/model/values.ts'
import { drawnLanes } from './annotate.ts'
import { cssString } from './escape.ts'

interface Tone {
  /** Words and glyphs. */
  readonly text: string
  readonly underline: string
  readonly soft: string
}

export interface Palette {
  readonly paper: string
  readonly panel: string
  readonly line: string
  readonly ink: string
  readonly inkSoft: string
  readonly link: string
  readonly alarm: string
  readonly alarmSoft: string
  readonly tones: Readonly<Record<RatingTone, Tone>>
}

const tone = (text: string, underline: string, soft: string): Tone => ({ text, underline, soft })

export const light: Palette = {
  paper: '#fbfaf7',
  panel: '#f4f2ed',
  line: '#e2ded6',
  ink: '#1e1c19',
  inkSoft: '#6a655c',
  link: '#1f4fa3',
  alarm: '#9b1c31',
  alarmSoft: '#fae7e9',
  tones: {
    true: tone('#0a5c56', '#0a5c56', '#dfeeeb'),
    'mostly-true': tone('#17766e', '#2a8f86', '#e6f3f1'),
    mixed: tone('#855400', '#a87418', '#f7ecd6'),
    'mostly-false': tone('#b5442a', '#cb5b3e', '#fbe9e3'),
    false: tone('#96260f', '#96260f', '#f8e0d9'),
    unproven: tone('#4b596b', '#5f6e82', '#e8ebf0'),
    other: tone('#64399b', '#7a52b0', '#efe8f7')
  }
}

export const dark: Palette = {
  paper: '#151618',
  panel: '#1c1d20',
  line: '#2c2e33',
  ink: '#e9e6e0',
  inkSoft: '#9b978f',
  link: '#8fb3ff',
  alarm: '#ff9aa8',
  alarmSoft: '#3a1c22',
  tones: {
    true: tone('#5ccabc', '#3fb5a7', '#12302d'),
    'mostly-true': tone('#93ddd3', '#7ccfc4', '#1a3533'),
    mixed: tone('#e8b75a', '#d9a343', '#352a14'),
    'mostly-false': tone('#f5a88e', '#ea9377', '#3a221b'),
    false: tone('#f4795a', '#ec6848', '#3b1a12'),
    unproven: tone('#a9b6c8', '#8d9bb0', '#232a34'),
    other: tone('#c4a5f0', '#af8ce3', '#2c2240')
  }
}

function variables(palette: Palette): string {
  const { tones, ...plain } = palette
  const rows = Object.entries(plain).map(([name, value]) => `--${name}:${value}`)
  for (const name of ratingTones) {
    const { text, underline, soft } = tones[name]
    rows.push(`--${name}:${text}`, `--${name}-line:${underline}`, `--${name}-soft:${soft}`)
  }
  return rows.join(';')
}

/** Each underline of a stack runs on a line of its own; the text makes room for as many as stand below each other. */
function lanes(): string {
  const rules: string[] = []
  for (let lane = 0; lane < drawnLanes; lane += 1) {
    rules.push(`.l${lane}{text-underline-offset:${3 + lane * 4}px}`)
    rules.push(`.d${lane + 1}{line-height:${27 + lane * 4}px}`)
  }
  return rules.join('\n')
}

const toneRules = ratingTones
  .map(
    (name) =>
      `.t-${name}{text-decoration-color:var(--${name}-line)}` +
      `.badge.t-${name}{color:var(--${name});background:var(--${name}-soft)}` +
      `.ref.t-${name}{color:var(--${name})}`
  )
  .join('\n')

/** The whole style sheet. `header` is printed at the head of every page. */
export function styleSheet(header: string): string {
  return `:root{color-scheme:light;${variables(light)}}
@media screen and (prefers-color-scheme:dark){:root{color-scheme:dark;${variables(dark)}}}
${base}
${toneRules}
${lanes()}
@page{size:A4;margin:20mm 18mm 18mm;@top-left{content:${cssString(header)};font:8pt system-ui,sans-serif;color:#6a655c}@bottom-right{content:counter(page) " / " counter(pages);font:8pt system-ui,sans-serif;color:#6a655c}}
${print}`
}

const base = `*{box-sizing:border-box}
html{background:var(--paper);color:var(--ink);font:14px/1.45 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;font-variant-numeric:tabular-nums;-webkit-text-size-adjust:100%}
body{margin:0}
.page{max-width:820px;margin:0 auto;padding:40px 24px 64px}
h1,h2,h3,h4,p,dl,dd,ol,ul,table,blockquote{margin:0}
h1{font:600 30px/1.2 ui-serif,"Source Serif 4",Georgia,"Noto Serif",serif;margin-block:4px 8px}
h2{font:600 21px/1.3 ui-serif,"Source Serif 4",Georgia,"Noto Serif",serif;margin-block:48px 12px;padding-block-start:12px;border-block-start:2px solid var(--ink)}
h3{font-size:15px;font-weight:600;margin-block:32px 12px}
h4{font-size:15px;font-weight:600;line-height:1.4}
h5{font-size:12px;font-weight:600;color:var(--inkSoft);margin:16px 0 4px}
a{color:var(--link)}
a:focus-visible{outline:2px solid var(--link);outline-offset:2px;border-radius:2px}
.soft,dt,th,caption{color:var(--inkSoft)}
.skip{position:absolute;inset-inline-start:-9999px}
.skip:focus{inset-inline-start:16px;inset-block-start:8px;background:var(--paper);padding:4px 8px}
.eyebrow{color:var(--inkSoft)}
nav ul{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:4px 20px;margin-block-start:16px}
.notice{border:1px solid var(--alarm);background:var(--alarmSoft);color:var(--ink);padding:8px 12px;border-radius:4px;margin-block:12px}
.notice strong{color:var(--alarm)}
dl{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:3px 16px}
dd{overflow-wrap:anywhere}
.counts{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr);gap:32px;align-items:start}
table{border-collapse:collapse;width:100%;text-align:start}
caption{text-align:start;font-weight:600;padding-block-end:6px}
th{font-weight:600;font-size:12px;text-align:start}
th,td{padding:5px 12px 5px 0;border-block-end:1px solid var(--line);vertical-align:baseline;overflow-wrap:break-word}
td:last-child,th:last-child{padding-inline-end:0}
.number{text-align:end;white-space:nowrap}
.badge{display:inline-block;padding:1px 8px 2px;border-radius:3px;font-weight:600;font-size:13px;line-height:18px;background:var(--panel);white-space:nowrap}
.text{font:18px/27px ui-serif,"Source Serif 4",Georgia,"Noto Serif",serif;max-width:68ch}
.text>*{margin-block:0 14px;white-space:pre-line;overflow-wrap:anywhere}
.text h4{font:600 20px/28px ui-serif,"Source Serif 4",Georgia,"Noto Serif",serif}
.text .lede{font-weight:600}
.text .caption,.text .byline{font-size:15px;color:var(--inkSoft)}
.text blockquote{border-inline-start:3px solid var(--line);padding-inline-start:14px}
.text .list-item{padding-inline-start:1.4em;text-indent:-.9em}
.text .list-item::before{content:"•\\a0\\a0"}
.text .table{white-space:pre-wrap;tab-size:16;font-size:15px}
.u{text-decoration-line:underline;text-decoration-color:var(--ink);text-decoration-thickness:1.5px;text-decoration-skip-ink:none;-webkit-box-decoration-break:clone}
.s-candidate{text-decoration-style:dotted;text-decoration-color:var(--inkSoft);text-decoration-thickness:1px}
.s-open{text-decoration-style:dashed}
.s-approved{text-decoration-style:double;text-decoration-thickness:1px}
.ref{font:600 11px/1 system-ui,sans-serif;text-decoration:none;color:var(--inkSoft);padding-inline:2px 1px;white-space:nowrap}
.ref:hover{text-decoration:underline}
sup{line-height:0;text-indent:0}
.key{font-size:12px;color:var(--inkSoft);margin-block:0 16px}
.entry{border-block-start:1px solid var(--line);padding-block:18px 20px}
.entry h4{font:600 17px/25px ui-serif,"Source Serif 4",Georgia,"Noto Serif",serif}
.marks{display:flex;flex-wrap:wrap;gap:6px 10px;align-items:baseline;margin-block-end:6px}
.marks a{text-decoration:none;font-weight:600}
.contested{color:var(--alarm);background:var(--alarmSoft)}
.quote{font:15px/23px ui-serif,"Source Serif 4",Georgia,"Noto Serif",serif;border-inline-start:3px solid var(--line);padding-inline-start:12px;margin-block:8px;white-space:pre-line;overflow-wrap:anywhere}
.context{color:var(--inkSoft)}
.context mark{background:none;color:var(--ink);font-weight:600}
.said{white-space:pre-line;overflow-wrap:anywhere;margin-block:4px}
.entry table{margin-block-start:16px}
.entry caption{font-size:12px}
.fixes{table-layout:fixed}
.fixes th:nth-child(1){width:6%}.fixes th:nth-child(2),.fixes th:nth-child(3){width:25%}.fixes th:nth-child(5){width:14%}.fixes th:nth-child(6){width:10%}
.fixes th,.fixes td{overflow-wrap:anywhere}
.nowrap{white-space:nowrap}
.settled{color:var(--inkSoft)}
.aside{margin-block:20px 4px}
.list,.lines{list-style:none;padding:0}
.list>li{margin-block:8px}
.lines>li{display:flex;gap:12px;padding-block:4px;border-block-end:1px solid var(--line)}
.lines>li>:last-child{min-width:0;overflow-wrap:anywhere}
.no{flex:none;min-width:2.2em;color:var(--inkSoft)}
.sources{padding-inline-start:2.2em}
.sources>li{margin-block-end:12px;overflow-wrap:anywhere}
.sources>li::marker{font-weight:600;color:var(--inkSoft)}
.proof{grid-template-columns:minmax(0,1fr);margin-block:16px}
.proof dd{margin-block-end:8px}
.hash{font:12px/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;overflow-wrap:anywhere}
footer{margin-block-start:48px;color:var(--inkSoft);font-size:12px}
@media screen{.long .entry{content-visibility:auto;contain-intrinsic-size:auto 420px}.long .text>*{content-visibility:auto;contain-intrinsic-size:auto 120px}}
@media screen and (max-width:640px){.counts,dl{grid-template-columns:minmax(0,1fr)}.counts{gap:20px}th,td{padding-inline-end:8px;overflow-wrap:anywhere}.badge{white-space:normal}dd{margin-block-end:6px}.fixes thead{position:absolute;inset-inline-start:-9999px}.fixes tr,.fixes td{display:block}.fixes td{border:0;padding-block:3px}.fixes td:empty{display:none}.fixes td::before{content:attr(data-label);display:block;font-size:12px;color:var(--inkSoft)}.fixes td:first-child::before{display:inline;margin-inline-end:6px}.fixes tr{border-block-end:1px solid var(--line);padding-block:8px}}`

const print = `@media print{
html{background:#fff;font-size:9.5pt;--paper:#fff}
*{print-color-adjust:exact;-webkit-print-color-adjust:exact}
.page{max-width:none;padding:0}
.skip,nav{display:none}
h1{font-size:20pt}
h2{font-size:15pt;margin-block-start:28pt}
h2,h2+p,h3,h4,h5,caption,.marks,.key,.aside,.entry>.context{break-after:avoid}
.text{font-size:11.5pt;max-width:none}
.entry h4,.entry table,.quote,h2+p,.sources>li,tr,.list>li,.lines>li,.notice,.counts{break-inside:avoid}
thead{display:table-header-group}
p,blockquote{orphans:3;widows:3}
.entry{padding-block:12pt}
a{color:inherit;text-decoration:none}
}`
