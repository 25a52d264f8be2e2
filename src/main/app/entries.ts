/** The scripts that run as threads and processes of their own. */

/** The script of a worker or child: beside this module's folder in the sources, beside the bundle once built. */
export function entryOf(name: 'project-worker' | 'parser'): URL {
  const here = import.meta.url
  return here.endsWith('.ts') ? new URL(`../workers/${name}.ts`, here) : new URL(`./${name}.js`, bundleRoot(here))
}

/** Bundles may stand in a folder of shared pieces below the entries. */
function bundleRoot(here: string): string {
  return here.includes('/chunks/') ? new URL('../', here).href : here
}
