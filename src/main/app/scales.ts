/** The rating scales that come with the program: one JSON file each in resources/scales. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import type { ScaleView } from '../../shared/contract/views.ts'
import { idSchema, scaleDefinitionSchema } from '../../shared/model/values.ts'

/** Checks of one's own copy: what the desk starts with, so it stands first. */
const first = 'house-check'

/** A preset as its file holds it. On an ordinal scale a greater `value` is nearer to the truth. */
const presetSchema = z.strictObject({ id: idSchema, ...scaleDefinitionSchema.shape })

/**
 * The presets of `<resourcesFolder>/scales`, house check first, the others by name. Throws an `Error` that names the
 * file where a preset cannot be read or is not what it should be: that is a broken installation, not a person's mistake.
 */
export function loadScales(resourcesFolder: string): ScaleView[] {
  const folder = path.join(resourcesFolder, 'scales')
  const scales = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => loadScale(path.join(folder, name)))
  return scales.sort(
    (a, b) =>
      Number(b.id === first) - Number(a.id === first) ||
      (a.definition.name < b.definition.name ? -1 : a.definition.name > b.definition.name ? 1 : 0)
  )
}

function loadScale(file: string): ScaleView {
  let json: unknown
  try {
    json = JSON.parse(readFileSync(file, 'utf8'))
  } catch (cause) {
    throw new Error(`The rating scale ${file} cannot be read`, { cause })
  }
  const preset = presetSchema.safeParse(json)
  if (!preset.success) throw new Error(`The rating scale ${file} is malformed: ${z.prettifyError(preset.error)}`)
  const { id, ...definition } = preset.data
  return { id, definition }
}
