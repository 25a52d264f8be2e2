/**
 * What the engine read in a claim goes into a table of its own. It is five sixths of a claim's row and hardly ever written
 * again; every change of the claim, hiding and showing it above all, wrote it once more. What the indexes hold of an anchor
 * is stored from now on, for the same changes read it again from JSON each time.
 *
 * The index over changes tells alone who created a record, without a look at the creation, which is kilobytes long.
 */
import type { Database } from 'better-sqlite3'

const before = `
DROP INDEX claim_in_text;
DROP INDEX claim_of_article;
DROP INDEX claim_by_parent;
DROP INDEX claim_by_group;
ALTER TABLE "claim" RENAME TO "claim_before";
CREATE TABLE "claim" (
  id TEXT PRIMARY KEY NOT NULL,
  "article" TEXT,
  "anchor" TEXT,
  "statement" TEXT,
  "status" TEXT,
  "types" TEXT,
  "parent" TEXT,
  "group" TEXT,
  "house" TEXT,
  "assignee" TEXT,
  "origin" TEXT,
  visible INTEGER NOT NULL,
  "revision" TEXT GENERATED ALWAYS AS (json_extract("anchor", '$.revision')) STORED,
  "start" INTEGER GENERATED ALWAYS AS (json_extract("anchor", '$.ranges[0].start')) STORED,
  "end" INTEGER GENERATED ALWAYS AS (json_extract("anchor", '$.ranges[#-1].end')) STORED,
  "state" TEXT GENERATED ALWAYS AS (json_extract("status", '$.state')) STORED
) STRICT;
-- Rows of kilobytes, so with rowids.
CREATE TABLE "claim_detection" (id TEXT PRIMARY KEY NOT NULL, "detection" TEXT) STRICT;
`

const after = `
DROP TABLE "claim_before";
DROP INDEX change_of_record;
CREATE INDEX change_of_record ON change(entity_id, entity, field, position, leaf);
CREATE INDEX claim_in_text ON claim("revision", "start", "end", id);
CREATE INDEX claim_of_article ON claim("article", "start", "end" DESC, id, visible, "state");
CREATE INDEX claim_by_parent ON claim("parent", "start") WHERE "parent" IS NOT NULL;
CREATE INDEX claim_by_group ON claim("group", "start") WHERE "group" IS NOT NULL;
`

const COLUMNS = `id, "article", "anchor", "statement", "status", "types", "parent", "group", "house", "assignee", "origin", visible`

/** Claims moved at once: the pages that they leave take in the next ones, so the file hardly grows. */
const AT_ONCE = 200

/** Moves the claims over in the order in which they came, which lists fall back on. */
export function setDetectionApart(database: Database): void {
  database.exec(before)
  const last = database
    .prepare<[], number>(`SELECT max(rowid) FROM (SELECT rowid FROM claim_before ORDER BY rowid LIMIT ${AT_ONCE})`)
    .pluck()
  const claims = database.prepare(
    `INSERT INTO claim (${COLUMNS}) SELECT ${COLUMNS} FROM claim_before WHERE rowid <= ? ORDER BY rowid`
  )
  const detections = database.prepare(
    'INSERT INTO claim_detection SELECT id, detection FROM claim_before WHERE rowid <= ? ORDER BY rowid'
  )
  const left = database.prepare('DELETE FROM claim_before WHERE rowid <= ?')
  for (let upTo = last.get(); typeof upTo === 'number'; upTo = last.get()) {
    claims.run(upTo)
    detections.run(upTo)
    left.run(upTo)
  }
  database.exec(after)
}
