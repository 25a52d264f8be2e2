#!/usr/bin/env node
/** The command line (DESIGN §6): stable words for scripts, over the same calls as the screens. */
import { Command, CommanderError, Option } from 'commander'
import { CodedError, toAppError } from '../../../shared/errors.ts'
import { sourceKinds, stances } from '../../../shared/model/values.ts'
import { createApp } from '../../app/create-app.ts'
import { onEnter, serveApp, untilInterrupted } from '../browser/serve.ts'
import { defaultPlaces, programVersion, rendererFolder } from '../places.ts'
import { evidenceContent, portOf, rangeOf, sourceAbout, stateOf } from './arguments.ts'
import { fromHere, headless } from './here.ts'
import { createOutput, errorLine } from './output.ts'

// Loaded by the commands that need them: the screens wait for neither the database nor the claim engine.
const onProject = () => import('./project-commands.ts')
const onSources = () => import('./source-commands.ts')
const onSearch = () => import('./search-command.ts')
const onText = () => import('./text-commands.ts')
const write: typeof import('./project-commands.ts').write = async (...job) => (await onProject()).write(...job)

const output = createOutput({ out: process.stdout, error: process.stderr })
const places = defaultPlaces()
const program = new Command('claimbench')
  .description('Offline fact-checking: projects, claims, sources, verdicts and reports from the command line.')
  .version(programVersion())
  .exitOverride()
  .configureOutput({ writeErr: (text) => process.stderr.write(text) })

program
  .command('new <project>')
  .description('create a project file')
  .option('--title <text>')
  .option('--author <name>')
  .option('--scale <id>', 'rating scale', 'house-check')
  .action(async (project, options) => (await onProject()).newProject(places, project, options, output))

program
  .command('import <project> <files...>')
  .description('import documents and split them into claims')
  .option('--lang <code>', 'language of the documents')
  .option('--date <date>', 'publication date, ISO')
  .action(async (project, files, options) => (await onProject()).importFiles(places, project, files, options, output))

program
  .command('extract <files...>')
  .description('read documents without a project')
  .action(async (files) => (await onText()).extractFiles(files, output))
program
  .command('segment [file]')
  .description('sentences of JSON Lines {id,text,lang?}')
  .action(async (file) => (await onText()).segmentLines(file, output))
program
  .command('score [file]')
  .description('check-worthiness of JSON Lines {id,text}')
  .action(async (file) => (await onText()).scoreLines(file, output))
program
  .command('detect [file]')
  .description('claims of JSON Lines {id,text,lang?,title?,date?}')
  .action(async (file) => (await onText()).detectLines(file, output))

program
  .command('claims <project>')
  .description('list claims in the order of the text')
  .option('--article <id>')
  .option('--status <state>')
  .option('--alarms', 'only those in which something does not fit')
  .addOption(new Option('--sign-off <state>').choices(['awaiting', 'approved', 'changes-requested']))
  .action(async (project, options) => (await onProject()).listClaims(places, project, options, output))

const claim = program.command('claim').description('work on claims')
claim
  .command('add <project>')
  .requiredOption('--article <id>')
  .requiredOption('--range <start-end...>', 'stretches of the text, as 10-42')
  .option('--statement <text>')
  .action((project, options) =>
    write(places, project, output, (open) =>
      open.call('claim.add', {
        article: options.article,
        ranges: options.range.map(rangeOf),
        ...(options.statement === undefined ? {} : { statement: options.statement })
      })
    )
  )
claim
  .command('set <project> <claim>')
  .description('status, statement, types or speaker of a claim')
  .option('--status <state>')
  .option('--statement <text>')
  .option('--type <types...>')
  .option('--speaker <name>')
  .action((project, id, options) =>
    write(places, project, output, async (open) => {
      if (!options.status && !options.statement && !options.type && !options.speaker) {
        throw new CodedError('invalid-input', 'Say what to set: --status, --statement, --type or --speaker.')
      }
      await open.call('claim.set', {
        claim: id,
        ...(options.statement ? { statement: options.statement } : {}),
        ...(options.type ? { types: options.type } : {}),
        ...(options.speaker ? { chain: [{ source: options.speaker, cue: '', anonymous: false }] } : {}),
        ...(options.status ? { state: stateOf(options.status) } : {})
      })
      const { row } = await open.call('claim.detail', { claim: id })
      return { claim: row }
    })
  )
claim
  .command('state <project> <state> <claims...>')
  .description('the state of several claims, in one step')
  .action((project, word, claims) =>
    write(places, project, output, (open) => open.call('claim.setStatusOfSeveral', { claims, state: stateOf(word) }))
  )
