#!/usr/bin/env node
'use strict'
/* The installed command: the built command line, on a Node that it works on. */
const fs = require('node:fs')
const path = require('node:path')

const program = path.resolve(__dirname, '..', 'out', 'main', 'cli.js')
if (!fs.existsSync(program)) {
  process.stderr.write('claimbench: the program is not built; run "npm run build" in its folder first.\n')
  process.exit(1)
}
process.argv.splice(2, 0, program)
require('./with-node.cjs')
