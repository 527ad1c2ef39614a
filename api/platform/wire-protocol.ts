/** The little of PostgreSQL's frontend/backend protocol 3.0 that passing messages on needs. */

const sslRequest = 80_877_103;
const gssRequest = 80_877_104;

/** Cuts a byte stream into whole messages; the first (startup) has no kind byte. */
export class MessageReader {
  private held = Buffer.alloc(0);
  private started = false;
  private readonly startups = new WeakSet<Uint8Array>();

  /** The messages that `bytes` completes. */
  push(bytes: Uint8Array): Uint8Array[] {
    this.held = this.held.length > 0 ? Buffer.concat([this.held, bytes]) : Buffer.from(bytes);
    const messages: Uint8Array[] = [];
    for (;;) {
      const kindBytes = this.started ? 1 : 0;
      if (this.held.length < kindBytes + 4) return messages;
      const length = this.held.readInt32BE(kindBytes) + kindBytes;
      if (this.held.length < length) return messages;
      const message = new Uint8Array(this.held.subarray(0, length));
      this.held = this.held.subarray(length);
      if (!this.started) {
        this.startups.add(message);
        this.started = !this.isSecurityRequest(message);
      }
      messages.push(message);
    }
  }

  isStartup(message: Uint8Array): boolean {
    return this.startups.has(message);
  }

  isSecurityRequest(message: Uint8Array): boolean {
    if (!this.startups.has(message) || message.length !== 8) return false;
    const code = Buffer.from(message).readInt32BE(4);
    return code === sslRequest || code === gssRequest;
  }
}

/** Transaction status of the last ReadyForQuery in `reply`: I idle, T in transaction, E failed; undefined when there is none. */
export function readyStatus(reply: Uint8Array): 'I' | 'T' | 'E' | undefined {
  // ReadyForQuery is always last: 'Z', length 5, status.
  const at = reply.length - 6;
  if (at < 0 || reply[at] !== 0x5a) return undefined;
  return String.fromCharCode(reply[at + 5]) as 'I' | 'T' | 'E';
}

const refusal = "do $$ begin raise exception 'COPY is not available on the embedded database.'; end $$";

/** COPY FROM STDIN would end the embedded database's process: a statement that says so takes its place. */
export function withoutCopy(kind: string, message: Uint8Array): Uint8Array {
  if (kind !== 'Q' && kind !== 'P') return message;
  const body = Buffer.from(message.buffer, message.byteOffset + 5, message.length - 5);
  const textAt = kind === 'P' ? body.indexOf(0) + 1 : 0;
  if (!/^\s*copy\b/i.test(body.toString('utf8', textAt, textAt + 200))) return message;
  const tail = kind === 'P' ? Buffer.alloc(2) : Buffer.alloc(0);
  const content = Buffer.concat([body.subarray(0, textAt), Buffer.from(`${refusal}\0`), tail]);
  const head = Buffer.alloc(5);
  head.write(kind, 0);
  head.writeInt32BE(content.length + 4, 1);
  return new Uint8Array(Buffer.concat([head, content]));
}

/** ReadyForQuery: idle, or in a transaction that failed. */
export function readyForQuery(status: 'I' | 'E'): Uint8Array {
  return new Uint8Array([0x5a, 0, 0, 0, 5, status.charCodeAt(0)]);
}

/** What came whole of an answer: its bytes in order, and the transaction status of each ReadyForQuery among them. */
export interface Replies {
  whole: Uint8Array[];
  statuses: ('I' | 'T' | 'E')[];
}

/** Follows what the database answers, wherever its bytes are cut; a message is kept back until all of it is there. */
export class ReplyReader {
  /** Kind and length of the message that is being read, as far as they came. */
  private readonly head = Buffer.alloc(5);
  private headBytes = 0;
  private bodyLeft = 0;
  private heldBack: Uint8Array[] = [];

  push(bytes: Uint8Array): Replies {
    const statuses: Replies['statuses'] = [];
    let wholeTo = 0;
    for (let at = 0; at < bytes.length; ) {
      if (this.headBytes < 5) {
        this.head[this.headBytes++] = bytes[at++];
        if (this.headBytes === 5) this.bodyLeft = this.head.readInt32BE(1) - 4;
      } else {
        const taken = Math.min(this.bodyLeft, bytes.length - at);
        at += taken;
        this.bodyLeft -= taken;
        if (this.bodyLeft === 0 && this.head[0] === 0x5a)
          statuses.push(String.fromCharCode(bytes[at - 1]) as 'I' | 'T' | 'E');
      }
      if (this.headBytes < 5 || this.bodyLeft > 0) continue;
      this.headBytes = 0;
      wholeTo = at;
    }
    return { whole: this.take(bytes, wholeTo), statuses };
  }

  private take(bytes: Uint8Array, wholeTo: number): Uint8Array[] {
    const whole = wholeTo > 0 ? [...this.heldBack, bytes.subarray(0, wholeTo)] : [];
    if (wholeTo > 0) this.heldBack = [];
    if (wholeTo < bytes.length) this.heldBack.push(bytes.subarray(wholeTo));
    return whole;
  }
}

/** Does this Query or Parse message end its transaction? Undefined for messages without a statement. */
export function endsTransaction(kind: string, message: Uint8Array): boolean | undefined {
  if (kind !== 'Q' && kind !== 'P') return undefined;
  const body = Buffer.from(message.buffer, message.byteOffset + 5, message.length - 5);
  const textAt = kind === 'P' ? body.indexOf(0) + 1 : 0;
  return /^\s*(rollback|abort|commit|end)\b(?!\s+to\b)/i.test(body.toString('utf8', textAt, textAt + 200));
}

/** An ErrorResponse (admin shutdown, 57P01) with `sentence`. */
export function errorResponse(sentence: string): Uint8Array {
  const fields = Buffer.from(`SERROR\0VERROR\0C57P01\0M${sentence}\0\0`, 'utf8');
  const head = Buffer.alloc(5);
  head.write('E', 0);
  head.writeInt32BE(fields.length + 4, 1);
  return Buffer.concat([head, fields]);
}
