import { DatabaseSync, type SQLInputValue } from "node:sqlite";
import { Kysely, SqliteDialect } from "kysely";
import { VernissageError } from "../core/errors.ts";
import { MIGRATIONS, type Tables } from "./schema.ts";

/**
 * Opens (or makes) the SQLite file and brings its schema up to date. Node's own SQLite needs no native add-on;
 * Kysely types the queries and speaks PostgreSQL as well.
 */
export function openDatabase(path: string): Kysely<Tables> {
  const sqlite = open(path);
  return new Kysely<Tables>({
    dialect: new SqliteDialect({
      database: {
        close: () => sqlite.close(),
        prepare: (sql) => {
          const statement = sqlite.prepare(sql);
          const values = (parameters: readonly unknown[]) => parameters as SQLInputValue[];
          return {
            reader: statement.columns().length > 0,
            all: (parameters) => statement.all(...values(parameters)),
            run: (parameters) => statement.run(...values(parameters)),
            iterate: (parameters) => statement.iterate(...values(parameters)),
          };
        },
      },
    }),
  });
}

function open(path: string): DatabaseSync {
  try {
    const sqlite = new DatabaseSync(path);
    // WAL lets the viewer read while a run writes; FULL makes an event durable before anything follows from it.
    sqlite.exec("pragma journal_mode = wal; pragma synchronous = full; pragma busy_timeout = 5000;");
    migrate(sqlite);
    return sqlite;
  } catch (cause) {
    throw new VernissageError({
      code: "database-unusable",
      message: `cannot open the database ${path}`,
      userMessage: `The records at ${path} cannot be opened. Check that the folder exists, is writable, and has free space.`,
      party: "operator",
      cause,
    });
  }
}

function migrate(sqlite: DatabaseSync): void {
  const { user_version: version } = sqlite.prepare("pragma user_version").get() as { user_version: number };
  for (const [index, sql] of MIGRATIONS.entries()) {
    if (index < version) continue;
    sqlite.exec(`begin; ${sql} pragma user_version = ${index + 1}; commit;`);
  }
}
