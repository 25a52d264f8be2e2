/**
 * Numbers as they are written: "3.5 million", "two hundred and fifty", "five and a half million", "two thirds of a
 * million", "2 1/4", "1.3e6". A left-to-right reader over the lexemes; every rule names what it reads.
 */
import { CardinalReader, type Reading } from './cardinals.ts'
import { currencyBefore } from './currencies.ts'
import { type Lexeme, lexemesOf } from './lexemes.ts'
import { isTime, measureAfter } from './units.ts'

export interface Numeral {
  readonly start: number
  readonly end: number
  readonly value: number
  /** Written in words, without a figure. */
  readonly inWords: boolean
  /** A share of one, or with one: "half", "2/3", "two and a half". */
  readonly fraction: boolean
  /** Ends in "million", "bn", "dozen". */
  readonly scaled: boolean
}

/** All numerals of a text in order, none overlapping. In other languages than English only figures are read. */
export function numeralsOf(text: string, language: string): Numeral[] {
  const lexemes = lexemesOf(text, language)
  const out: Numeral[] = []
  const reader = new Reader(text, lexemes)
  for (let at = 0; at < lexemes.length; ) {
    const numeral = reader.numeralAt(at)
    if (!numeral) {
      at += 1
      continue
    }
    out.push(numeral.numeral)
    at = numeral.to
  }
  return out
}

/** To fifteen digits, so that 2.2 × 10⁶ is 2,200,000 and not a hair beside it. */
function rounded(value: number): number {
  return Number(value.toPrecision(15))
}

/** Reads whole numbers and all that may follow them. */
class Reader extends CardinalReader {
  numeralAt(at: number): { numeral: Numeral; to: number } | null {
    const first = this.lexemes[at]
    if (!first || first.kind === 'other' || !(this.mayStart(first) || this.isNextDigit(at))) return null
    const signed = first.kind === 'minus'
    if (signed && !this.spaced(at)) return null
    const begin = signed ? at + 1 : at
    const reading = this.magnitude(begin)
    if (!reading) return null
    const lead = this.lexemes[begin] as Lexeme
    const mark = signed ? null : this.minusBefore(lead)
    const last = this.lexemes[reading.to - 1] as Lexeme
    let inWords = true
    for (let index = begin; index < reading.to; index += 1) if (this.lexemes[index]?.kind === 'figure') inWords = false
    return {
      to: reading.to,
      numeral: {
        start: signed ? first.start : (mark ?? lead.start),
        end: last.end,
        value: rounded(signed || mark !== null ? -reading.value : reading.value),
        inWords,
        fraction: reading.fraction,
        scaled: reading.scaled
      }
    }
  }

