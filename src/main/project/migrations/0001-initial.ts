/**
 * The first schema: the log, what is derived from it, blobs, and one table per entity.
 *
 * A migration is frozen once it has shipped: it does not use the program's present entity list.
 * Columns of an entity's table are its fields; text stands as it is, anything else as JSON (see `model/storage.ts`).
 * `visible` is 0 for a deleted record: the row stays, so that undo and audit find it.
 *
 * Tables whose rows are often longer than a quarter of a page have rowids: without one, SQLite keeps at most 1,002 bytes of
 * a row in the tree and gives the rest a page of its own, which tripled the file and doubled the pages that a change of a
 * claim writes. Short rows stand WITHOUT ROWID, which saves a page for every new one.
 */
export const initialSchema = `
-- Facts about the file itself: "projectId" and "created".
CREATE TABLE meta (key TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL) WITHOUT ROWID, STRICT;

-- Public halves of the keys that signed: the fingerprint is the SHA-256 of the SPKI bytes, so a row proves itself.
CREATE TABLE public_key (fingerprint TEXT PRIMARY KEY NOT NULL, spki BLOB NOT NULL) WITHOUT ROWID, STRICT;

-- "position" is the order in which this file took the change sets in; it is not part of what is hashed.
CREATE TABLE change_set (
  position INTEGER PRIMARY KEY NOT NULL,
  id TEXT NOT NULL UNIQUE,
  replica TEXT NOT NULL,
  counter INTEGER NOT NULL,
  hlc TEXT NOT NULL,
  person TEXT NOT NULL,
  key TEXT NOT NULL,
  command TEXT NOT NULL,
  params TEXT NOT NULL,
  undo_of TEXT,
  schema INTEGER NOT NULL,
  parents TEXT NOT NULL,
  hash BLOB NOT NULL,
  signature BLOB NOT NULL
) STRICT;
CREATE INDEX change_set_undoing ON change_set(undo_of) WHERE undo_of IS NOT NULL;

-- "new" is JSON, null only where the value is withheld: then "leaf" proves it. "also": more candidates (JSON list).
-- A creation has field '' (SQL NULL cannot be part of a key); everywhere else it is null.
CREATE TABLE change (
  position INTEGER NOT NULL REFERENCES change_set(position),
  ordinal INTEGER NOT NULL,
  entity TEXT NOT NULL,
  entity_id TEXT NOT NULL,
  field TEXT NOT NULL,
  new TEXT,
  also TEXT,
  bases TEXT NOT NULL,
  salt BLOB,
  leaf BLOB,
  PRIMARY KEY (position, ordinal)
) STRICT;
CREATE INDEX change_of_record ON change(entity_id, entity, field);

-- Change sets that no other names as a parent.
CREATE TABLE log_head (change_set TEXT PRIMARY KEY NOT NULL) WITHOUT ROWID, STRICT;

-- Writes of a field that no other write replaced. A field without rows shows its record's creation.
CREATE TABLE head (
  entity_id TEXT NOT NULL,
  entity TEXT NOT NULL,
  field TEXT NOT NULL,
  change_set TEXT NOT NULL,
  PRIMARY KEY (entity_id, entity, field, change_set)
) WITHOUT ROWID, STRICT;

-- Fields in which several values stand, and deletions or dismissals that a write escaped.
CREATE TABLE conflict (
  entity_id TEXT NOT NULL,
  entity TEXT NOT NULL,
  field TEXT NOT NULL,
  kind TEXT NOT NULL,
  PRIMARY KEY (entity_id, entity, field, kind)
) WITHOUT ROWID, STRICT;

-- Content-addressed bytes, in pieces of at most 256 KiB. "complete" is 0 while a blob is being staged.
CREATE TABLE blob (sha256 TEXT PRIMARY KEY NOT NULL, bytes INTEGER NOT NULL, complete INTEGER NOT NULL) WITHOUT ROWID, STRICT;
CREATE TABLE blob_chunk (
  sha256 TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  data BLOB NOT NULL,
  PRIMARY KEY (sha256, ordinal)
) STRICT;

CREATE TABLE "project" (
  id TEXT PRIMARY KEY NOT NULL,
  "title" TEXT,
  "scale" TEXT,
  "language" TEXT,
  visible INTEGER NOT NULL
) WITHOUT ROWID, STRICT;
CREATE TABLE "person" (
  id TEXT PRIMARY KEY NOT NULL,
  "name" TEXT,
  "role" TEXT,
  "key" TEXT,
  visible INTEGER NOT NULL
) WITHOUT ROWID, STRICT;
CREATE TABLE "article" (
  id TEXT PRIMARY KEY NOT NULL,
  "original" TEXT,
  "format" TEXT,
  "meta" TEXT,
  "revision" TEXT,
  "order" TEXT,
  visible INTEGER NOT NULL
) STRICT;
CREATE TABLE "revision" (
  id TEXT PRIMARY KEY NOT NULL,
  "article" TEXT,
  "text" TEXT,
  "length" TEXT,
  "layout" TEXT,
  "extractor" TEXT,
  "language" TEXT,
  visible INTEGER NOT NULL
) STRICT;
CREATE INDEX revision_of_article ON revision("article");
CREATE TABLE "passage" (
  id TEXT PRIMARY KEY NOT NULL,
  "anchor" TEXT,
  "kind" TEXT,
  "article" TEXT,
  "person" TEXT,
  visible INTEGER NOT NULL,
  "revision" TEXT GENERATED ALWAYS AS (json_extract("anchor", '$.revision')) VIRTUAL,
  "start" INTEGER GENERATED ALWAYS AS (json_extract("anchor", '$.ranges[0].start')) VIRTUAL,
  "end" INTEGER GENERATED ALWAYS AS (json_extract("anchor", '$.ranges[#-1].end')) VIRTUAL
) WITHOUT ROWID, STRICT;
CREATE INDEX passage_in_text ON passage("revision", "start");
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
  "detection" TEXT,
  "origin" TEXT,
  visible INTEGER NOT NULL,
  "revision" TEXT GENERATED ALWAYS AS (json_extract("anchor", '$.revision')) VIRTUAL,
  "start" INTEGER GENERATED ALWAYS AS (json_extract("anchor", '$.ranges[0].start')) VIRTUAL,
  "end" INTEGER GENERATED ALWAYS AS (json_extract("anchor", '$.ranges[#-1].end')) VIRTUAL,
  "state" TEXT GENERATED ALWAYS AS (json_extract("status", '$.state')) VIRTUAL
) STRICT;
CREATE INDEX claim_in_text ON claim("revision", "start", "end", id);
-- The order of every list, with what lists filter by first: j and k step through it without reading the claims themselves.
CREATE INDEX claim_of_article ON claim("article", "start", "end" DESC, id, visible, "state");
CREATE INDEX claim_by_parent ON claim("parent", "start") WHERE "parent" IS NOT NULL;
CREATE INDEX claim_by_group ON claim("group", "start") WHERE "group" IS NOT NULL;
CREATE TABLE "claim_group" (
  id TEXT PRIMARY KEY NOT NULL,
  "label" TEXT,
  "article" TEXT,
  visible INTEGER NOT NULL
) WITHOUT ROWID, STRICT;
CREATE TABLE "facet" (
  id TEXT PRIMARY KEY NOT NULL,
  "claim" TEXT,
  "kind" TEXT,
  "anchor" TEXT,
  "mark" TEXT,
  "person" TEXT,
  visible INTEGER NOT NULL
) WITHOUT ROWID, STRICT;
CREATE INDEX facet_by_claim ON "facet"("claim");
CREATE TABLE "attribution" (
  id TEXT PRIMARY KEY NOT NULL,
  "claim" TEXT,
  "chain" TEXT,
  visible INTEGER NOT NULL
) WITHOUT ROWID, STRICT;
CREATE INDEX attribution_by_claim ON "attribution"("claim");
CREATE TABLE "source" (
  id TEXT PRIMARY KEY NOT NULL,
  "about" TEXT,
  "file" TEXT,
  "order" TEXT,
  visible INTEGER NOT NULL
) STRICT;
CREATE TABLE "evidence" (
  id TEXT PRIMARY KEY NOT NULL,
  "claim" TEXT,
  "source" TEXT,
  "content" TEXT,
  visible INTEGER NOT NULL
) STRICT;
CREATE INDEX evidence_by_claim ON "evidence"("claim");
CREATE INDEX evidence_by_source ON "evidence"("source");
CREATE TABLE "independence" (
  id TEXT PRIMARY KEY NOT NULL,
  "first" TEXT,
  "second" TEXT,
  "relation" TEXT,
  visible INTEGER NOT NULL
) WITHOUT ROWID, STRICT;
CREATE TABLE "verdict" (
  id TEXT PRIMARY KEY NOT NULL,
  "claim" TEXT,
  "person" TEXT,
  "value" TEXT,
  visible INTEGER NOT NULL
) WITHOUT ROWID, STRICT;
CREATE INDEX verdict_by_claim ON "verdict"("claim");
CREATE TABLE "correction" (
  id TEXT PRIMARY KEY NOT NULL,
  "claim" TEXT,
  "person" TEXT,
  "proposal" TEXT,
  "answer" TEXT,
  visible INTEGER NOT NULL
) WITHOUT ROWID, STRICT;
CREATE INDEX correction_by_claim ON "correction"("claim");
CREATE TABLE "review" (
  id TEXT PRIMARY KEY NOT NULL,
  "claim" TEXT,
  "person" TEXT,
  "decision" TEXT,
  "covers" TEXT,
  visible INTEGER NOT NULL
) WITHOUT ROWID, STRICT;
CREATE INDEX review_by_claim ON "review"("claim");
CREATE TABLE "terms" (
  id TEXT PRIMARY KEY NOT NULL,
  "entity" TEXT,
  "subject" TEXT,
  "value" TEXT,
  visible INTEGER NOT NULL
) WITHOUT ROWID, STRICT;
CREATE TABLE "question" (
  id TEXT PRIMARY KEY NOT NULL,
  "claim" TEXT,
  "text" TEXT,
  "answer" TEXT,
  visible INTEGER NOT NULL
) WITHOUT ROWID, STRICT;
CREATE INDEX question_by_claim ON "question"("claim");
CREATE TABLE "note" (
  id TEXT PRIMARY KEY NOT NULL,
  "claim" TEXT,
  "person" TEXT,
  "text" TEXT,
  visible INTEGER NOT NULL
) WITHOUT ROWID, STRICT;
CREATE INDEX note_by_claim ON "note"("claim");
CREATE TABLE "comment" (
  id TEXT PRIMARY KEY NOT NULL,
  "entity" TEXT,
  "subject" TEXT,
  "person" TEXT,
  "text" TEXT,
  visible INTEGER NOT NULL
) WITHOUT ROWID, STRICT;
CREATE TABLE "tag" (
  id TEXT PRIMARY KEY NOT NULL,
  "name" TEXT,
  "hue" TEXT,
  visible INTEGER NOT NULL
) WITHOUT ROWID, STRICT;
CREATE TABLE "tag_link" (
  id TEXT PRIMARY KEY NOT NULL,
  "tag" TEXT,
  "claim" TEXT,
  visible INTEGER NOT NULL
) WITHOUT ROWID, STRICT;
CREATE INDEX tag_link_by_tag ON "tag_link"("tag");
CREATE INDEX tag_link_by_claim ON "tag_link"("claim");
CREATE TABLE "scale" (
  id TEXT PRIMARY KEY NOT NULL,
  "definition" TEXT,
  visible INTEGER NOT NULL
) WITHOUT ROWID, STRICT;
CREATE TABLE "policy_pack" (
  id TEXT PRIMARY KEY NOT NULL,
  "definition" TEXT,
  visible INTEGER NOT NULL
) WITHOUT ROWID, STRICT;
`
