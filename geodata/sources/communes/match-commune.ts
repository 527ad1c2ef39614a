import { type CommuneIndex, communesNamed, communesOnceNamed, restoreCode } from './commune-index.ts';
import type { CommuneRecord } from './types.ts';

/** The communes a row means, and what is odd about the way it names them. */
export interface CommuneMatch {
  /** One by code; several where only a repeating name is given; none where nothing fits or nothing is given. */
  communes: CommuneRecord[];
  /** `code-lost-zeros` (error, or warning where the name proves the code), `commune-unknown`, `commune-old-name` and `commune-name-differs` (warnings). */
  finding: { code: string; severity: 'error' | 'warning'; value: string; params?: Record<string, string> } | null;
}

/** Finds the commune of a row by code, by name, or by both; a code always decides. Blank cells are null. */
export function matchCommune(index: CommuneIndex, code: string | null, name: string | null): CommuneMatch {
  const named = name ? communesNamed(index, name) : [];
  if (code) {
    const exact = index.byCode.get(code);
    if (exact) return { communes: [exact], finding: nameDiffers(exact, named, name) };
    const restored = restoreCode(index, code);
    const whole = restored ? index.byCode.get(restored) : undefined;
    if (whole) {
      const proved = named.includes(whole);
      const params = { restored: whole.code, name: whole.name };
      const severity = proved ? 'warning' : 'error';
      return { communes: [whole], finding: { code: 'code-lost-zeros', severity, value: code, params } };
    }
  }
  if (named.length > 0) return { communes: named, finding: code ? unknown(code) : null };
  const once = name ? communesOnceNamed(index, name) : [];
  if (name && once.length > 0) {
    const params = { name: once.map((commune) => commune.name).join(', ') };
    return { communes: once, finding: { code: 'commune-old-name', severity: 'warning', value: name, params } };
  }
  const given = code ?? name;
  return { communes: [], finding: given ? unknown(given) : null };
}

function nameDiffers(
  exact: CommuneRecord,
  named: readonly CommuneRecord[],
  name: string | null,
): CommuneMatch['finding'] {
  if (!name || named.length === 0 || named.includes(exact)) return null;
  return {
    code: 'commune-name-differs',
    severity: 'warning',
    value: name,
    params: { code: exact.code, name: exact.name },
  };
}

function unknown(value: string): CommuneMatch['finding'] {
  return { code: 'commune-unknown', severity: 'warning', value };
}
