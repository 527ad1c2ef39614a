/**
 * One measure of a split under change. Classes count from 0; −1: a pupil who has no class yet and is not counted. An exchange
 * puts p from class a into class b and, where q ≥ 0, q from b into a.
 */
export interface Tally {
  /** As `measureSplit` would say, 0 for null. */
  value(): number;
  /** The value after an exchange, in constant time for pupils with few wishes; nothing is changed. */
  after(p: number, q: number, a: number, b: number): number;
  /** Takes a pupil from one class to another; call before `classOf` changes. */
  move(p: number, from: number, to: number): void;
}
