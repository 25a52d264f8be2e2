/**
 * Whole numbers in figures and words: "two hundred and fifty thousand", "3 million", "4 thousand 3 hundred and 21". Where
 * a number ends depends on what follows it, so the denominators of fractions are known here, too.
 */
import type { Lexeme } from './lexemes.ts'

/** A number as far as it was read. */
export type Reading = {
  value: number
  to: number
  fraction: boolean
  scaled: boolean
  lastScale: number
  topScale: number
  afterAnd: boolean
}

/** More words than any number has that a person writes. */
const mostWords = 40
/** "Two hundred and two thousand and one hundred and five" has three. */
const mostAnds = 6

/** Reads whole numbers off the lexemes of a text. */
export class CardinalReader {
  protected readonly text: string
  protected readonly lexemes: readonly Lexeme[]
  /** Whole numbers already read, by where they begin: "and" asks what follows it again and again. */
  private readonly cardinals = new Map<number, Reading | null>()
  /** How many "and"s are being looked past. */
  private depth = 0

  constructor(text: string, lexemes: readonly Lexeme[]) {
    this.text = text
    this.lexemes = lexemes
  }

  protected gap(index: number): string {
    const before = this.lexemes[index - 1]
    const here = this.lexemes[index]
    return before && here ? this.text.slice(before.end, here.start) : '|'
  }

  /** Whether only white space lies before the lexeme. */
  protected spaced(index: number): boolean {
    return /^[\s\u00a0]+$/.test(this.gap(index + 1))
  }

  protected joins(index: number): boolean {
    return /^(?:[\s\u00a0]+|-|\s-\s)$/.test(this.gap(index))
  }

  /** "two hundred and fifty thousand", "3 million", "4 thousand 3 hundred and 21". */
  protected cardinal(at: number): Reading | null {
    if (this.lexemes[at]?.kind === 'other') return null
    const known = this.cardinals.get(at)
    if (known !== undefined) return known
    this.depth += 1
    const reading = this.readCardinal(at)
    this.depth -= 1
    this.cardinals.set(at, reading)
    return reading
  }

  private readCardinal(at: number): Reading | null {
    let total = 0
    let current = 0
    let seen = false
    let lastScale = Number.POSITIVE_INFINITY
    let topScale = 1
    let beforeAnd = -1
    let to = at
    let previous: Lexeme | null = null
    const limit = Math.min(this.lexemes.length, at + mostWords)
    for (let index = at; index < limit; index += 1) {
      const lexeme = this.lexemes[index] as Lexeme
      if (previous && !this.joins(index) && !this.closeScale(previous, lexeme, index)) break
      if (lexeme.kind === 'and') {
        if (!this.andGoesOn(previous, index, lastScale, current)) break
        beforeAnd = total + current
        previous = lexeme
        continue
      }
      if (lexeme.kind === 'figure') {
        const follows: boolean =
          previous !== null && (previous.kind === 'scale' || previous.kind === 'hundred' || previous.kind === 'and')
        if (previous && !(follows && this.figureGoesOn(index, previous, total + current))) break
        current += lexeme.value
      } else if (lexeme.kind === 'unit') {
        const afterTens = previous?.kind === 'tens' && lexeme.value > 0 && lexeme.value < 10
        if (
          previous &&
          !afterTens &&
          (this.gap(index).includes('-') || previous.kind === 'figure' || current % 100 !== 0)
        )
          break
        if (previous?.kind === 'unit' || previous?.kind === 'dozen') break
        current += lexeme.value
      } else if (lexeme.kind === 'tens') {
        if (
          previous &&
          (previous.kind === 'figure' || previous.kind === 'unit' || previous.kind === 'tens' || current % 100 !== 0)
        )
          break
        current += lexeme.value
      } else if (lexeme.plural && !previous) break
      else if (lexeme.kind === 'hundred') {
        const barred = previous && ((previous.kind === 'scale' && current === 0) || previous.kind === 'and')
        if (barred || (current >= 100 && previous?.kind !== 'figure')) break
        current = Math.max(current, 1) * 100
      } else if (lexeme.kind === 'scale') {
        if (
          !previous &&
          /^(?:mil|mn|bn|tn|dz)/i.test(this.text.slice(lexeme.start, lexeme.end)) &&
          lexeme.end - lexeme.start < 4
        )
          break
        if (previous?.kind === 'and') break
        if (current === 0 && seen) total *= lexeme.value
        else if (lexeme.value > lastScale) {
          total = (total + current) * lexeme.value
        } else total += Math.max(current, seen ? current : 1) * lexeme.value
        current = 0
        lastScale = lexeme.value
        topScale = Math.max(topScale, lexeme.value)
      } else if (lexeme.kind === 'dozen') {
        if (previous?.kind === 'and') break
        const base: number = beforeAnd >= 0 ? beforeAnd - total : 0
        current = base + Math.max(current - base, seen ? 0 : 1) * 12
        seen = true
        to = index + 1
        previous = lexeme
        break
      } else break
      seen = true
      to = index + 1
      previous = lexeme
    }
    if (!seen) return null
    const last = this.lexemes[to - 1] as Lexeme
    const scaled = last.kind === 'scale' || last.kind === 'dozen'
    return {
      value: total + current,
      to,
      fraction: false,
      scaled,
      lastScale: last.kind === 'scale' ? last.value : 1,
      topScale,
      afterAnd: beforeAnd >= 0
    }
  }

