/**
 * A disk that loses its power: what a process did to one folder, and what may be left of it. Nothing is sure but what
 * was synced. Of all else, any part may have reached the disk, in any order: writes of a file (even sectors of one
 * write), lengths, and names in the folder, which are sure only once the folder itself was synced.
 */

export type Operation =
  | { readonly kind: 'create'; readonly name: string; readonly file: number }
  | { readonly kind: 'write'; readonly file: number; readonly offset: number; readonly data: Uint8Array }
  | { readonly kind: 'truncate'; readonly file: number; readonly length: number }
  | { readonly kind: 'link'; readonly name: string; readonly file: number }
  | { readonly kind: 'unlink'; readonly name: string }
  | { readonly kind: 'rename'; readonly from: string; readonly to: string; readonly file: number }
  | { readonly kind: 'sync'; readonly file: number }
  | { readonly kind: 'sync-folder' }
  /** The process told the world; from here on it must hold. */
  | { readonly kind: 'said'; readonly line: string }

type Content = Extract<Operation, { kind: 'write' | 'truncate' }>
type Naming = Extract<Operation, { kind: 'create' | 'link' | 'unlink' | 'rename' }>

const SECTOR = 512

/** What of the operations that are not synced reached the disk. */
export interface Luck {
  /** Whether an operation did. */
  reached(operation: Content | Naming): boolean
  /** Whether a sector of a write did, where the write as a whole is torn. */
  torn?(operation: Content): ((sector: number) => boolean) | undefined
}

export class Disk {
  private readonly contents = new Map<number, { sure: Uint8Array; pending: Content[] }>()
  private readonly names = new Map<string, number>()
  private pendingNames: Naming[] = []

  apply(operation: Operation): void {
    switch (operation.kind) {
      case 'said':
        return
      case 'sync': {
        const file = this.file(operation.file)
        file.sure = file.pending.reduce((bytes, change) => changed(bytes, change), file.sure)
        file.pending = []
        return
      }
      case 'sync-folder':
        for (const naming of this.pendingNames) rename(this.names, naming)
        this.pendingNames = []
        return
      case 'write':
      case 'truncate':
        this.file(operation.file).pending.push(operation)
        return
      default:
        this.pendingNames.push(operation)
    }
  }

  /** The folder's files as they may be found after the power came back. */
  afterLoss(luck: Luck): Map<string, Uint8Array> {
    const names = new Map(this.names)
    for (const naming of this.pendingNames) if (luck.reached(naming)) rename(names, naming)
    const files = new Map<string, Uint8Array>()
    for (const [name, id] of names) {
      const { sure, pending } = this.file(id)
      files.set(
        name,
        pending
          .filter((change) => luck.reached(change))
          .reduce((bytes, change) => changed(bytes, change, luck.torn?.(change)), sure)
      )
    }
    return files
  }

  /** How many operations are not sure. */
  get unsure(): number {
    return [...this.contents.values()].reduce((sum, { pending }) => sum + pending.length, this.pendingNames.length)
  }

  private file(id: number): { sure: Uint8Array; pending: Content[] } {
    let file = this.contents.get(id)
    if (!file) {
      file = { sure: new Uint8Array(), pending: [] }
      this.contents.set(id, file)
    }
    return file
  }
}

function rename(names: Map<string, number>, naming: Naming): void {
  if (naming.kind === 'unlink') names.delete(naming.name)
  else if (naming.kind === 'rename') {
    names.delete(naming.from)
    names.set(naming.to, naming.file)
  } else names.set(naming.name, naming.file)
}

function changed(bytes: Uint8Array, change: Content, reached?: (sector: number) => boolean): Uint8Array {
  if (change.kind === 'truncate') {
    const cut = new Uint8Array(change.length)
    cut.set(bytes.subarray(0, change.length))
    return cut
  }
  const { offset, data } = change
  const grown = new Uint8Array(Math.max(bytes.length, offset + data.length))
  grown.set(bytes)
  if (!reached) {
    grown.set(data, offset)
    return grown
  }
  for (let at = 0; at < data.length; ) {
    const sector = Math.floor((offset + at) / SECTOR)
    const end = Math.min(data.length, (sector + 1) * SECTOR - offset)
    if (reached(sector)) grown.set(data.subarray(at, end), offset + at)
    at = end
  }
  return grown
}
