import type { Map as LibreMap } from 'maplibre-gl';

/** Keeps maps that lie upon each other at one place and zoom: whichever is moved, the others follow in the same frame. */
export class CameraLink {
  private readonly maps = new Set<LibreMap>();
  private following = false;

  /** A map that joins later goes where the others are. Answers how it leaves. */
  join(map: LibreMap): () => void {
    const [first] = this.maps;
    if (first) jump(map, first);
    this.maps.add(map);
    const lead = () => this.lead(map);
    map.on('move', lead);
    return () => {
      map.off('move', lead);
      this.maps.delete(map);
    };
  }

  private lead(leader: LibreMap): void {
    if (this.following) return;
    this.following = true;
    for (const map of this.maps) if (map !== leader) jump(map, leader);
    this.following = false;
  }
}

function jump(map: LibreMap, to: LibreMap): void {
  map.jumpTo({ center: to.getCenter(), zoom: to.getZoom() });
}
