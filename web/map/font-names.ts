/** The two weights of words on the map, by the names the font files are declared under. */
export const WORDS = ['Noto Sans Medium'];
export const STRONG_WORDS = ['Noto Sans Bold'];
