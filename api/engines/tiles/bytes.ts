/** A growing byte buffer that writes the few things a vector tile needs of protocol buffers. */
export class Bytes {
  private buffer = new Uint8Array(4096);
  length = 0;

  clear(): void {
    this.length = 0;
  }

  /** A copy of what was written. */
  finish(): Uint8Array<ArrayBuffer> {
    return this.buffer.slice(0, this.length);
  }

  /** An unsigned whole number below 2^53, seven bits a byte. */
  varint(value: number): void {
    if (this.length + 10 > this.buffer.length) this.grow(10);
    let rest = value;
    while (rest > 0x0fffffff) {
      this.buffer[this.length++] = (rest % 128) | 0x80;
      rest = Math.floor(rest / 128);
    }
    while (rest > 127) {
      this.buffer[this.length++] = (rest & 127) | 0x80;
      rest >>>= 7;
    }
    this.buffer[this.length++] = rest;
  }

  /** A field holding an unsigned whole number. */
  number(tag: number, value: number): void {
    this.varint(tag * 8);
    this.varint(value);
  }

  /** A length-delimited field holding another buffer. */
  message(tag: number, content: Bytes): void {
    this.varint(tag * 8 + 2);
    this.varint(content.length);
    this.append(content.buffer.subarray(0, content.length));
  }

  text(tag: number, value: string): void {
    const bytes = encoder.encode(value);
    this.varint(tag * 8 + 2);
    this.varint(bytes.length);
    this.append(bytes);
  }

  double(tag: number, value: number): void {
    this.varint(tag * 8 + 1);
    scratch.setFloat64(0, value, true);
    this.append(new Uint8Array(scratch.buffer));
  }

  append(bytes: Uint8Array): void {
    if (this.length + bytes.length > this.buffer.length) this.grow(bytes.length);
    this.buffer.set(bytes, this.length);
    this.length += bytes.length;
  }

  private grow(by: number): void {
    const larger = new Uint8Array(Math.max(this.buffer.length * 2, this.length + by));
    larger.set(this.buffer.subarray(0, this.length));
    this.buffer = larger;
  }
}

const encoder = new TextEncoder();
const scratch = new DataView(new ArrayBuffer(8));