  /** A number does not begin inside a word, a name or an address: "B12", "A.3", "#4", "x@1". */
  private mayStart({ kind, start, end }: Lexeme): boolean {
    const before = this.text[start - 1] ?? ' '
    // "10.0.0.1", "version 3.4.2"
    if (/^\.\d/.test(this.text.slice(end, end + 2)) && this.text.slice(start, end).includes('.')) return false
    if (kind === 'figure' || kind === 'vulgar') {
      // "USD115": the code of a currency touches its amount.
      if (/[\p{L}\p{N}_#@^]/u.test(before))
        return (
          kind === 'figure' &&
          /(?<![\p{L}\p{N}])[A-Z]{3}$/u.test(this.text.slice(Math.max(0, start - 4), start)) &&
          currencyBefore(this.text.slice(Math.max(0, start - 4), start)) !== null
        )
      if (/[.:/]/.test(before) && /[\p{L}\p{N}]/u.test(this.text[start - 2] ?? ' ')) return false
      return !(before === '-' && /\p{L}/u.test(this.text[start - 2] ?? ' '))
    }
    return !/[\p{L}\p{N}_@]/u.test(before) && !(before === '-' && /[\p{L}\p{N}]/u.test(this.text[start - 2] ?? ' '))
  }

  /** "three-nought-four": digits said one by one. */
  private isNextDigit(at: number): boolean {
    const isDigit = (lexeme: Lexeme | undefined) => lexeme?.kind === 'unit' && lexeme.value < 10
    return isDigit(this.lexemes[at - 1]) && isDigit(this.lexemes[at]) && this.gap(at) === '-'
  }

  /** "-5", "− 5", "- 5" after nothing that could be a range: where the sign stands, else null. */
  private minusBefore(lead: Lexeme): number | null {
    const before = /(?:^|[\s(=])([-−])\s{0,2}$/u.exec(this.text.slice(Math.max(0, lead.start - 5), lead.start))
    if (!before?.[1]) return null
    const at = lead.start - (before[0].length - before[0].indexOf(before[1]))
    const isSpaced = at + 1 < lead.start
    if (
      isSpaced &&
      /[\p{L}\p{N}]\s*$/u.test(this.text.slice(0, at)) &&
      !/\b(?:convert|is|of|to|equals)\s*$/i.test(this.text.slice(0, at))
    )
      return null
    // "75 -300 mm" is a range with a space too many.
    return /[\p{L}\p{N}]$|\d\s$/u.test(this.text.slice(0, at)) ? null : at
  }

  private magnitude(at: number): Reading | null {
    const first = this.lexemes[at]
    if (!first) return null
    if (first.kind === 'half') return this.bareHalf(at)
    if (first.kind === 'denominator') return this.bareQuarter(at)
    if (first.kind === 'vulgar') return this.withScale({ ...one(at), value: first.value, fraction: true })
    if (first.kind === 'article') return this.afterArticle(at)
    const cardinal = this.cardinal(at)
    return cardinal && this.extended(at, cardinal)
  }

  /** Everything that may follow a whole number: fractions, decimals in words, "over". */
  private extended(at: number, cardinal: Reading): Reading {
    return (
      this.slashed(at, cardinal) ??
      this.decimals(cardinal) ??
      this.fractionOfCardinal(at, cardinal) ??
      this.mixed(cardinal) ??
      this.divided(at, cardinal) ??
      cardinal
    )
  }

  /** "nine point nought four", "two hundred point seventy-one". */
  private decimals(cardinal: Reading): Reading | null {
    const point = this.lexemes[cardinal.to]
    if (point?.kind !== 'point' || !this.joins(cardinal.to)) return null
    let digits = ''
    let to = cardinal.to + 1
    for (let index = to; index < this.lexemes.length && /^\s+|-$/.test(this.gap(index)); index += 1) {
      const lexeme = this.lexemes[index] as Lexeme
      if (lexeme.kind === 'unit') {
        const afterTens = /[2-9]0$/.test(digits) && this.lexemes[index - 1]?.kind === 'tens' && lexeme.value < 10
        digits = afterTens ? digits.slice(0, -1) + lexeme.value : digits + lexeme.value
      } else if (lexeme.kind === 'tens') digits += lexeme.value
      else break
      to = index + 1
    }
    if (digits === '') return null
    return this.withScale({ ...cardinal, value: Number(`${cardinal.value}.${digits}`), to })
  }

  /** "4/5", "2 1/4", "10 1/2". */
  private slashed(at: number, cardinal: Reading): Reading | null {
    const first = this.lexemes[at]
    if (first?.kind !== 'figure' || cardinal.to !== at + 1) return null
    const whole = this.simpleFraction(at + 1)
    if (whole && /^\s{1,3}$/.test(this.gap(at + 1)) && Number.isInteger(first.value))
      return this.withScale({ ...cardinal, value: first.value + whole.value, to: whole.to, fraction: true })
    const vulgar = this.lexemes[at + 1]
    if (vulgar?.kind === 'vulgar' && /^\s?$/.test(this.gap(at + 1)))
      return this.withScale({ ...cardinal, value: first.value + vulgar.value, to: at + 2, fraction: true })
    const own = this.simpleFraction(at)
    return own && this.withScale({ ...cardinal, ...own, fraction: true })
  }

  /** "3/4": a proper fraction with a denominator that people use; dates and pairs ("9/11", "24/7") are none. */
  private simpleFraction(at: number): { value: number; to: number } | null {
    const above = this.lexemes[at]
    const below = this.lexemes[at + 1]
    if (above?.kind !== 'figure' || below?.kind !== 'figure' || this.gap(at + 1) !== '/') return null
    const usual = [2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 16, 20, 25, 32, 64, 100]
    if (!usual.includes(below.value) || above.value >= below.value || above.value < 1) return null
    return /^[/\p{L}\d]/u.test(this.text.slice(below.end)) || this.text[above.start - 1] === '/'
      ? null
      : { value: above.value / below.value, to: at + 2 }
  }

  /** "three fifths", "one twenty-fifth", "one hundred thirty-fifths"; N over D where no proper fraction stands apart. */
  private fractionOfCardinal(at: number, cardinal: Reading): Reading | null {
    const half = this.lexemes[cardinal.to]
    if (
      half?.kind === 'half' &&
      this.joins(cardinal.to) &&
      (cardinal.value === 1 || this.text.slice(half.start, half.end).toLowerCase() === 'halves')
    )
      return this.withScale({ ...cardinal, value: cardinal.value / 2, to: cardinal.to + 1, fraction: true })
    const split = this.splitDenominator(at, cardinal) ?? this.largeDenominator(cardinal)
    if (!split) return null
    const { numerator, denominator, to, plural } = split
    if (denominator.kind !== 'denominator' || denominator.value === 1) return null
    if (!plural && !(numerator === 1 && this.standsAlone(to))) return null
    return this.withScale({ ...cardinal, value: this.parted(at, cardinal, numerator, split.by), to, fraction: true })
  }

  /** "one hundred and three quarters" is 100¾, "one hundred and thirty fifths" is 130 fifths: a proper fraction stands apart. */
  private parted(at: number, cardinal: Reading, numerator: number, by: number): number {
    if (!cardinal.afterAnd) return numerator / by
    let and = -1
    for (let index = at; index < cardinal.to; index += 1) if (this.lexemes[index]?.kind === 'and') and = index
    const apart = this.cardinal(and + 1)
    if (!apart || apart.value >= by) return numerator / by
    const whole = numerator - apart.value
    const scale = this.lexemes[and - 1]
    return scale?.kind === 'scale' ? whole + (apart.value / by) * scale.value : whole + apart.value / by
  }

  /** After "one third": the end, "of", a comparison — not a noun it would count ("one third party"). */
  private standsAlone(to: number): boolean {
    const next = this.lexemes[to]
    if (!next) return true
    const gap = this.gap(to)
    if (!/^[\s\u00a0]+$/.test(gap)) return true
    return /^(?:of|and|or|to|more|less|fewer|than|smaller|larger|in|as|from|by|were|was|is|are|had|have|million|billion)$/i.test(
      this.text.slice(next.start, next.end)
    )
  }

  /** "five and a half million", "one million and a half", "twenty and three fifths", "three and one fourth". */
  private mixed(cardinal: Reading): Reading | null {
    const and = this.lexemes[cardinal.to]
    if (and?.kind !== 'and' || !this.joins(cardinal.to)) return null
    const fraction = this.fractionAfterAnd(cardinal.to + 1)
    if (!fraction) return null
    const scale = this.lexemes[fraction.to]
    const spaced = scale && /^[\s\u00a0]+$/.test(this.gap(fraction.to))
    if (scale?.kind === 'scale' && spaced) {
      const value = cardinal.scaled
        ? cardinal.value + fraction.value * scale.value
        : (cardinal.value + fraction.value) * scale.value
      return { ...cardinal, value, to: fraction.to + 1, fraction: true, scaled: true, lastScale: scale.value }
    }
    return { ...cardinal, value: cardinal.value + fraction.value * cardinal.lastScale, to: fraction.to, fraction: true }
  }

  private fractionAfterAnd(at: number): { value: number; to: number } | null {
    const first = this.lexemes[at]
    if (!first || !/^[\s\u00a0]+$/.test(this.gap(at))) return null
    if (first.kind === 'article') {
      const part = this.lexemes[at + 1]
      if (!part || !this.joins(at + 1)) return null
      if (part.kind === 'half' || (part.kind === 'denominator' && !part.plural))
        return { value: 1 / part.value, to: at + 2 }
      return null
    }
    const cardinal = this.cardinal(at)
    if (!cardinal) return null
    const half = this.lexemes[cardinal.to]
    if (half?.kind === 'half' && cardinal.value === 1) return { value: 0.5, to: cardinal.to + 1 }
    const split = this.splitDenominator(at, cardinal)
    if (!split) {
      // "twenty and three and three fifths"
      const deeper = this.mixed(cardinal)
      return deeper && cardinal.value < 10 ? { value: deeper.value, to: deeper.to } : null
    }
    if (split.numerator >= split.by || !(split.plural || split.numerator === 1)) return null
    return { value: split.numerator / split.by, to: split.to }
  }

  /** "one over three", "2000 over 3": only where no noun follows, which would make "over" a bound. */
  private divided(at: number, cardinal: Reading): Reading | null {
    const over = this.lexemes[cardinal.to]
    if (over?.kind !== 'over' || !this.joins(cardinal.to)) return null
    const below = this.cardinal(cardinal.to + 1)
    if (!below || below.value === 0 || !this.joins(cardinal.to + 1)) return null
    if (/^\s+\p{L}|^\s?[%$€£-]/u.test(this.text.slice((this.lexemes[below.to - 1] as Lexeme).end))) return null
    if (/[$€£]\s?$/.test(this.text.slice(0, (this.lexemes[at] as Lexeme).start))) return null
    return { ...cardinal, value: cardinal.value / below.value, to: below.to, fraction: true }
  }

  /** "a hundred", "a dozen", "a trillionth", "a half", "a quarter million". */
  private afterArticle(at: number): Reading | null {
    const next = this.lexemes[at + 1]
    if (!next || !/^[\s\u00a0]+$/.test(this.gap(at + 1))) return null
    if (
      next.kind === 'hundred' ||
      next.kind === 'dozen' ||
      (next.kind === 'scale' &&
        /^(?:thousand|million|billion|trillion|lakh|crore)/i.test(this.text.slice(next.start, next.end)))
    ) {
      const cardinal = this.cardinal(at + 1)
      return cardinal && this.extended(at + 1, cardinal)
    }
    if (next.kind === 'half' || next.kind === 'denominator') {
      if (next.plural || next.value === 1 || this.isHalfOfGame(next)) return null
      const scaled = this.withScale({ ...one(at + 1), value: 1 / next.value, fraction: true })
      if (scaled.to > at + 2) return scaled
      return this.standsAlone(at + 2) || this.isPartOfMeasure(next) ? scaled : null
    }
    if (next.kind === 'tens') {
      const unit = this.lexemes[at + 2]
      if (
        unit?.kind === 'denominator' &&
        !unit.plural &&
        unit.value < 10 &&
        this.gap(at + 2) === '-' &&
        this.standsAlone(at + 3)
      )
        return { ...one(at + 2), value: 1 / (next.value + unit.value), fraction: true }
    }
    return null
  }

  /** "a half mile", "a quarter turn". */
  private isPartOfMeasure({ end }: Lexeme): boolean {
    const measure = measureAfter(this.text.slice(end, end + 24))
    return measure !== null && !isTime(measure.name)
  }

  /** "half-time", "half hour", "half-brother": no share of anything. */
  private isHalfOfGame({ kind, end }: Lexeme): boolean {
    return (
      kind === 'half' &&
      /^-|^\s(?:time|hour|way|back|century|term|brother|sister|moon|mast|marathon|inning)/i.test(
        this.text.slice(end, end + 12)
      )
    )
  }

  /** "half a million", "half the voters", "more than half". Halves of games and hours are none. */
  private bareHalf(at: number): Reading | null {
    const half = this.lexemes[at] as Lexeme
    const rest = this.text.slice(half.end, half.end + 24)
    const before = this.text.slice(Math.max(0, half.start - 14), half.start)
    const scaled = this.withScale({ ...one(at), value: 0.5, fraction: true })
    if (scaled.to > at + 1) return scaled
    if (this.isHalfOfGame(half)) return null
    if (/\b(?:first|second|other|better|1st|2nd|the|each|either|latter|final)\s$/i.test(before)) return null
    if (/^\s(?:of|the|all|its|their|our|my|his|her|your|those|these|a|an)\b/i.test(rest))
      return { ...one(at), value: 0.5, fraction: true }
    return /\b(?:than|about|around|over|under|nearly|almost|roughly|approximately|by|least|most|to|in)\s$/i.test(
      before
    ) &&
      (/^\s\p{Ll}{3,}/u.test(rest) || /^[\s]?[.,;:)]|^$/.test(rest)) &&
      !/\bin\s$/.test(before)
      ? { ...one(at), value: 0.5, fraction: true }
      : null
  }

  /** "quarter million"; a quarter by itself is one of a year or of a town. */
  private bareQuarter(at: number): Reading | null {
    const quarter = this.lexemes[at] as Lexeme
    if (quarter.value !== 4 || quarter.plural) return null
    const scaled = this.withScale({ ...one(at), value: 0.25, fraction: true })
    return scaled.to > at + 1 ? scaled : null
  }

  /** A scale after a fraction: "half a million", "two thirds of a million", "3¾ billion", "half a dozen". */
  private withScale(reading: Reading): Reading {
    let index = reading.to
    const skip = (kind: Lexeme['kind']): boolean => {
      if (this.lexemes[index]?.kind !== kind || !/^[\s\u00a0]+$/.test(this.gap(index))) return false
      index += 1
      return true
    }
    const of = reading.fraction && skip('of')
    const article = skip('article')
    if (of && !article) return reading
    const scale = this.lexemes[index]
    if (!scale || !/^[\s\u00a0]+$/.test(this.gap(index))) return reading
    if (scale.kind !== 'scale' && !(scale.kind === 'dozen' && reading.fraction)) return reading
    return { ...reading, value: reading.value * scale.value, to: index + 1, scaled: true, lastScale: scale.value }
  }
}

function one(at: number): Reading {
  return { value: 1, to: at + 1, fraction: false, scaled: false, lastScale: 1, topScale: 1, afterAnd: false }
}