claim
  .command('words <project> <claim>')
  .description('other words of the text for a claim')
  .requiredOption('--range <start-end...>', 'stretches of the text, as 10-42')
  .action((project, id, options) =>
    write(places, project, output, async (open) => {
      await open.call('claim.setRanges', { claim: id, ranges: options.range.map(rangeOf) })
      return { claim: (await open.call('claim.detail', { claim: id })).row }
    })
  )
claim
  .command('restore <project> <claims...>')
  .description('bring dismissed claims back as they were')
  .action((project, claims) => write(places, project, output, (open) => open.call('claim.restore', { claims })))
claim
  .command('dismiss <project> <claims...>')
  .action((project, claims) => write(places, project, output, (open) => open.call('claim.dismiss', { claims })))
claim
  .command('split <project> <claim>')
  .requiredOption('--at <offsets...>', 'offsets in the text')
  .action((project, id, options) =>
    write(places, project, output, (open) => open.call('claim.split', { claim: id, at: options.at.map(Number) }))
  )
claim
  .command('apply-to-repeats <project> <claim>')
  .description('the verdict and evidence of a claim for all places where its article says the same')
  .action((project, id) => write(places, project, output, (open) => open.call('verdict.applyToRepeats', { claim: id })))
claim
  .command('merge <project> <claims...>')
  .action((project, claims) => write(places, project, output, (open) => open.call('claim.merge', { claims })))

const facet = program.command('facet').description('tick the parts of a claim one by one')
facet
  .command('list <project> <claim>')
  .action(async (project, id) => (await onProject()).listFacets(places, project, id, output))
facet
  .command('set <project> <claim> <facet>')
  .addOption(new Option('--state <state>').choices(['open', 'ok', 'wrong', 'removed']).makeOptionMandatory())
  .option('--note <text>')
  .action((project, id, facetId, options) =>
    write(places, project, output, (open) =>
      open.call('facet.mark', {
        claim: id,
        facet: facetId,
        state: options.state,
        ...(options.note ? { note: options.note } : {})
      })
    )
  )

const sourceOptions = (command: Command): Command =>
  command
    .option('--title <text>')
    .option('--url <url>')
    .addOption(new Option('--kind <kind>').choices([...sourceKinds]))
    .option('--author <name>')
    .option('--publisher <name>')
    .option('--published <date>')
    .option('--accessed <date>')

const source = program.command('source').description('things that can prove or disprove, and their files')
sourceOptions(source.command('add <project>'))
  .option('--note <text>')
  .action((project, options) => {
    if (!options.title && !options.url) throw new CodedError('invalid-input', 'Give the source a --title or a --url.')
    return write(places, project, output, (open) => open.call('source.add', { about: sourceAbout(options) }))
  })
source
  .command('list <project>')
  .description('list sources, newest first')
  .option('--words <text>', 'only those of which this is said')
  .action(async (project, options) => (await onSources()).listSources(places, project, options.words ?? '', output))
source
  .command('import <project> <files...>')
  .description('make a source of each file, as the document says of itself')
  .option('--lang <code>', 'language of the documents')
  .action(async (project, files, options) => (await onSources()).attachFiles(places, project, files, options, output))
source
  .command('attach <project> <source> <file>')
  .description('keep a file with a source: as it came, its text searchable and its pages citable')
  .option('--lang <code>', 'language of the document')
  .action(async (project, id, file, options) =>
    (await onSources()).attachFiles(places, project, [file], { ...options, source: id }, output)
  )
source
  .command('detach <project> <source>')
  .description('take a source’s file away')
  .action((project, id) => write(places, project, output, (open) => open.call('source.detach', { source: id })))
source
  .command('text <project> <source>')
  .description('the text of a source’s file, paragraph by paragraph with its page or time')
  .action(async (project, id) => (await onSources()).sourceText(places, project, id, output))
source
  .command('file <project> <source>')
  .description('save the file of a source as it came, byte for byte')
  .requiredOption('--out <path>')
  .action(async (project, id, options) =>
    (await onProject()).saveStored(places, project, async () => ({ source: id }), options.out, output)
  )

sourceOptions(program.command('evidence').description('what a source says on a claim').command('add <project> <claim>'))
  .option('--source <id>', 'a source of the project; otherwise --title or --url make a new one')
  .addOption(new Option('--stance <stance>').choices([...stances]).default('supports'))
  .option('--quote <text>', 'the exact words')
  .option('--translation <text>')
  .option('--translator <name>')
  .option('--page <label>')
  .option('--paragraph <label>')
  .option('--time <code>', 'time code, as 1:23')
  .option('--locator <text>')
  .option('--as-of <date>')
  .option('--note <text>')
  .action((project, id, options) =>
    write(places, project, output, (open) =>
      open.call('evidence.add', {
        claim: id,
        content: evidenceContent(options),
        ...(options.source === undefined
          ? { about: sourceAbout({ ...options, note: '' }) }
          : { source: options.source })
      })
    )
  )

