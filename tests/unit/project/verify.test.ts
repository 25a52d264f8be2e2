import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { about, content, deskWithArticle, makeSigner, openDesk, temporaryFolder } from '../../support/project.ts'
import { tamper } from '../../support/shown.ts'

const folder = temporaryFolder()
const path = join(folder.path, 'tampered.claimbench')
let model: string

beforeAll(async () => {
  const { desk, claims } = await deskWithArticle(folder.path)
  const [claim = '', second = ''] = claims
  desk.run('claim.restate', { claim, statement: 'The war has killed more than 300,000 people.' })
  desk.run('evidence.add', { claim, about, content })
  desk.run('note.add', { claim, text: 'Ask the UN.' })
  desk.run('claim.dismiss', { claims: [second] })
  desk.run('history.undo', {})
  desk.close()
  model = desk.path
})
afterAll(() => folder.remove())

/** Codes of what verify finds after the file was changed behind the program's back. */
function findings(...changes: Parameters<typeof tamper> extends [string, ...infer Rest] ? Rest : never): string[] {
  copyFileSync(model, path)
  if (changes.length > 0) tamper(path, ...changes)
  const desk = openDesk(path, { readOnly: true })
  try {
    const report = desk.session.verify()
    expect(report.ok).toBe(report.findings.length === 0)
    return [...new Set(report.findings.map((finding) => finding.code))].sort()
  } finally {
    desk.close()
  }
}

function row<T>(sql: string): T {
  const database = new Database(model, { readonly: true })
  try {
    return database.prepare<[], T>(sql).get() as T
  } finally {
    database.close()
  }
}

const flipped = (bytes: Buffer, at = 7): Buffer => {
  const copy = Buffer.from(bytes)
  copy[at] = (copy[at] ?? 0) ^ 1
  return copy
}

