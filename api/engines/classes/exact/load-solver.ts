import loadHighs from 'highs';
import { type Highs, type Solver, solverOf } from './solver.ts';

let loaded: Promise<Highs> | null = null;

/**
 * The solver, loaded once. In the browser `wasmUrl` says where our own server keeps `highs.wasm` (the package exports it as
 * `highs/runtime`); in Node it is found beside the package.
 */
export async function loadSolver(wasmUrl?: string): Promise<Solver> {
  loaded ??= loadHighs(
    wasmUrl === undefined ? {} : { locateFile: () => wasmUrl },
  ) as Promise<unknown> as Promise<Highs>;
  return solverOf(await loaded);
}
