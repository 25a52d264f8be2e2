/** Public face of the claim engine. */
export { detect, engine, score } from './detect.ts'
export { readQuote } from './evidence.ts'
export { detectPassage } from './passage.ts'
export { analyseSelection, describeRange } from './selection.ts'
export { segment } from './sentences/index.ts'
