/**
 * floor(share × seats) in exact decimal arithmetic: 0.29 of 100 seats is 29, though 0.29 * 100 is 28.999999999999996.
 *
 * @param share decimal text as written in rules.json, such as "0.29" or "1e-2", from 0 to 1
 * @param seats whole seats, ≥ 0
 */
export function shareOfSeats(share: string, seats: number): number {
  const [digits, exponent = '0'] = share.toLowerCase().split('e');
  const [whole, fraction = ''] = digits.split('.');
  const scale = fraction.length - Number(exponent);
  const product = BigInt(whole + fraction) * BigInt(seats);
  return Number(scale >= 0 ? product / 10n ** BigInt(scale) : product * 10n ** BigInt(-scale));
}
