import { findSystem, type NamedSystem } from './coordinate-systems.ts';
import { vn2000Zones } from './vn2000.ts';

/** What a file's own words about its coordinates mean. */
export interface ReadStatement {
  /** Null where the words name a system we do not convert. */
  system: NamedSystem | null;
  /** The words, short: the system's name or code. */
  words: string;
  /** True where the projection is VN-2000's and the datum is called WGS 84: taken as VN-2000, 190 m from the other reading. */
  datumDoubtful: boolean;
}

/**
 * Understands "EPSG:9210", a URN, or well-known text (of ESRI, of OGC, of ISO 19162). Zones of VN-2000 are known by their projection (middle
 * meridian, scale 0.9999, false easting 500,000), since few files name their code.
 */
export function readStatement(text: string): ReadStatement {
  const isWkt = /^\s*\w+\s*[[(]/.test(text);
  const words = isWkt ? (/^\s*\w+\s*[[(]\s*"([^"]*)"/.exec(text)?.[1] ?? text.slice(0, 60)) : text.trim();
  if (!isWkt) return { system: findSystem(text), words, datumDoubtful: false };
  const code = outermostCode(text);
  const named = code ? findSystem(code) : null;
  if (named) return { system: named, words, datumDoubtful: false };
  return { words, ...byProjection(text) };
}

/** The code of the whole system: the last AUTHORITY or ID that closes with the text. */
function outermostCode(text: string): string | null {
  const found = /(?:AUTHORITY|ID)\s*\[\s*"EPSG"\s*,\s*"?(\d+)"?\s*\]\s*\]\s*$/i.exec(text);
  return found ? `EPSG:${found[1]}` : null;
}

function byProjection(text: string): Omit<ReadStatement, 'words'> {
  const datum = /DATUM\s*\[\s*"([^"]*)"/i.exec(text)?.[1] ?? '';
  const geographic = /(?:GEOGCS|GEOGCRS|BASEGEOGCRS|GEOGCRS)\s*\[\s*"([^"]*)"/i.exec(text)?.[1] ?? '';
  const isVietnam = /vn.?2000|viet.?nam.?2000/i.test(`${datum} ${geographic}`);
  const isWgs84 = /wgs.?(19)?84|world.geodetic.system.1984/i.test(`${datum} ${geographic}`);
  const nothing = { system: null, datumDoubtful: false };
  if (!/PROJCS|PROJCRS|PROJECTEDCRS/i.test(text)) {
    const code = isVietnam ? 'EPSG:4756' : isWgs84 ? 'EPSG:4326' : null;
    return code ? { system: findSystem(code), datumDoubtful: false } : nothing;
  }
  if (!/transverse.mercator|gauss.kruger/i.test(text)) return nothing;
  const meridian = parameter(text, 'central_meridian|longitude of natural origin');
  const scale = parameter(text, 'scale_factor|scale factor at natural origin');
  const east = parameter(text, 'false_easting|false easting');
  const north = parameter(text, 'false_northing|false northing');
  if (meridian === null || scale === null || east !== 500_000 || (north ?? 0) !== 0) return nothing;
  const utm = Math.round((meridian + 183) / 6);
  if (isWgs84 && scale === 0.9996 && 6 * utm - 183 === meridian)
    return { system: findSystem(`EPSG:326${utm}`), datumDoubtful: false };
  const zone = vn2000Zones.find(
    (known) => Math.abs(known.centralMeridian - meridian) < 1e-6 && Math.abs(known.scale - scale) < 1e-7,
  );
  if (!zone || (!isVietnam && !isWgs84)) return nothing;
  return { system: findSystem(zone.crs), datumDoubtful: !isVietnam };
}

function parameter(text: string, names: string): number | null {
  const found = new RegExp(`PARAMETER\\s*\\[\\s*"(?:${names})"\\s*,\\s*([-+.\\deE]+)`, 'i').exec(text);
  return found ? Number(found[1]) : null;
}
