/**
 * The items in Z-order (Morton 1966) of their places, so that what is near on the ground is near in memory.
 * `lon` and `lat` answer whole numbers for an item. Items in one cell (1/65536 of the extent) keep their order.
 */
export function mortonOrder(items: number[], lon: (item: number) => number, lat: (item: number) => number): number[] {
  let minLon = Number.POSITIVE_INFINITY;
  let minLat = Number.POSITIVE_INFINITY;
  let extent = 1;
  for (const item of items) {
    minLon = Math.min(minLon, lon(item));
    minLat = Math.min(minLat, lat(item));
  }
  for (const item of items) extent = Math.max(extent, lon(item) - minLon, lat(item) - minLat);
  const cell = (distance: number) => Math.floor((distance / extent) * 65_535);
  const keyed = items.map((item) => ({
    item,
    key: spread(cell(lon(item) - minLon)) + 2 * spread(cell(lat(item) - minLat)),
  }));
  return keyed.sort((a, b) => a.key - b.key).map(({ item }) => item);
}

/** The 16 bits of `value` at every second place. */
function spread(value: number): number {
  let bits = value;
  bits = (bits | (bits << 8)) & 0x00ff00ff;
  bits = (bits | (bits << 4)) & 0x0f0f0f0f;
  bits = (bits | (bits << 2)) & 0x33333333;
  return (bits | (bits << 1)) & 0x55555555;
}
