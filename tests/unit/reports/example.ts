/** The sample article checked by a small desk: what the report's tests and its pictures are made from. */
import type { ReportReader } from '../../../src/main/reports/gather.ts'
import type { ClaimDetail } from '../../../src/shared/contract/views.ts'
import { claimOn, evidence, layout, people, readerOf, sampleArticle, secrets, sourceRow, verdict } from './builder.ts'

const monitor = sourceRow('source-monitor', {
  title: 'About 430 thousands were killed since the beginning of the Syrian revolution',
  publisher: 'Syrian Observatory for Human Rights',
  url: 'https://example.org/sohr/430-thousands',
  published: '2016-09-13',
  accessed: '2016-09-14',
  note: secrets.sourceNote
})
const agency = sourceRow('source-agency', {
  title: 'Syria regional refugee response',
  publisher: 'UNHCR',
  kind: 'dataset',
  url: 'https://example.org/unhcr/syria',
  accessed: '2016-09-06'
})
const call = sourceRow('source-call', {
  kind: 'call',
  title: 'Call with the State Department press office',
  accessed: '2016-09-06'
})
const wire = sourceRow('source-wire', {
  title: 'Obama, Putin meet on sidelines of G20',
  publisher: 'Associated Press',
  url: 'https://example.org/ap/g20',
  published: '2016-09-05'
})
const unused = sourceRow('source-unused', { title: secrets.unusedSource })

export const exampleSources = [unused, wire, monitor, agency, call]

