import type { Generated } from "kysely";

/** Rows. Whole values are kept as JSON beside the columns that are searched. Times are milliseconds since 1970. */
export interface Tables {
  galleries: { id: string; owner_id: string; created_at: number; json: string };
  gallery_places: { gallery_id: string; key: string; value: string };
  runs: { id: string; gallery_id: string; state: string; created_at: number; json: string };
  events: { run_id: string; sequence: number; gallery_id: string; at: number; json: string };
  versions: { id: string; gallery_id: string; number: number; json: string };
  artifacts: { digest: string; json: string };
  space_calls: { key: string; state: "started" | "finished" | "failed"; at: number; json: string | null };
  notes: { key: string; value: string; written: Generated<number> };
  space_outcomes: { sequence: Generated<number>; at: number; json: string };
  space_consents: { community: string; space: string; allowed_by: string; at: number };
}

/** Applied in order, once each; a new version of the program only ever adds to the end. */
export const MIGRATIONS: readonly string[] = [
  `create table galleries (id text primary key, owner_id text not null, created_at bigint not null, json text not null);
   create index galleries_by_owner on galleries (owner_id, created_at);
   create table gallery_places (gallery_id text not null, key text not null, value text not null, primary key (gallery_id, key));
   create index gallery_places_by_value on gallery_places (key, value);
   create table runs (id text primary key, gallery_id text not null, state text not null, created_at bigint not null, json text not null);
   create index runs_by_gallery on runs (gallery_id, created_at);
   create index runs_by_state on runs (state);
   create table events (run_id text not null, sequence integer not null, gallery_id text not null, at bigint not null, json text not null, primary key (run_id, sequence));
   create table versions (id text primary key, gallery_id text not null, number integer not null, json text not null, unique (gallery_id, number));
   create table artifacts (digest text primary key, json text not null);
   create table space_calls (key text primary key, state text not null, at bigint not null, json text);
   create table notes (key text primary key, value text not null, written bigint not null default 0);`,
  `create table space_outcomes (sequence integer primary key, at bigint not null, json text not null);
   create index space_outcomes_by_time on space_outcomes (at);
   create table space_consents (community text not null, space text not null, allowed_by text not null, at bigint not null, primary key (community, space));`,
];
