import type { Language } from '#text/text.ts';
import type { ArtefactStore } from './artefact-store.ts';
import type { Clock } from './clock.ts';
import type { Database } from './database.ts';
import type { Jobs } from './jobs.ts';
import type { Log } from './log.ts';

/** Who acts. Until accounts exist: anyone who looks, the operator with the token, and the system's own jobs. */
export interface Actor {
  kind: 'anonymous' | 'operator' | 'system';
  name: string;
}

/** What lives as long as the process. */
export interface Services {
  database: Database;
  clock: Clock;
  artefacts: ArtefactStore;
  jobs: Jobs;
  log: Log;
}

/** What every verb is given first: the services, who acts, for which organisation, in which language. */
export interface Context extends Services {
  actor: Actor;
  organisationId: string;
  language: Language;
}