  /** "3.5m" and "10k" are read with their unit; "2mil", "1MM", "5bn" here, close to the figure. */
  private closeScale(previous: Lexeme, lexeme: Lexeme, index: number): boolean {
    return previous.kind === 'figure' && lexeme.kind === 'scale' && this.gap(index) === ''
  }

  /** "and" goes on within a number after "hundred" or a scale, unless it parts two numbers ("between … and …"). */
  private andGoesOn(previous: Lexeme | null, index: number, lastScale: number, current: number): boolean {
    if ((previous?.kind !== 'hundred' && previous?.kind !== 'scale') || this.depth > mostAnds) return false
    const next = this.lexemes[index + 1]
    if (!next || !/^[\s\u00a0]+$/.test(this.gap(index + 1))) return false
    if (next.kind !== 'unit' && next.kind !== 'tens' && next.kind !== 'figure') return false
    if (
      next.kind === 'figure' &&
      this.lexemes.slice(Math.max(0, index - mostWords), index).every((lexeme) => lexeme.kind !== 'figure')
    )
      return false
    if (
      /\bbetween\s+(?:\S+\s+){0,6}$/i.test(
        this.text.slice(Math.max(0, (this.lexemes[index] as Lexeme).start - 60), (this.lexemes[index] as Lexeme).start)
      )
    )
      return false
    const rest = this.cardinal(index + 1)
    if (!rest) return false
    const limit = previous.kind === 'hundred' ? 100 : lastScale
    // "two hundred and two thousand": the scale belongs to both.
    const shared = previous.kind === 'hundred' && rest.topScale >= 1000 && rest.value / rest.topScale < 100
    if ((rest.value >= limit && !shared) || rest.value < 1) return false
    return !(this.properFraction(index + 1) && current % 100 === 0) || previous.kind !== 'scale'
  }

  private figureGoesOn(index: number, previous: Lexeme, so: number): boolean {
    const figure = this.lexemes[index] as Lexeme
    if (figure.value >= so || !Number.isInteger(figure.value)) return false
    if (previous.kind === 'and') return figure.value < 100 || so >= 1000
    const next = this.lexemes[index + 1]
    return previous.kind === 'scale' && next?.kind === 'hundred' && this.joins(index + 1)
  }

  /** Where the denominator begins: "thirty-fifths" takes the tens with it if a numerator is left before. */
  protected splitDenominator(
    at: number,
    cardinal: Reading
  ): { numerator: number; denominator: Lexeme; by: number; to: number; plural: boolean } | null {
    const denominator = this.lexemes[cardinal.to]
    const unit = this.lexemes[cardinal.to + 1]
    // "one twenty-fifth", "three twenty-firsts"
    if (
      denominator?.kind === 'tens' &&
      unit?.kind === 'denominator' &&
      unit.value < 10 &&
      this.joins(cardinal.to) &&
      this.joins(cardinal.to + 1)
    ) {
      const by = denominator.value + unit.value
      return {
        numerator: cardinal.value,
        denominator: { ...unit, value: by },
        by,
        to: cardinal.to + 2,
        plural: unit.plural
      }
    }
    if (denominator?.kind !== 'denominator' || !this.joins(cardinal.to)) return null
    const plural = denominator.plural
    const tens = this.lexemes[cardinal.to - 1]
    const composes =
      tens?.kind === 'tens' && (denominator.value < 10 || denominator.value === 1) && cardinal.to - 1 > at
    if (composes && this.lexemes[cardinal.to - 2]?.kind !== 'and') {
      const by = (tens as Lexeme).value + denominator.value
      return {
        numerator: cardinal.value - (tens as Lexeme).value,
        denominator: { ...denominator, value: by },
        by,
        to: cardinal.to + 1,
        plural
      }
    }
    const next = this.lexemes[cardinal.to + 1]
    if (next?.kind === 'denominator' && this.gap(cardinal.to + 1) === '-') return null
    return { numerator: cardinal.value, denominator, by: denominator.value, to: cardinal.to + 1, plural }
  }

  /** A denominator that is a number of its own: "one one-hundredth", "three one hundred and fifths". */
  protected largeDenominator(cardinal: Reading): ReturnType<CardinalReader['splitDenominator']> {
    if (!this.joins(cardinal.to)) return null
    const below = this.cardinal(cardinal.to)
    if (!below) return null
    const to = this.lexemes[below.to]?.kind === 'and' && this.joins(below.to) ? below.to + 1 : below.to
    const last = this.lexemes[to]
    if (last?.kind !== 'denominator' || !this.joins(to)) return null
    const isSum = below.value >= 100 && last.value < 100
    if (!isSum && !(to === below.to && below.value === 1 && last.value >= 100)) return null
    const by = isSum ? below.value + last.value : last.value
    return { numerator: cardinal.value, denominator: { ...last, value: by }, by, to: to + 1, plural: last.plural }
  }

  /** Whether a cardinal there is the numerator of a proper fraction: "three fifths". */
  protected properFraction(at: number): boolean {
    const cardinal = this.cardinal(at)
    if (!cardinal) return false
    const split = this.splitDenominator(at, cardinal)
    if (split) return split.numerator < split.by && (split.plural || split.numerator === 1)
    return this.lexemes[cardinal.to]?.kind === 'half' && cardinal.value === 1
  }
}
