/** Projects in the program's own thread, for the command line: a call is over before anything else happens. */
import { analyseSelection, detectPassage, readQuote } from '../claims/index.ts'
import { loadSigner } from '../project/signing.ts'
import { createInProcessLauncher, type ProjectThreads } from './project-thread.ts'
import { createSessionServer } from './serve-session.ts'

/** The same calls as a worker's, without the hop; for `AppParts.projectThreads`. */
export const projectsHere: ProjectThreads = ({ home, scales, programVersion, now }) =>
  createInProcessLauncher(() =>
    createSessionServer({
      signer: loadSigner(home),
      scales,
      readSelection: analyseSelection,
      readPassage: detectPassage,
      readQuote,
      programVersion,
      now,
      // A call of the command line is over before things are calm; it costs one look where there is nothing.
      sweepAfterMs: 0
    })
  )
