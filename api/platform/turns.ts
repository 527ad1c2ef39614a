/** A queue of one: `take` resolves when everyone before has let go, with the function that lets go. */
export interface Turns {
  take(): Promise<() => void>;
}

export function createTurns(): Turns {
  let last = Promise.resolve();
  return {
    take() {
      let letGo = () => {};
      const mine = new Promise<void>((done) => {
        letGo = done;
      });
      const turn = last.then(() => letGo);
      last = last.then(() => mine);
      return turn;
    },
  };
}
