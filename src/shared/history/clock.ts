/**
 * Hybrid logical clock: `mmmmmmmmmmmm-cccc` in hex, milliseconds since 1970 and a counter; sorts as text. Only the
 * local clock is ever held back; what stands in the log is never altered.
 */
const maxMillis = 2 ** 48 - 1
const maxCount = 0xffff
const form = /^[0-9a-f]{12}-[0-9a-f]{4}$/

/** The next stamp of an installation whose newest was `last`: greater than `last`, even if the wall clock went back. */
export function tick(last: string | null, now: number): string {
  const wall = millis(now)
  if (last === null) return format(wall, 0)
  if (!isHlc(last)) throw new RangeError(`not a clock reading: ${last}`)
  const [time, count] = parse(last)
  if (wall > time) return format(wall, 0)
  if (count < maxCount) return format(time, count + 1)
  if (time >= maxMillis) throw new RangeError('the clock has run out')
  return format(time + 1, 0)
}

/**
 * The installation's newest after it saw a foreign stamp: pulled forward to it, but at most `maxAheadMs` ahead of its
 * own wall clock, so that one computer with a wrong date does not carry the others off. Never goes back; a stamp that
 * is none is ignored.
 */
export function observe(local: string | null, seen: string, now: number, maxAheadMs: number): string | null {
  if (!isHlc(seen)) return local
  const limit = format(millis(now + maxAheadMs), 0)
  const forward = seen < limit ? seen : limit
  return local === null || forward > local ? forward : local
}

export function isHlc(text: string): boolean {
  return form.test(text)
}

/** Milliseconds since 1970 of a stamp. */
export function hlcMillis(hlc: string): number {
  return parse(hlc)[0]
}

function parse(hlc: string): [time: number, count: number] {
  return [Number.parseInt(hlc.slice(0, 12), 16), Number.parseInt(hlc.slice(13), 16)]
}

function format(time: number, count: number): string {
  return `${time.toString(16).padStart(12, '0')}-${count.toString(16).padStart(4, '0')}`
}

function millis(now: number): number {
  return Number.isNaN(now) ? 0 : Math.min(maxMillis, Math.max(0, Math.floor(now)))
}
