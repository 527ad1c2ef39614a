import { register } from 'tsx/esm/api';

// A worker does not inherit the main thread's TypeScript loader on Node 20: it is registered here, then the module named first runs.
register();
await import(process.argv[2]);
