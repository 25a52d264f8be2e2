/** How a field's value stands in its column: plain text where the value is a string (or null), JSON otherwise. */
import { z } from 'zod'
import type { Json } from '../json.ts'
import { fieldDefinition } from './entities.ts'

function isTextSchema(schema: z.ZodType): boolean {
  if (schema instanceof z.ZodNullable) return isTextSchema(schema.unwrap() as z.ZodType)
  return schema instanceof z.ZodString || schema instanceof z.ZodEnum
}

const textFields = new Map<string, boolean>()

/** Whether a field's column holds plain text (readable and joinable in SQL) instead of JSON. */
export function isTextField(entity: string, field: string): boolean {
  const key = `${entity}.${field}`
  let known = textFields.get(key)
  if (known === undefined) {
    const definition = fieldDefinition(entity, field)
    known = definition !== undefined && isTextSchema(definition.schema)
    textFields.set(key, known)
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
  return isTextField(entity, field) ? column : (JSON.parse(column) as Json)
}
