/** A map whose keys are records. Joining entity and id into one text for each look would take longer than the look. */
import type { EntityKey } from './reader.ts'

export class KeyMap<V> {
  readonly #byEntity = new Map<string, Map<string, V>>()

  get({ entity, entityId }: EntityKey): V | undefined {
    return this.#byEntity.get(entity)?.get(entityId)
  }

  set({ entity, entityId }: EntityKey, value: V): void {
    let values = this.#byEntity.get(entity)
    if (!values) {
      values = new Map()
      this.#byEntity.set(entity, values)
    }
    values.set(entityId, value)
  }
}
