/**
 * The report as one HTML file that any browser opens, offline, for good: no script, nothing loaded from anywhere, and
 * a content security policy that holds it to that. Only the templates here make markup; all else is text.
 */
import { createHash } from 'node:crypto'
import type { ReportData, Reporter } from '../../shared/report.ts'
import { type Html, html, words } from './escape.ts'
import { fixSheetSection, hasFixSheet } from './fix-sheet.ts'
import { articleTitle, readableInstant, scopeOf } from './parts.ts'
import { articleSection, sourcesSection, summarySection, verifySection } from './sections.ts'
import { english, type ReportStrings } from './strings.ts'
import { styleSheet } from './styles.ts'

/**
 * From so many claims on, a browser lays out only what is near the screen: ten thousand open in seconds. Below that
 * everything is laid out, because tools that take a picture of the whole page see only what is.
 */
const longReport = 500

/** The HTML reporter, speaking by `strings`. */
export function createHtmlReporter(strings: ReportStrings = english): Reporter {
  return {
    format: 'html',
    mediaType: 'text/html',
    fileExtension: '.html',
    write: (data) => document(data, strings).markup
  }
}

export const htmlReporter: Reporter = createHtmlReporter()

function document(data: ReportData, strings: ReportStrings): Html {
  const scope = scopeOf(data, strings)
  const { project, program } = data
  const style = styleSheet(`${strings.title}: ${project.title.slice(0, 80)}`)
  const policy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; base-uri 'none'; form-action 'none'`
  const contents = [
    link('summary', html`${strings.summary}`),
    ...(hasFixSheet(scope) ? [link('fixes', html`${strings.fixSheet}`)] : []),
    ...data.articles.map((article, index) => link(`a${index + 1}`, words(articleTitle(scope, article)))),
    link('sources', html`${strings.sources}`),
    link('verify', html`${strings.verify}`)
  ]
  return html`<!doctype html>
<html lang="${strings.language}" dir="ltr">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="Claimbench ${program.version}">
<title>${project.title} – ${strings.title}</title>
<style>${{ markup: style }}</style>
</head>
<body${data.summary.claims > longReport ? html` class="long"` : null}>
<a class="skip" href="#${data.articles.length > 0 ? 'a1c' : 'summary'}">${strings.skip}</a>
<div class="page">
<header><p class="eyebrow">${strings.title}</p>
<h1 dir="auto">${project.title}</h1>
<p class="soft">${strings.profile[data.profile]}<br>${strings.madeBy(program.version, readableInstant(data.exportedAt))}</p>
<nav aria-label="${strings.contents}"><ul>${contents}</ul></nav></header>
<main>
${summarySection(scope)}${fixSheetSection(scope)}${data.articles.map((article, index) => articleSection(scope, article, index + 1))}${sourcesSection(scope)}${verifySection(scope)}</main>
<footer><p>${strings.footer} ${program.version}</p></footer>
</div>
</body>
</html>
`
}

const link = (id: string, label: Html): Html => html`<li><a href="#${id}">${label}</a></li>`