program
  .command('verdict')
  .description('rate a claim')
  .command('set <project> <claim>')
  .requiredOption('--rating <id>')
  .option('--scale <id>', 'default: the project’s scale')
  .option('--rationale <text>', 'why', '')
  .option('--explanation <text>', 'what the public is told', '')
  .option('--as-of <date>')
  .action((project, id, options) =>
    write(places, project, output, async (open) => {
      const scale = options.scale ?? (await open.call('project.overview', {})).scale
      return open.call('verdict.set', {
        claim: id,
        scale,
        rating: options.rating,
        rationale: options.rationale,
        explanation: options.explanation,
        asOf: options.asOf ?? null
      })
    })
  )

program
  .command('correction')
  .description('what the desk sends back')
  .command('add <project> <claim>')
  .addOption(new Option('--kind <kind>').choices(['change', 'query']).default('change'))
  .option('--wording <text>', 'the proposed words, or the question', '')
  .option('--reason <text>', 'why', '')
  .option('--addressee <name>', 'to whom', '')
  .option('--deadline <date>')
  .action((project, id, options) =>
    write(places, project, output, (open) =>
      open.call('correction.add', {
        claim: id,
        proposal: {
          kind: options.kind,
          wording: options.wording,
          reason: options.reason,
          addressee: options.addressee,
          deadline: options.deadline ?? null
        }
      })
    )
  )

program
  .command('review')
  .description('sign off, or ask for changes')
  .command('add <project> <claim>')
  .addOption(new Option('--kind <kind>').choices(['approve', 'request-changes']).makeOptionMandatory())
  .option('--comment <text>', '', '')
  .action((project, id, options) =>
    write(places, project, output, (open) =>
      open.call('review.add', { claim: id, kind: options.kind, comment: options.comment })
    )
  )

program
  .command('search <project> <query>')
  .description('words in texts of articles, files of sources, claims and sources')
  .action(async (project, query) => (await onSearch()).searchProject(places, project, query, output))

program
  .command('export <project>')
  .description('write a report')
  .addOption(new Option('--format <format>').choices(['html', 'json']).makeOptionMandatory())
  .addOption(new Option('--profile <profile>').choices(['internal', 'editor', 'public']).default('internal'))
  .option('--article <id>', 'only this article; the whole project by default')
  .requiredOption('--out <path>')
  .action(async (project, options) =>
    (await onProject()).exportProject(places, project, options, output, untilInterrupted())
  )

program
  .command('original <project>')
  .description('save the document of an article as it was imported, byte for byte')
  .option('--article <id>', 'needed where the project has several')
  .requiredOption('--out <path>')
  .action(async (project, options) => (await onProject()).saveOriginal(places, project, options, output))

program
  .command('verify <project>')
  .description('integrity, chain, signatures, replay, attachments')
  .action(async (project) => (await onProject()).verify(places, project, output, untilInterrupted()))
program
  .command('history <project>')
  .description('the audit trail, newest first')
  .option('--claim <id>')
  .action(async (project, options) => (await onProject()).history(places, project, options, output))
program
  .command('undo <project>')
  .description('take back this installation’s newest command')
  .action((project) => write(places, project, output, (open) => open.call('history.undo', {})))
program
  .command('redo <project>')
  .description('bring back what was undone last')
  .action((project) => write(places, project, output, (open) => open.call('history.redo', {})))

program
  .command('serve [project]')
  .description('the program in a browser of this machine')
  .option('--port <number>', 'default: a free one', portOf)
  .option('--no-open', 'print the address, open no window')
  .action(async (project, options) => {
    const app = createApp({
      host: { ...headless, kind: 'browser', saveTarget: async () => ({ kind: 'download' }) },
      places
    })
    try {
      await serveApp({
        app,
        rendererFolder: rendererFolder(),
        home: places.home,
        open: options.open,
        ...(options.port === undefined ? {} : { port: options.port }),
        ...(project === undefined ? {} : { project: fromHere(project) }),
        onAddress: (address) => output.line({ address }),
        say: output.say,
        signal: untilInterrupted(),
        onFreshAddress: onEnter
      })
    } finally {
      await app.close()
    }
  })

program
  .command('doctor')
  .description('what this installation has, and what is missing')
  .action(async () => output.line((await import('./doctor.ts')).examine(places)))

try {
  await program.parseAsync(process.argv)
} catch (thrown) {
  if (thrown instanceof CommanderError) {
    output.need(thrown.exitCode === 0 ? 0 : 2)
  } else {
    const error = toAppError(thrown)
    output.say(errorLine(error))
    output.need(error.code === 'invalid-input' || error.code === 'unknown-method' ? 2 : 1)
  }
}
process.exitCode = output.code
