/** The sample article, and what a checker does on it in these tests. */
import { join } from 'node:path'
import { root } from './start-host.ts'

export const sampleFile: string = join(root, 'resources', 'samples', 'syria-talks.txt')

export const words = {
  /** Furniture of the blog that the article was pasted from. */
  furniture: /No comments/,
  dead: 'The Syrian war has left more than 300,000 people dead',
  restated: 'More than 300,000 people had been killed in the Syrian war by September 2016.',
  quote: 'We estimate that 301,781 people have died since March 2011.',
  source: 'Syrian Observatory casualty count',
  publisher: 'SOHR',
  rating: 'Mostly True',
  reason: 'The count of the Observatory supports it; others give higher numbers.',
  correction: 'an estimated 300,000 people dead',
  why: 'Nobody has counted the dead; it is an estimate.',
  editor: 'Ines Weber',
  /** Why nobody approves what they rated themselves. */
  ownVerdict: 'The verdict is yours, so a second person approves it.',
  note: 'Ask the author for the date of the count.',
  pasted:
    'Harbour works delayed\n\nThe city council approved 48 million euros for the new harbour on Tuesday. Work will begin in May 2027, the mayor said.'
} as const
