import { readFile, writeFile } from 'node:fs/promises';

/** As Stryker writes them into the code: is this mutant the active one, and these mutants are met here. */
const isActive = /stryMutAct_\w+(?:\$\d+)?\("(\d+)"\)/g;
const areMet = /stryCov_\w+(?:\$\d+)?\(("\d+"(?:, "\d+")*)\)/g;

/**
 * The switches between mutants in a bundle, made light: Stryker's own compare strings and count in dictionaries at every step of every
 * loop, which costs more than the engines themselves. Here a whole number is compared and one in an array goes up by one.
 */
export class Switches {
  /** Of the bundle in this file, which is written anew. */
  static async into(file) {
    const code = await readFile(file, 'utf8');
    let most = -1;
    const count = (_all, ids) => {
      const places = ids.split(', ').map((id) => Number(id.slice(1, -1)));
      most = Math.max(most, ...places);
      return `(${places.map((place) => `mutants$met[${place}]++`).join(', ')})`;
    };
    const light = code.replace(areMet, count).replace(isActive, '(mutants$active === $1 && mutants$hit())');
    const head = `const { met: mutants$met, hit: mutants$hit } = globalThis.__switches__;
let mutants$active = globalThis.__switches__.active;
globalThis.__switches__.tell = (id) => { mutants$active = id; };
`;
    await writeFile(file, head + light);
    return new Switches(most + 1);
  }

  constructor(mutants) {
    this.met = new Float64Array(mutants);
    this.hits = 0;
    this.mostHits = Number.POSITIVE_INFINITY;
    this.active = -1;
    this.hit = () => {
      if (++this.hits > this.mostHits) throw new Error('Far more often than without the mutant');
      return true;
    };
    globalThis.__switches__ = this;
  }

  /** From here on, and in a bundle loaded from here on, the mutant of this id is what runs; −1: the code as it is. */
  activate(id, mostHits = Number.POSITIVE_INFINITY) {
    Object.assign(this, { active: id, hits: 0, mostHits });
    this.tell?.(id);
  }

  get isEndless() {
    return this.hits > this.mostHits;
  }

  /** How often each mutant was met since this was last asked, by id. */
  take() {
    const counts = {};
    this.met.forEach((times, id) => {
      if (times > 0) counts[id] = times;
    });
    this.met.fill(0);
    return counts;
  }
}
