/** `npm run check`: types, lint, format and layers. Exit code 1 when anything is wrong. */
import { runChecks, type StepResult } from './check-steps.ts'

/** One line for what passed; what did not pass is shown whole. */
export function resultLines({ name, ok, output, seconds }: StepResult): string {
  const line = `${ok ? 'ok    ' : 'FAILED'} ${name} (${seconds.toFixed(1)} s)`
  return ok || output === '' ? line : `${line}\n${output}\n`
}

if (import.meta.filename === process.argv[1]) {
  const results = await runChecks((result) => console.log(resultLines(result)))
  const failed = results.filter((result) => !result.ok).length
  console.log(failed === 0 ? 'Everything is in order.' : `${failed} of ${results.length} checks failed.`)
  process.exitCode = failed === 0 ? 0 : 1
}
