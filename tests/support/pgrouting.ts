import postgres from 'postgres';
import type { ProfileGraph } from '#engines/travel/profile-graph.ts';
import type { RoadNetwork } from '#engines/travel/types.ts';

/** One profile's roads as a pgRouting edge table of the same lengths: `id, source, target, cost, reverse_cost` in mm. */
export interface RoutingDatabase {
  sql: postgres.Sql;
  /** The query that pgRouting functions take for their edges. */
  edgesSql: string;
  /** Drops the table and closes the connection. */
  close(): Promise<void>;
}

/**
 * Loads the graph into the PostgreSQL of DATABASE_URL. Answers a sentence instead where there is none, or it lacks pgRouting.
 * Barriers are as in the graph: each edge behind one has an end of its own. One-way: cost −1 against it.
 */
export async function openRoutingDatabase(
  network: RoadNetwork,
  graph: ProfileGraph,
): Promise<RoutingDatabase | string> {
  const url = process.env.DATABASE_URL;
  if (!url) return 'needs a PostgreSQL with pgRouting, named by DATABASE_URL';
  const sql = postgres(url, { max: 1, onnotice: () => {}, connect_timeout: 10 });
  try {
    await sql`create extension if not exists pgrouting cascade`;
  } catch (failure) {
    await sql.end();
    return `needs pgRouting in the database of DATABASE_URL (${(failure as Error).message})`;
  }
  const table = `roads_${graph.profile}_${process.pid}`;
  await sql.unsafe(`drop table if exists ${table}`);
  await sql.unsafe(
    `create unlogged table ${table} (id int primary key, source int, target int, cost float8, reverse_cost float8)`,
  );
  const rows = { id: [], source: [], target: [], cost: [], reverse: [] } as Record<string, number[]>;
  for (let edge = 0; edge < network.edgeMm.length; edge++) {
    if (graph.directions[edge] === 0) continue;
    rows.id.push(edge + 1);
    rows.source.push(graph.tail[edge]);
    rows.target.push(graph.head[edge]);
    rows.cost.push(graph.directions[edge] & 1 ? network.edgeMm[edge] : -1);
    rows.reverse.push(graph.directions[edge] & 2 ? network.edgeMm[edge] : -1);
  }
  await sql.unsafe(
    `insert into ${table} select * from unnest($1::int[], $2::int[], $3::int[], $4::float8[], $5::float8[])`,
    [rows.id, rows.source, rows.target, rows.cost, rows.reverse],
  );
  await sql.unsafe(`analyze ${table}`);
  return {
    sql,
    edgesSql: `select id, source, target, cost, reverse_cost from ${table}`,
    async close() {
      await sql.unsafe(`drop table if exists ${table}`);
      await sql.end();
    },
  };
}
