import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { receiptLine } from '#engines/assignment/receipt-line.ts';
import type { Receipt, ReceiptStep } from '#engines/assignment/receipts.ts';

const words = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 6 }),
  fc.constantFrom('', 'open', 'north', '079-2020', '"', '\\', 'a"b', '"a', 'a"', 'a\n', '\n', 'Trường 1', 'a\u2028'),
);
const metres = fc.option(fc.nat(20_000));
const number = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }).map(String);
const compared = { extraMetres: metres, seconds: fc.nat(9_000) };

/** Keys in the order in which receipts are made. */
const steps: fc.Arbitrary<ReceiptStep> = fc.record(
  {
    choiceRank: fc.nat(9),
    imputed: fc.boolean(),
    schoolId: words,
    metres,
    seats: fc.nat(200),
    outcome: fc.constantFrom('admitted', 'seats-ended', 'not-needed'),
    ended: fc.option(
      fc.record(
        { seatGroup: words, metres, group: fc.option(words), lottery: number, ...compared },
        { requiredKeys: ['seatGroup', 'metres', 'group', 'lottery'], noNullPrototype: true },
      ),
    ),
    decidedBy: fc.option(words),
    ...compared,
    uncertaintyMetres: fc.nat(90),
    withinUncertainty: fc.constant(true as const),
  },
  {
    requiredKeys: ['choiceRank', 'imputed', 'schoolId', 'metres', 'seats', 'outcome', 'ended', 'decidedBy'],
    noNullPrototype: true,
  },
);

const anyReceipt: fc.Arbitrary<Receipt> = fc.record(
  {
    applicantId: words,
    placedAt: fc.option(
      fc.record({
        ...{ schoolId: words, metres, choiceRank: fc.option(fc.nat(9)), imputed: fc.boolean(), seatGroup: words },
      }),
    ),
    own: fc.record({ group: fc.option(words), lottery: number }),
    decidedBy: words,
    decision: fc.option(fc.record({ number: words, reason: words })),
    steps: fc.array(steps, { maxLength: 3 }),
    furtherWishes: fc.nat(40),
  },
  { noNullPrototype: true },
);

describe('the line of a receipt', () => {
  it('is the text of JSON, whatever the names, the values and what is left out', () => {
    fc.assert(
      fc.property(anyReceipt, (receipt) => {
        expect(receiptLine(receipt)).toBe(JSON.stringify(receipt));
        expect(receiptLine(receipt, true)).toBe(JSON.stringify({ ...receipt, synthetic: true }));
      }),
      { numRuns: 400 },
    );
  });

  it('carries what the council decided and why, quotes and all', () => {
    const receipt: Receipt = {
      ...{ applicantId: 'an', placedAt: null, own: { group: null, lottery: '7' }, decidedBy: 'decision' },
      ...{ decision: { number: '12/QĐ', reason: '"Moved"' }, steps: [], furtherWishes: 0 },
    };
    expect(JSON.parse(receiptLine(receipt))).toEqual(receipt);
  });

  it('escapes a name that is nothing but signs JSON must not carry bare', () => {
    for (const id of ['"', '\\', '\n', '"a', 'a"', 'a\\b']) {
      const receipt: Receipt = {
        ...{ applicantId: id, placedAt: null, own: { group: id, lottery: '7' }, decidedBy: 'no-wishes' },
        ...{ decision: null, steps: [], furtherWishes: 0 },
      };
      expect(JSON.parse(receiptLine(receipt))).toEqual(receipt);
    }
  });
});
