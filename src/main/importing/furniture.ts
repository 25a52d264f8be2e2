/**
 * Finds what is not the article: the page's own furniture. Works on lines (plain text, before they are rejoined) and on
 * blocks (web pages and Word) alike. Nothing is thrown away: what is found goes to `Extraction.removed`.
 */

import { type FurnitureRule, furnitureRules } from './furniture-rules.ts'
import type { Removal } from './importer.ts'
import { endsOpen, endsSentence, startsLower } from './line-marks.ts'

/** A line or block longer than this is never furniture by wording alone. */
const longest = 600
const outerMarks = /^[\s•·*|>»›→[({~=–—-]+|[\s•·*|»›→\])}~=–—-]+$/gu
/** A list of links under a heading of the tail: lines of at most this length. */
const tailItemLength = 160

function bare(line: string): string {
  return line.replace(outerMarks, '')
}

/** The rule that the wording meets, in the given place of the document. */
function ruleFor(line: string, place: { head: boolean; tail: boolean }): FurnitureRule | null {
  if (line.length > longest) return null
  const text = bare(line)
  if (text === '') return null
  for (const rule of furnitureRules) {
    if (rule.where === 'tail' && !place.tail) continue
    if (rule.where === 'edge' && !place.head && !place.tail) continue
    if (rule.pattern.test(text)) return rule
  }
  return null
}

function removalOf(rule: FurnitureRule): Removal {
  return { reason: rule.reason, message: rule.message }
}

/**
 * Where the article's own text ends at the latest, and begins at the earliest: the last and first unit that reads like
 * prose (a long line, or one that ends a sentence of some length).
 */
function proseBounds(units: readonly string[]): { first: number; last: number } {
  let first = -1
  let last = -1
  for (let index = 0; index < units.length; index += 1) {
    const unit = (units[index] ?? '').trim()
    if (unit === '') continue
    const next = (units[index + 1] ?? '').trim()
    const goesOn = next !== '' && !endsSentence(unit) && (startsLower(next) || endsOpen(unit))
    const long = unit.length > 60 && (endsSentence(unit) || unit.length > 140 || goesOn)
    const lastLine = last >= 0 && last === index - 1 && endsSentence(unit) && !endsSentence((units[last] ?? '').trim())
    if (!long && !lastLine) continue
    if (first < 0) first = index
    last = index
  }
  return { first, last }
}

/**
 * For each unit (line or block), why it is no part of the article, or null. `blank` units are empty lines. A unit is only
 * taken for furniture where it stands by itself: the unit before it does not run on into it, nor it into the next.
 */
export function findFurniture(units: readonly string[]): (Removal | null)[] {
  const found: (Removal | null)[] = units.map(() => null)
  const { first, last } = proseBounds(units)
  let before = ''
  let beforeRemoved: boolean = false
  for (let index = 0; index < units.length; index += 1) {
    const unit = (units[index] ?? '').trim()
    if (unit === '') {
      before = ''
      continue
    }
    const next = (units[index + 1] ?? '').trim()
    const runsOn: boolean =
      before !== '' && !beforeRemoved && !endsSentence(before) && (startsLower(unit) || endsOpen(before))
    const goesOn = next !== '' && startsLower(next) && !endsSentence(unit) && !unit.endsWith(':')
    const rule = ruleFor(unit, { head: first < 0 || index < first, tail: index > last })
    const standsAlone: boolean = !runsOn && !(goesOn && ruleFor(next, { head: true, tail: true }) === null)
    const furniture = standsAlone ? rule : null
    if (furniture !== null) {
      found[index] = removalOf(furniture)
      if (furniture.opensTail === true && index > last) removeTail(units, found, index, furniture)
    }
    before = unit
    beforeRemoved = found[index] !== null
  }
  return found
}

/** After the last prose, a heading such as "Related articles" takes the short lines after it along. */
function removeTail(units: readonly string[], found: (Removal | null)[], from: number, rule: FurnitureRule): void {
  for (let index = from + 1; index < units.length; index += 1) {
    const unit = (units[index] ?? '').trim()
    if (unit === '' || found[index] !== null) continue
    if (unit.length > tailItemLength) return
    const own = ruleFor(unit, { head: false, tail: true })
    found[index] = removalOf(own ?? rule)
  }
}
