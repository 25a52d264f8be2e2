/** How an Excel workbook shows numbers: as days and times, as parts of a hundred, or as they are. */
import { Parser } from 'htmlparser2'

export type CellFormat = 'number' | 'percent' | 'date' | 'time' | 'date-time' | 'duration'

/** Formats that programs know by their number alone; 27 to 36 and 50 to 58 are days in East Asian ones. */
function builtIn(id: number): CellFormat {
  if (id === 9 || id === 10) return 'percent'
  if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 58)) return 'date'
  if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || id === 45 || id === 47) return 'time'
  if (id === 22) return 'date-time'
  return id === 46 ? 'duration' : 'number'
}

/** What a format's code makes of a number: its first part, without words in quotes, colours and conditions. */
export function formatOf(code: string): CellFormat {
  const [first = ''] = code.replace(/"[^"]*"|\\.|_./g, '').split(';')
  if (/\[(?:h+|m+|s+)\]/i.test(first)) return 'duration'
  const bare = first.replace(/\[[^\]]*\]/g, '').toLowerCase()
  if (bare === 'general') return 'number'
  const time = /[hs]|am\/pm|a\/p/.test(bare)
  const date = /[yd]/.test(bare) || (/m/.test(bare) && !time)
  if (date) return time ? 'date-time' : 'date'
  if (time) return 'time'
  return bare.includes('%') ? 'percent' : 'number'
}

/** The format of each style by the number that cells give. */
export function readFormats(xml: string | null): CellFormat[] {
  const own = new Map<number, CellFormat>()
  const styles: CellFormat[] = []
  if (xml === null) return styles
  let inCells = false
  const parser = new Parser(
    {
      onopentag: (tag, attributes) => {
        const name = tag.slice(tag.indexOf(':') + 1)
        if (name === 'numFmt') own.set(Number(attributes.numFmtId), formatOf(attributes.formatCode ?? ''))
        else if (name === 'cellXfs') inCells = true
        else if (name === 'xf' && inCells) {
          const id = Number(attributes.numFmtId ?? 0)
          styles.push(own.get(id) ?? builtIn(id))
        }
      },
      onclosetag: (tag) => {
        if (tag.slice(tag.indexOf(':') + 1) === 'cellXfs') inCells = false
      }
    },
    { xmlMode: true, decodeEntities: true }
  )
  parser.end(xml)
  return styles
}

const DAY_MS = 86_400_000
const pad = (value: number): string => String(value).padStart(2, '0')

/** A stored number as people read it; ISO dates and times. What is no number stands as it is. */
export function showNumber(stored: string, format: CellFormat, epoch1904: boolean): string {
  const value = Number(stored)
  if (stored.trim() === '' || !Number.isFinite(value)) return stored
  if (format === 'number') return plain(value)
  if (format === 'percent') return `${plain(value * 100)}%`
  const seconds = Math.round(value * 86_400)
  if (format === 'duration') {
    const minutes = Math.floor(Math.abs(seconds) / 60)
    return `${seconds < 0 ? '-' : ''}${Math.floor(minutes / 60)}:${pad(minutes % 60)}:${pad(Math.abs(seconds) % 60)}`
  }
  // Years that no calendar writes with four figures, and days before the first: only the number is certain.
  if (value < 0 || value > 2_958_466) return plain(value)
  // Excel counts a 29 February 1900 that never was; before it, a day less.
  const days = epoch1904 ? 24_107 : value < 60 ? 25_568 : 25_569
  const at = new Date(epoch1904 ? seconds * 1000 - days * DAY_MS : seconds * 1000 - days * DAY_MS)
  const [day = '', time = ''] = at.toISOString().split('T')
  const clock = time.slice(0, time.startsWith('00', 6) ? 5 : 8)
  if (format === 'time' || (format === 'date-time' && value < 1)) return clock
  return format === 'date-time' ? `${day} ${clock}` : day
}

/** Without the noise of binary fractions: fifteen figures are what the program itself keeps. */
const plain = (value: number): string => String(Number(value.toPrecision(15)))
