/** How many seats a school has, and how that is known. */
export type SeatsBasis = 'stated' | 'classes' | 'rooms';

/** One school at one level. Null is unknown, never zero. */
export interface SchoolFigures {
  id: string;
  /** Area it lies in; null: in none. */
  area: string | null;
  ownership: 'public' | 'private' | 'unknown';
  /** By grade; `cap` is the most pupils of a class there. */
  grades: { classes: number | null; seats: number | null; pupils: number | null; cap: number | null }[];
  /** Of the whole school; counted to the level only where the school has no other. */
  rooms: number | null;
  onlyLevel: boolean;
  landSquareMetres: number | null;
}

/** Norms of the level, null where none is set. */
export interface LevelNorms {
  classesPerRoom: number | null;
  placesPer1000: number | null;
  leastClasses: number | null;
  mostClasses: number | null;
  landPerPupil: number | null;
  roomsPer10000: number | null;
}

/** A sum that is only known when all its parts are. */
export interface KnownSum {
  /** Null as soon as one part is unknown. */
  total: number | null;
  /** Sum of the known parts. */
  sum: number;
  known: number;
  of: number;
}

/** A school with what its figures come to. */
export interface SchoolBalance {
  id: string;
  area: string | null;
  ownership: SchoolFigures['ownership'];
  seats: number | null;
  basis: SeatsBasis | null;
  pupils: number | null;
  classes: number | null;
  rooms: number | null;
  /** Seats less pupils; null unless both are known. */
  balance: number | null;
  averageClass: number | null;
}

/** People of an area, as far as published. */
export interface AreaPeople {
  area: string;
  population: number | null;
  /** Of the ages of the level, and of 3 to 18 years. */
  children: number | null;
  aged3to18: number | null;
}

/** Rooms of one school, of whatever levels; null is unknown. */
export interface SchoolRooms {
  area: string | null;
  rooms: number | null;
}

/** Schools of one kind of owner in an area. */
export interface OwnerBalance {
  schools: number;
  seats: KnownSum;
  pupils: KnownSum;
  balance: number | null;
}

/** An area held against the norms. */
export interface AreaBalance {
  area: string | null;
  owners: Record<SchoolFigures['ownership'], OwnerBalance>;
  all: OwnerBalance;
  /** Of schools of all levels: the norm counts them together. */
  rooms: KnownSum;
  population: number | null;
  children: number | null;
  /** Seats of all owners less children of the ages who live there. */
  againstChildren: number | null;
  /** Places the norm asks for, and seats less those. */
  placesWanted: number | null;
  againstPlaces: number | null;
  roomsPer10000: number | null;
}
