/**
 * How far works of this process are, for whoever asks by the ticket its sender gave. Beside the work, not in its transaction: progress is
 * for the eye, and forgotten when the work ends either way.
 */
export class ToldWork<P> {
  private readonly atWork = new Map<string, P>();

  /** Does the work; without a ticket nobody can ask and nothing is kept. */
  async during<T>(
    owner: string,
    ticket: string | undefined,
    work: (tell: (progress: P) => void) => Promise<T>,
  ): Promise<T> {
    const key = `${owner} ${ticket}`;
    try {
      return await work((progress) => {
        if (ticket) this.atWork.set(key, progress);
      });
    } finally {
      this.atWork.delete(key);
    }
  }

  /** Null where none goes on. */
  find(owner: string, ticket: string): P | null {
    return this.atWork.get(`${owner} ${ticket}`) ?? null;
  }
}
