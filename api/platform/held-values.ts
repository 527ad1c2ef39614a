/** One value a key, kept as long as its version stays; many askers wait for one making, and a failed making is not kept. */
export class HeldValues<T> {
  private readonly held = new Map<string, { version: string; value: Promise<T> }>();
  private readonly most: number;

  /** `most`: keys kept, the one asked for longest ago is let go first. */
  constructor(most: number) {
    this.most = most;
  }

  /** The value of `key` at `version`. `make` is given the value of the version before, which it may answer again. */
  get(key: string, version: string, make: (before: T | undefined) => Promise<T>): Promise<T> {
    const known = this.held.get(key);
    this.held.delete(key);
    if (known?.version === version) {
      this.held.set(key, known);
      return known.value;
    }
    const value = Promise.resolve(known?.value)
      .catch(() => undefined)
      .then(make);
    const entry = { version, value };
    this.held.set(key, entry);
    value.catch(() => {
      if (this.held.get(key) === entry) this.held.delete(key);
    });
    for (const oldest of this.held.keys()) {
      if (this.held.size <= this.most) break;
      this.held.delete(oldest);
    }
    return value;
  }
}

/** A holder of values for each owner (a database), gone with it. */
export function holdPerOwner<T>(most: number): (owner: object) => HeldValues<T> {
  const holders = new WeakMap<object, HeldValues<T>>();
  return (owner) => {
    const known = holders.get(owner) ?? new HeldValues<T>(most);
    holders.set(owner, known);
    return known;
  };
}
