/**
 * Where a field's value stands in the project file: in which table, and how in its column. Plain text where the value is a
 * string (or null), JSON otherwise.
 */
import { z } from 'zod'
import { damaged } from '../errors.ts'
import type { Json } from '../json.ts'
import { type EntityName, type EntityRecord, entities, fieldDefinition } from './entities.ts'

/** Fields that are long and hardly ever written: each is kept in a table of its own, so that no other change writes it again. */
const apart: { readonly [E in EntityName]?: readonly (keyof EntityRecord<E> & string)[] } = { claim: ['detection'] }

/** A table and the fields that stand in it, beside the record's `id`. */
export interface RecordTable {
  readonly table: string
  readonly fields: readonly string[]
}

const tables = new Map<EntityName, readonly RecordTable[]>()

/** The tables that hold the records of an entity. The first has its name, every record, and whether it is `visible`. */
export function tablesOf(entity: EntityName): readonly RecordTable[] {
  let known = tables.get(entity)
  if (!known) {
    const own: readonly string[] = apart[entity] ?? []
    const together = Object.keys(entities[entity]).filter((field) => !own.includes(field))
    known = [
      { table: entity, fields: together },
      ...own.map((field) => ({ table: `${entity}_${field}`, fields: [field] }))
    ]
    tables.set(entity, known)
  }
  return known
}

function isTextSchema(schema: z.ZodType): boolean {
  if (schema instanceof z.ZodNullable) return isTextSchema(schema.unwrap() as z.ZodType)
  return schema instanceof z.ZodString || schema instanceof z.ZodEnum
}

const textFields = new Map<string, Map<string, boolean>>()

/** Whether a field's column holds plain text (readable and joinable in SQL) instead of JSON. */
export function isTextField(entity: string, field: string): boolean {
  let fields = textFields.get(entity)
  if (!fields) {
    fields = new Map()
    textFields.set(entity, fields)
  }
  let known = fields.get(field)
  if (known === undefined) {
    const definition = fieldDefinition(entity, field)
    known = definition !== undefined && isTextSchema(definition.schema)
    fields.set(field, known)
  }
  return known
}

/** The column value of a field. */
export function toColumn(entity: string, field: string, value: Json | undefined): string | null {
  if (value === undefined || value === null) return null
  return isTextField(entity, field) && typeof value === 'string' ? value : JSON.stringify(value)
}

/** The field's value from its column. */
export function fromColumn(entity: string, field: string, column: string | null): Json {
  if (column === null) return null
  return isTextField(entity, field) ? column : storedJson(column)
}

/** JSON as a project file keeps it. Throws `damaged` where it is none: whatever wrote the file wrote JSON. */
export function storedJson(text: string): Json {
  try {
    return JSON.parse(text) as Json
  } catch {
    throw damaged()
  }
}
