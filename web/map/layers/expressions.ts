import type { ExpressionSpecification } from 'maplibre-gl';

/** Features of one class. */
export const classIs = (name: string): ExpressionSpecification => ['==', ['get', 'class'], name];
/** Features of any of these kinds. */
export const kindIs = (...names: string[]): ExpressionSpecification => ['in', ['get', 'kind'], ['literal', names]];
/** Line width in pixels: exponential between zooms, as roads keep their breadth on the ground. */
export const width = (...stops: number[]): ExpressionSpecification =>
  ['interpolate', ['exponential', 1.5], ['zoom'], ...stops] as unknown as ExpressionSpecification;
/** A value that grows evenly between zooms. */
export const steps = (...stops: number[]): ExpressionSpecification =>
  ['interpolate', ['linear'], ['zoom'], ...stops] as unknown as ExpressionSpecification;