describe('verify', () => {
  it('finds nothing in a project as the program left it', () => {
    expect(findings()).toEqual([])
  })

  it.each([
    ['a value in the history', `UPDATE change SET new = replace(new, '300,000', '300,001') WHERE field = 'statement'`],
    ['who did it', `UPDATE change_set SET person = 'nobody' WHERE position = 3`],
    ['when it was done', `UPDATE change_set SET hlc = replace(hlc, '-0000', '-0001') WHERE position = 3`],
    ['what was done', `UPDATE change_set SET command = 'note.add' WHERE position = 3`],
    ['the parameters', `UPDATE change_set SET params = '{}' WHERE position = 3`],
    ['what a write replaces', `UPDATE change SET bases = '["x"]' WHERE field = 'statement'`]
  ])('sees that %s was changed', (_, sql) => {
    expect(findings(sql)).toContain('hash-mismatch')
  })

  it('sees a flipped bit of a salt, a hash and a signature, in the middle of the history too', () => {
    const { salt } = row<{ salt: Buffer }>('SELECT salt FROM change WHERE position = 3')
    expect(findings(['UPDATE change SET salt = ? WHERE position = 3 AND ordinal = 0', flipped(salt)])).toContain(
      'hash-mismatch'
    )
    const { hash, signature } = row<{ hash: Buffer; signature: Buffer }>(
      'SELECT hash, signature FROM change_set WHERE position = 3'
    )
    expect(findings(['UPDATE change_set SET hash = ? WHERE position = 3', flipped(hash)])).toEqual(
      expect.arrayContaining(['hash-mismatch', 'signature'])
    )
    expect(findings(['UPDATE change_set SET signature = ? WHERE position = 3', flipped(signature)])).toEqual([
      'signature'
    ])
  })

  it('sees a signature by another key', () => {
    const { hash } = row<{ hash: Buffer }>('SELECT hash FROM change_set ORDER BY position DESC LIMIT 1')
    const other = makeSigner()
    const forged = Buffer.from(other.sign(hash.toString('hex')), 'base64')
    const last = 'WHERE position = (SELECT max(position) FROM change_set)'
    expect(findings([`UPDATE change_set SET signature = ? ${last}`, forged])).toEqual(['signature'])
    // With the other's key put in the place of the true one, the fingerprint gives it away.
    expect(
      findings([`UPDATE change_set SET signature = ? ${last}`, forged], ['UPDATE public_key SET spki = ?', other.spki])
    ).toContain('signature')
    expect(findings('DELETE FROM public_key')).toContain('signature')
  })

  it('sees that a change set in the middle was removed', () => {
    expect(findings('DELETE FROM change_set WHERE position = 4', 'DELETE FROM change WHERE position = 4')).toEqual(
      expect.arrayContaining(['missing-parent', 'missing-number'])
    )
  })

  it('sees that one change of a change set was removed', () => {
    expect(findings('DELETE FROM change WHERE position = 3 AND ordinal = 0')).toContain('hash-mismatch')
  })

  it('sees that parents were exchanged', () => {
    expect(
      findings(`UPDATE change_set SET parents = (SELECT parents FROM change_set WHERE position = 3) WHERE position = 4`)
    ).toContain('hash-mismatch')
  })

  it.each([
    ['a value', `UPDATE claim SET statement = replace(statement, '300,000', '30') WHERE statement LIKE '%300,000%'`],
    ['a value that cannot be read any more', `UPDATE claim SET types = 'oops'`],
    ['a long value that stands apart', `UPDATE claim_detection SET detection = replace(detection, '300', '301')`],
    ['a missing value of those', 'DELETE FROM claim_detection'],
    ['a value too many of those', `INSERT INTO claim_detection VALUES ('x', '{}')`],
    ['a missing record', 'DELETE FROM note'],
    ['a record too many', `INSERT INTO note (id, claim, visible) VALUES ('x', 'y', 1)`],
    ['a hidden record', 'UPDATE evidence SET visible = 0'],
    ['a newest write that is not marked', 'DELETE FROM head'],
    ['a newest write that is none', `INSERT INTO head VALUES ('project', 'project', 'title', 'x')`],
    ['a conflict that is none', `INSERT INTO conflict VALUES ('project', 'project', 'title', 'values')`],
    ['a false end of the log', `UPDATE log_head SET change_set = 'x'`]
  ])('sees in the tables %s', (_, sql) => {
    expect(findings(sql)).toContain('replay')
  })

  it.each([
    ['altered', `UPDATE blob_chunk SET data = CAST('x' AS BLOB) WHERE rowid = (SELECT min(rowid) FROM blob_chunk)`],
    ['cut off', 'DELETE FROM blob_chunk WHERE rowid = (SELECT min(rowid) FROM blob_chunk)'],
    ['missing', 'DELETE FROM blob'],
    ['only begun', 'UPDATE blob SET complete = 0']
  ])('sees that a stored document is %s', (_, sql) => {
    expect(findings(sql)).toEqual(['attachment'])
  })

  it('goes on where something cannot even be read', () => {
    const found = findings(`UPDATE change SET new = '{' WHERE position = 3`, 'UPDATE blob SET complete = 0')
    expect(found).toEqual(expect.arrayContaining(['file', 'attachment', 'missing-parent']))
    expect(findings(`UPDATE change_set SET parents = '3' WHERE position = 3`)).toContain('file')
  })

  it('says of which claim a value differs, and by what words that is known', () => {
    copyFileSync(model, path)
    tamper(path, `UPDATE note SET text = '"Ask nobody."'`)
    const desk = openDesk(path, { readOnly: true })
    const { findings, found } = desk.session.verify()
    desk.close()
    expect(found).toBe(1)
    expect(findings).toMatchObject([
      {
        code: 'replay',
        entry: null,
        place: {
          entity: 'note',
          field: 'text',
          name: 'The war has killed more than 300,000 people.',
          claim: { id: row<{ claim: string }>('SELECT claim FROM note').claim }
        }
      }
    ])
  })

  it('says of an entry when and by whom it says it was written, also where it cannot be read', () => {
    const report = (sql: string) => {
      copyFileSync(model, path)
      tamper(path, sql)
      const desk = openDesk(path, { readOnly: true })
      try {
        return desk.session.verify().findings.find(({ entry }) => entry !== null)?.entry
      } finally {
        desk.close()
      }
    }
    const { id } = row<{ id: string }>('SELECT id FROM change_set WHERE position = 3')
    expect(report(`UPDATE change_set SET signature = zeroblob(64) WHERE position = 3`)).toEqual({
      id,
      at: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      person: 'Ada'
    })
    expect(report(`UPDATE change_set SET hlc = 'yesterday' WHERE position = 3`)).toMatchObject({ id, at: null })
  })

  it('says of which article a stored document is altered', () => {
    copyFileSync(model, path)
    tamper(path, 'DELETE FROM blob')
    const desk = openDesk(path, { readOnly: true })
    const [first] = desk.session.verify().findings
    desk.close()
    expect(first).toMatchObject({ code: 'attachment', place: { entity: 'article', field: null } })
    expect(first?.place?.name).not.toBe('')
  })

  it('lists at most 200 findings, and counts them all', () => {
    copyFileSync(model, path)
    tamper(
      path,
      `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300)
       INSERT INTO note (id, claim, visible) SELECT 'x' || i, 'y', 1 FROM n`
    )
    const desk = openDesk(path, { readOnly: true })
    const { findings, found } = desk.session.verify()
    desk.close()
    expect([findings.length, found]).toEqual([200, 300])
  })

  it('says what it cannot see', () => {
    copyFileSync(model, path)
    const desk = openDesk(path, { readOnly: true })
    expect(desk.session.verify().limits).toContain('cut-off newest end')
    desk.close()
  })
})
