/**
 * The layers of the program (see README, "where to add things"). `npm run check` enforces them, and
 * tests/unit/layers.test.ts proves that each rule catches what it forbids.
 */
const shared = '^src/shared/'
const electron = '(^|/)node_modules/electron/'

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'shared-is-pure',
      comment: 'src/shared runs anywhere: it imports only itself and pure libraries, no node:, no electron.',
      severity: 'error',
      from: { path: shared },
      to: {
        pathNot: [shared, '(^|/)node_modules/(zod|canonicalize|uuid|chrono-node)/', '^resources/']
      }
    },
    {
      name: 'electron-in-its-host-only',
      comment: 'electron is known to the entry, the Electron host and the preload script.',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/main/index\\.ts$', '^src/main/hosts/electron/', '^src/preload/'] },
      to: { path: [electron, '^electron$'] }
    },
    {
      name: 'preload-is-alone',
      comment: 'The sandboxed preload script requires nothing but electron.',
      severity: 'error',
      from: { path: '^src/preload/' },
      to: { pathNot: ['^src/preload/', electron, '^electron$'] }
    },
    {
      name: 'renderer-knows-shared-only',
      comment:
        'Screens speak to the program through the contract: of this repository they import src/shared and resources.',
      severity: 'error',
      from: { path: '^src/renderer/' },
      to: { path: '^(src|scripts|tests)/', pathNot: ['^src/renderer/', shared] }
    },
    {
      name: 'renderer-has-no-node',
      comment: 'Screens run in a browser.',
      severity: 'error',
      from: { path: '^src/renderer/' },
      to: { dependencyTypes: ['core'] }
    },
    {
      name: 'main-has-no-screens',
      comment: 'The program never imports a screen.',
      severity: 'error',
      from: { path: '^src/(main|shared|preload)/' },
      to: { path: '^src/renderer/' }
    },
    {
      name: 'app-knows-no-host',
      comment: 'Hosts know the program, the program never knows a host. Entries that put both together are hosts.',
      severity: 'error',
      from: { path: '^src/main/', pathNot: ['^src/main/hosts/', '^src/main/index\\.ts$'] },
      to: { path: ['^src/main/hosts/', '^src/main/index\\.ts$'] }
    },
    {
      name: 'parts-know-no-program',
      comment:
        'Reading documents, finding claims and writing reports are parts: they know nothing of app, project or workers.',
      severity: 'error',
      from: { path: '^src/main/(importing|claims|reports)/' },
      to: { path: '^src/main/(app|project|hosts|workers)/' }
    },
    {
      name: 'project-knows-no-program',
      comment: 'The project file can be opened, verified and migrated without the program around it.',
      severity: 'error',
      from: { path: '^src/main/project/' },
      to: { path: '^src/main/(app|hosts|workers|importing|reports)/' }
    },
    {
      name: 'hosts-are-apart',
      comment: 'The browser host runs without Electron; the command line may start the browser host.',
      severity: 'error',
      from: { path: '^src/main/hosts/(browser|cli)/' },
      to: { path: '^src/main/hosts/electron/' }
    },
    {
      name: 'hosts-know-the-app-only',
      comment: 'Windows reach the program through app; only the command line also uses the parts by themselves.',
      severity: 'error',
      from: { path: '^src/main/hosts/', pathNot: ['^src/main/hosts/cli/'] },
      to: { path: '^src/main/(project|importing|claims|reports|workers)/' }
    },
    {
      name: 'command-line-writes-no-report',
      comment:
        'The command line makes project files, reads documents and asks the claim engine itself; the rest is the app’s.',
      severity: 'error',
      from: { path: '^src/main/hosts/cli/' },
      to: { path: '^src/main/(reports|workers)/' }
    },
    {
      name: 'no-tests-in-the-program',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(tests|scripts)/' }
    },
    {
      name: 'no-circles',
      comment: 'Modules that need each other have no order in which to load, or to read.',
      severity: 'error',
      from: { path: '^src/' },
      to: { circular: true }
    },
    {
      name: 'no-broken-import',
      severity: 'error',
      from: { path: '^src/' },
      to: { couldNotResolve: true, pathNot: ['^electron$', '\\?(raw|url|worker)$'] }
    },
    {
      name: 'no-dev-dependency-in-the-program',
      comment: 'What the built program loads is an ordinary dependency. Electron comes with the packaged program.',
      severity: 'error',
      from: { path: '^src/(main|shared)/' },
      to: {
        dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'],
        pathNot: [electron, '(^|/)node_modules/@types/']
      }
    }
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: '(^|/)node_modules/' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] }
  }
}
