/** A few of the crashes that tests/crash provokes in number: `CRASH_RUNS=50` runs them all. */
import { describe, expect, it } from 'vitest'
import { killRuns } from '../../crash/kill.ts'
import { losePower } from '../../crash/power-loss.ts'
import { whyNoTrace } from '../../crash/trace.ts'

const runs = Number(process.env.CRASH_RUNS ?? 5)
const seed = Number(process.env.CRASH_SEED ?? Math.floor(Math.random() * 2 ** 31))

describe('a crash loses nothing that was acknowledged', () => {
  it(`when the process is killed at random moments (${runs} runs, seed ${seed})`, async () => {
    const figures = await killRuns(runs, seed, 'disk')
    console.info(JSON.stringify(figures))
    expect(figures.faults).toEqual([])
    expect(figures.acknowledged).toBeGreaterThan(0)
  }, 900_000)

  it(`when the power goes at any moment (seed ${seed})`, (test) => {
    const why = whyNoTrace()
    if (why !== null) {
      console.warn(`Power loss was not replayed: ${why}.`)
      return test.skip(why)
    }
    const figures = losePower({ commands: runs, seed, everywhere: false })
    console.info(JSON.stringify(figures))
    expect(figures.faults).toEqual([])
    expect(figures.cutOff).toBeGreaterThan(0)
  }, 900_000)
})
