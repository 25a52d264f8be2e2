/**
 * Builds the program: main (several entries that run as processes or threads of their own), preload and renderer.
 * An entry whose source does not exist is left out, so that each part can be built alone.
 */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig, type UserConfig } from 'electron-vite'

const root = import.meta.dirname
const at = (path: string) => resolve(root, path)
const present = (entries: Record<string, string>) =>
  Object.fromEntries(
    Object.entries(entries).flatMap(([name, path]) => (existsSync(at(path)) ? [[name, at(path)]] : []))
  )

const main = present({
  index: 'src/main/index.ts',
  'project-worker': 'src/main/workers/project-worker.ts',
  parser: 'src/main/workers/parser.ts',
  cli: 'src/main/hosts/cli/main.ts'
})
const preload = present({ index: 'src/preload/index.ts' })

const config: UserConfig = {
  renderer: {
    root: at('src/renderer'),
    // Relative addresses: the same build is served over app:// and from the root of the loopback host.
    base: './',
    plugins: [react()],
    build: {
      outDir: at('out/renderer'),
      emptyOutDir: true,
      // The content security policy allows neither data: fonts nor inline scripts.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      target: 'chrome130',
      minify: true,
      rolldownOptions: { input: at('src/renderer/index.html') }
    }
  }
}

if (Object.keys(main).length > 0) {
  config.main = {
    build: {
      outDir: at('out/main'),
      emptyOutDir: true,
      target: 'node22',
      // Read from one file each where the start waits for them; the rest stays as it is installed.
      externalizeDeps: { exclude: ['zod', 'commander', 'canonicalize', 'env-paths', 'is-safe-filename'] },
      rolldownOptions: {
        input: main,
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' }
      }
    }
  }
}

if (Object.keys(preload).length > 0) {
  config.preload = {
    build: {
      outDir: at('out/preload'),
      emptyOutDir: true,
      // A sandboxed preload can require nothing but electron: one bundle, CommonJS.
      externalizeDeps: false,
      rolldownOptions: { input: preload, output: { format: 'cjs', entryFileNames: '[name].cjs' } }
    }
  }
}

export default defineConfig(config)
