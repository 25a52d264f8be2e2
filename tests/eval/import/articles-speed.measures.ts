/**
 * Processor time per web page against Readability alone (linkedom's parser and Readability over it, as most programs use
 * it), in one run, page by page in turn, after a first round that warms both up. Ours includes what Readability leaves to
 * its caller: encoding, metadata, language, blocks with offsets and all that was left out.
 */
import { Readability } from '@mozilla/readability'
import { parseHTML } from 'linkedom'
import { extract } from '../../../src/main/importing/extract.ts'
import type { Measure } from '../measure.ts'
import { wcxbPages } from './pages.ts'

/** One page of so many is read. */
const everyPage = 8

/** Processor time, not the clock's: other work on the machine counts little. */
function millisecondsFrom(begun: NodeJS.CpuUsage, ended: NodeJS.CpuUsage): number {
  return (ended.user + ended.system - begun.user - begun.system) / 1000
}

export const measures: readonly Measure[] = [
  {
    id: 'articles.time',
    title: 'Pages (WCXB): processor time per page, as a multiple of linkedom and Readability alone',
    reach: { atMost: 1.3 },
    run: async (folder) => {
      const pages = wcxbPages(folder).filter((_, index) => index % everyPage === 0)
      const decoder = new TextDecoder()
      const spent = { own: 0, peer: 0 }
      for (const round of ['warming', 'measured']) {
        for (const { id, bytes } of pages) {
          const begun = process.cpuUsage()
          new Readability(parseHTML(decoder.decode(bytes)).document as unknown as Document).parse()
          const between = process.cpuUsage()
          await extract(bytes, `${id}.html`)
          if (round === 'warming') continue
          spent.peer += millisecondsFrom(begun, between)
          spent.own += millisecondsFrom(between, process.cpuUsage())
        }
      }
      const each = (sum: number) => `${(sum / pages.length).toFixed(0)} ms`
      return {
        figure: spent.own / spent.peer,
        note: `${each(spent.own)} and ${each(spent.peer)}, ${pages.length} pages`
      }
    }
  }
]
