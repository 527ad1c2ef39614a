import type { LayerKind, Level } from '../../api/client.ts';

export type MapTheme = 'light' | 'dark';

/**
 * Every colour the map knows. The base is quiet, the data loud: symbols stand at 3:1 or more against the land and words
 * at 4.5:1 or more (tested). The hues of the levels are those of the interface (styles/tokens.css).
 */
export interface Palette {
  /** Beyond the city, where nothing is known. */
  beyond: string;
  land: string;
  ground: string;
  schoolGround: string;
  green: string;
  wood: string;
  wetland: string;
  water: string;
  waterEdge: string;
  building: string;
  buildingEdge: string;
  roadCasing: string;
  roadMajor: string;
  roadSecondary: string;
  roadMinor: string;
  roadAlley: string;
  path: string;
  rail: string;
  ferry: string;
  border: string;
  /** Words, in two weights, and the halo that lifts them off the ground. */
  name: string;
  nameSoft: string;
  waterName: string;
  greenName: string;
  halo: string;
  levels: Record<Level, string>;
  /** The ring beyond 100 %, and its empty ground. */
  full: string;
  ringGround: string;
  plate: string;
  plateInk: string;
  accent: string;
  home: string;
  route: string;
  routeCasing: string;
  /** Walking areas, nearest first. */
  walking: [string, string, string];
  /** Share of children in reach, least to most, and unknown. */
  shares: [string, string, string, string, string];
  unknown: string;
  /** Streets children walk to school: by more than before, by fewer, by as many. */
  loads: { more: string; fewer: string; same: string };
  /** Seats over or short by commune: far short, short, over, far over. */
  balances: [string, string, string, string];
  /** Layers an office keeps, by what they are for. */
  kept: Record<LayerKind, string>;
}

const light: Palette = {
  beyond: '#e6e6e1',
  land: '#f5f4f0',
  ground: '#eceae4',
  schoolGround: '#f3e9d6',
  green: '#dcebcf',
  wood: '#cfe3c2',
  wetland: '#d9e8dc',
  water: '#b5d5e4',
  waterEdge: '#9cc3d6',
  building: '#e6e2d9',
  buildingEdge: '#d8d2c5',
  roadCasing: '#d3cdc0',
  roadMajor: '#fff2cc',
  roadSecondary: '#fffaea',
  roadMinor: '#ffffff',
  roadAlley: '#ffffff',
  path: '#c9c1b0',
  rail: '#a9a49a',
  ferry: '#3f7d9b',
  border: '#9d978a',
  name: '#2f363a',
  nameSoft: '#5a6368',
  waterName: '#1f5570',
  greenName: '#3a6327',
  halo: '#fbfaf7',
  levels: { nursery: '#b4541a', primary: '#1d5fbf', 'lower-secondary': '#3d7a1d', 'upper-secondary': '#8a3a9e' },
  full: '#161b1e',
  ringGround: '#c9d0d3',
  plate: '#ffffff',
  plateInk: '#161b1e',
  accent: '#0c5a6e',
  home: '#a8231c',
  route: '#0c5a6e',
  routeCasing: '#ffffff',
  walking: ['#0f7a8f', '#3d97a8', '#74b3bf'],
  shares: ['#e8dfc8', '#c7d2b4', '#8fbca9', '#4d9a9c', '#1c6c80'],
  unknown: '#d6d6d2',
  loads: { more: '#a8480a', fewer: '#1f6f9c', same: '#5a6368' },
  balances: ['#b35806', '#f1b97a', '#b9d3e2', '#3f88b5'],
  kept: {
    background: '#5a6368',
    parcels: '#7a5c1e',
    'land-use': '#5f6d12',
    candidates: '#0b6e4f',
    'public-land': '#245ea8',
    housing: '#9c3d7a',
    barriers: '#b3261e',
  },
};

const dark: Palette = {
  beyond: '#121618',
  land: '#1b2124',
  ground: '#20272a',
  schoolGround: '#2b2a22',
  green: '#1f2d23',
  wood: '#1d3124',
  wetland: '#1d2d2b',
  water: '#123140',
  waterEdge: '#1d4558',
  building: '#262e32',
  buildingEdge: '#303a3f',
  roadCasing: '#15191b',
  roadMajor: '#5a5847',
  roadSecondary: '#4a4f4c',
  roadMinor: '#3a4246',
  roadAlley: '#30383c',
  path: '#4c555a',
  rail: '#59636a',
  ferry: '#6fb2cf',
  border: '#6d777d',
  name: '#e3e8ea',
  nameSoft: '#a7b2b7',
  waterName: '#8fc7df',
  greenName: '#9fc78a',
  halo: '#14191b',
  levels: { nursery: '#f2a063', primary: '#82b1ff', 'lower-secondary': '#93cf6c', 'upper-secondary': '#d69be8' },
  full: '#ffffff',
  ringGround: '#4a5459',
  plate: '#0f1315',
  plateInk: '#edf1f2',
  accent: '#74c6da',
  home: '#ff9d92',
  route: '#74c6da',
  routeCasing: '#06222a',
  walking: ['#5cc3d6', '#3f8fa0', '#2f6673'],
  shares: ['#3a352a', '#35483f', '#2f6660', '#3d8f90', '#73c9d6'],
  unknown: '#343b3f',
  loads: { more: '#f2a063', fewer: '#7fb8e6', same: '#a7b2b7' },
  balances: ['#d9761b', '#7d4f22', '#2c4b5c', '#4d93bb'],
  kept: {
    background: '#a7b2b7',
    parcels: '#dcb86a',
    'land-use': '#c3cf6b',
    candidates: '#5fd3a8',
    'public-land': '#8dbcf5',
    housing: '#eb9fcf',
    barriers: '#ff8a80',
  },
};

export const palettes: Record<MapTheme, Palette> = { light, dark };
