import { z } from 'zod';

const schema = z.object({
  /** PostgreSQL with PostGIS; absent: the embedded database in the data directory. */
  DATABASE_URL: z.string().min(1).optional(),
  /** Where the embedded database, artefacts and exports live. */
  TRUONGGAN_DATA: z.string().min(1).default('data'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(8080),
  /** The operator's token; absent: a new one at each start, printed. */
  TRUONGGAN_TOKEN: z.string().min(16).optional(),
  /** Below this much free space nothing is written. */
  TRUONGGAN_DISK_FLOOR_MB: z.coerce.number().int().min(0).default(512),
  /** A statement of the embedded database that runs longer is taken for stuck and its process is ended. */
  TRUONGGAN_STATEMENT_SECONDS: z.coerce.number().int().min(5).default(300),
  TRUONGGAN_LOG: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('warn'),
});

export type Environment = z.infer<typeof schema>;

/** Reads the environment; throws one sentence naming every wrong variable, its value and what is expected. */
export function readEnvironment(variables: Record<string, string | undefined>): Environment {
  const known = Object.fromEntries(
    Object.keys(schema.shape).flatMap((name) => (variables[name] ? [[name, variables[name]]] : [])),
  );
  const result = schema.safeParse(known);
  if (result.success) return result.data;
  const faults = result.error.issues.map(
    (issue) => `${issue.path.join('.')} is "${known[String(issue.path[0])]}": ${issue.message}`,
  );
  throw new Error(`The environment cannot be used. ${faults.join('. ')}.`);
}
