#!/usr/bin/env node
(await import('tsx/esm/api')).register() && (await import('./cli.ts'));