export function exampleClaims(text: string): ClaimDetail[] {
  const on = (words: string[], options: Parameters<typeof claimOn>[3]) => claimOn(text, 'revision-1', words, options)
  const talks = on(
    ['New talks between John Kerry and his Russian counterpart Sergei Lavrov ended without agreement.'],
    {
      id: 'talks',
      rating: 'true',
      rationale: secrets.rationale,
      explanation: 'Both sides said so on the day.',
      change: (claim) => {
        claim.row.approved = true
        claim.evidence.push(evidence('e-talks', 'talks', wire, 'supports', 'failed to reach a deal'))
        claim.reviews.push({
          id: 'review-1',
          person: people.editor,
          decision: { kind: 'approve', comment: secrets.comment },
          state: 'approved'
        })
        claim.repeats.push({
          id: 'official',
          text: 'could not come to an agreement',
          start: 0,
          state: 'checking',
          rating: null
        })
      }
    }
  )
  const official = on(
    [
      'U.S. Secretary of State John Kerry and his Russian counterpart Sergei Lavrov met to discuss the ongoing crisis in the country but they could not come to an agreement'
    ],
    {
      id: 'official',
      state: 'checking',
      statement: `${secrets.unrated}: Kerry and Lavrov could not come to an agreement.`,
      change: (claim) => {
        claim.attribution = [
          { source: 'the Associated Press', cue: 'told', anonymous: false },
          { source: 'a senior State Department official', cue: 'told', anonymous: true }
        ]
        claim.statement.flags.push(secrets.flag)
        claim.repeats.push({ id: 'talks', text: talks.row.text, start: 0, state: 'checked', rating: talks.row.rating })
        claim.notes.push({ id: 'note-1', person: people.checker, text: secrets.note })
        claim.conflicts.push({
          entity: 'note',
          id: 'note-1',
          field: 'text',
          candidates: [secrets.noteConflict, 'other'],
          kind: 'values'
        })
      }
    }
  )
  const kerry = on(['U.S. Secretary of State John Kerry'], {
    id: 'kerry',
    state: 'open',
    change: (claim) => {
      claim.row.types = ['title']
      claim.parent = { id: 'official', statement: 'parent' }
    }
  })
  official.children.push({ id: 'kerry', statement: kerry.statement.text })
  const informally = on(['met informally on Monday at the G20 economic summit in China'], {
    id: 'informally',
    scale: 'house-check',
    rating: 'change',
    statement: 'Obama and Putin met informally at the G20 summit in China on Monday.',
    rationale: 'The meeting was scheduled and lasted ninety minutes.',
    explanation: 'The meeting was a formal one.',
    change: (claim) => {
      claim.evidence.push(
        evidence('e-informal', 'informally', wire, 'refutes', 'The two leaders met for 90 minutes', (content) => {
          content.locator = { pageLabel: '', pageIndex: null, paragraph: '3', timeCode: null, other: '' }
          content.asOf = '2016-09-05'
          content.note = secrets.evidenceNote
        })
      )
      claim.corrections.push({
        id: 'fix-1',
        claim: 'informally',
        person: people.checker,
        proposal: {
          kind: 'change',
          wording: `met for ninety minutes on Monday ${secrets.correction}`,
          reason: 'It was a scheduled meeting.',
          addressee: 'Author',
          deadline: '2016-09-07'
        },
        answer: { state: 'open', text: '' },
        conflict: false
      })
    }
  })
  const dead = on(['The Syrian war has left more than 300,000 people dead'], {
    id: 'dead',
    rating: 'mostly-true',
    statement: 'The Syrian war has left more than 300,000 people dead.',
    rationale: 'The Observatory’s count passed that number in 2015; other counts are higher.',
    explanation: 'The most cautious count stands at 301,781 named dead.',
    change: (claim) => {
      claim.row.types = ['statistical']
      claim.detection.worth = true
      claim.detection.reasons.push({ feature: 'bound', label: `a number with a bound ${secrets.reason}`, weight: 1.4 })
      claim.detection.quantities.push({
        start: claim.row.start + 23,
        end: claim.row.end - 5,
        text: 'more than 300,000 people',
        bound: 'more-than',
        boundText: 'more than',
        value: 300000,
        low: 300000,
        high: null,
        unit: 'people',
        kind: 'count'
      })
      claim.evidence.push(
        evidence(
          'e-dead-1',
          'dead',
          monitor,
          'supports',
          'SOHR managed to document the death of 301781 persons',
          (content) => {
            content.locator = { pageLabel: '2', pageIndex: 1, paragraph: '1', timeCode: null, other: '' }
            content.asOf = '2016-09-13'
          }
        ),
        evidence('e-dead-2', 'dead', call, 'context', 'لا نعلق على الأعداد', (content) => {
          content.quote.translation = 'We do not comment on numbers.'
          content.quote.translator = 'N. Haddad'
          content.locator.timeCode = 3725
        })
      )
      claim.facets.push(
        facet('number', 'more than 300,000', 'ok', claim.row.start + 23),
        { ...facet('name', 'Syrian war', 'wrong', claim.row.start + 4), note: secrets.facet },
        facet('number', 'people', 'open', claim.row.start + 41)
      )
      claim.verdicts.push(
        verdict('dead', { rating: 'half-true', rationale: secrets.otherVerdict }, people.second, false)
      )
      const [house] = claim.verdicts
      if (house) house.conflict = true
      claim.conflicts.push({
        entity: 'verdict',
        id: house?.id ?? '',
        field: 'value',
        candidates: [{ rating: 'mostly-true', rationale: secrets.conflict }, { rating: 'true' }],
        kind: 'values'
      })
    }
  })
  const flee = on(['The Syrian war has', 'forced millions to flee the country'], {
    id: 'flee',
    rating: 'true',
    statement: 'The Syrian war has forced millions to flee the country.',
    explanation: '4.8 million Syrians were registered as refugees.',
    change: (claim) => {
      claim.evidence.push(
        evidence('e-flee', 'flee', agency, 'supports', '4,799,677 registered Syrian refugees', (content) => {
          content.asOf = '2016-08-31'
        })
      )
    }
  })
  const displaced = on(['The Syrian war has', 'internally displacing millions'], {
    id: 'displaced',
    state: 'candidate',
    statement: 'The Syrian war has internally displaced millions.'
  })
  const aleppo = on(['which has acted as the heart of the revolution against Assad for more than five years'], {
    id: 'aleppo',
    rating: 'false',
    rationale: 'Protests in Aleppo grew only in 2012.',
    explanation: 'The first protests were in Daraa; Aleppo joined in 2012.',
    change: (claim) => {
      claim.corrections.push({
        id: 'fix-2',
        claim: 'aleppo',
        person: people.second,
        proposal: {
          kind: 'query',
          wording: 'Daraa is usually called that. What is this based on?',
          reason: 'No source gives Aleppo that role in 2011.',
          addressee: 'Foreign desk',
          deadline: null
        },
        answer: { state: 'answered', text: 'Will be cut.' },
        conflict: false
      })
    }
  })
  const hopes = on(['There are hopes that an end to the violence could see aid delivered to civilians'], {
    id: 'hopes',
    state: 'dismissed',
    statement: secrets.dismissed,
    rating: 'true'
  })
  const sieges = on(['continued their siege on Aleppo on Sunday'], {
    id: 'siege',
    rating: 'barely-true',
    explanation: 'The siege was broken in August and closed again on that Sunday.'
  })
  return [talks, official, kerry, informally, dead, flee, displaced, aleppo, hopes, sieges]
}

const facet = (kind: 'number' | 'name', text: string, state: 'open' | 'ok' | 'wrong', start: number) => ({
  id: `facet-${start}`,
  kind,
  start,
  end: start + text.length,
  text,
  state,
  note: '',
  person: state === 'open' ? null : people.checker
})

/** Two articles, of which the second has no verdict yet. */
export function exampleReader(): ReportReader {
  const article = sampleArticle()
  const second = layout([
    { kind: 'headline', text: secrets.otherArticle },
    { kind: 'paragraph', text: 'Nobody has looked at this one 🕊 yet.' }
  ])
  return readerOf({
    articles: [
      { ...article, claims: exampleClaims(article.text) },
      {
        ...second,
        claims: [claimOn(second.text, 'revision-2', ['Nobody has looked', 'yet'], { id: 'second', state: 'candidate' })]
      }
    ],
    sources: exampleSources
  })
}

export const exampleOptions = { programVersion: '0.1.0', exportedAt: '2016-09-06T10:30:00.000Z' } as const
