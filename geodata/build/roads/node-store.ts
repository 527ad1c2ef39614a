import { unitsPerDegree } from '../../../api/engines/travel/types.ts';

/** Every node's place by OSM id in 16 bytes a node; files sorted by id (the common case) cost no sorting. */
export class NodeStore {
  count = 0;
  private ids = new Float64Array(1 << 16);
  private places = new Int32Array(1 << 17);
  private sorted = true;

  add(id: number, lon: number, lat: number): void {
    const { count } = this;
    if (count === this.ids.length) this.grow();
    if (count > 0 && id <= this.ids[count - 1]) this.sorted = false;
    this.ids[count] = id;
    this.places[2 * count] = Math.round(lon * unitsPerDegree);
    this.places[2 * count + 1] = Math.round(lat * unitsPerDegree);
    this.count++;
  }

  /** Index of the node, or −1. Call `sortById` first when adding is done. */
  find(id: number): number {
    let low = 0;
    let high = this.count - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      if (this.ids[middle] < id) low = middle + 1;
      else high = middle - 1;
    }
    return low < this.count && this.ids[low] === id ? low : -1;
  }

  id = (index: number) => this.ids[index];
  lon = (index: number) => this.places[2 * index];
  lat = (index: number) => this.places[2 * index + 1];

  sortById(): void {
    if (this.sorted) return;
    const { ids, places, count } = this;
    // Equal ids keep their places in order of lon, lat, so that the order of the file never matters.
    const order = Uint32Array.from({ length: count }, (_, i) => i).sort(
      (a, b) => ids[a] - ids[b] || places[2 * a] - places[2 * b] || places[2 * a + 1] - places[2 * b + 1],
    );
    this.ids = Float64Array.from(order, (i) => ids[i]);
    const moved = new Int32Array(2 * count);
    for (let i = 0; i < count; i++) {
      moved[2 * i] = places[2 * order[i]];
      moved[2 * i + 1] = places[2 * order[i] + 1];
    }
    this.places = moved;
    this.sorted = true;
  }

  private grow(): void {
    const ids = new Float64Array(this.ids.length * 2);
    ids.set(this.ids);
    this.ids = ids;
    const places = new Int32Array(this.places.length * 2);
    places.set(this.places);
    this.places = places;
  }
}
