/** The part of JSON Schema (2020-12) in which our rules are written and by which they are judged: published is enforced. */
export interface JsonSchema {
  $schema?: string;
  $id?: string;
  title?: string;
  description?: string;
  type?: JsonType | JsonType[];
  const?: string;
  enum?: string[];
  default?: unknown;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  minItems?: number;
  pattern?: string;
  items?: JsonSchema;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  additionalProperties?: false;
  /** Alternatives told apart by the `const` of one property, named in `discriminator`. */
  oneOf?: JsonSchema[];
  discriminator?: { propertyName: string };
}
type JsonType = 'object' | 'array' | 'string' | 'integer' | 'number' | 'boolean' | 'null';

/** One thing that does not fit: where (`criteria[1].order`), what stands there, and what is asked. */
export interface SchemaFault {
  code: 'unknown-property' | 'unknown-name' | 'missing-property' | 'wrong-type' | 'out-of-range';
  path: string;
  value: string;
  /** What would be right: types, names or bounds. */
  expected: string;
}

/** Everything in `value` that does not fit `schema`. */
export function findSchemaFaults(schema: JsonSchema, value: unknown, path = ''): SchemaFault[] {
  if (schema.oneOf) return faultsOfAlternative(schema, value, path);
  const types = schema.type === undefined ? [] : [schema.type].flat();
  if (types.length > 0 && !types.some((type) => isOfType(type, value)))
    return [fault('wrong-type', path, value, types.join(' | '))];
  if (schema.const !== undefined && value !== schema.const) return [fault('unknown-name', path, value, schema.const)];
  if (schema.enum && typeof value === 'string' && !schema.enum.includes(value))
    return [fault('unknown-name', path, value, schema.enum.join(', '))];
  if (typeof value === 'number') return faultsOfNumber(schema, value, path);
  if (typeof value === 'string') return faultsOfText(schema, value, path);
  if (Array.isArray(value)) return faultsOfList(schema, value, path);
  if (isOfType('object', value)) return faultsOfObject(schema, value as Record<string, unknown>, path);
  return [];
}

function faultsOfAlternative(schema: JsonSchema, value: unknown, path: string): SchemaFault[] {
  if (!isOfType('object', value)) return [fault('wrong-type', path, value, 'object')];
  const by = schema.discriminator?.propertyName ?? '';
  const name = (value as Record<string, unknown>)[by];
  const fitting = schema.oneOf?.find((alternative) => nameOf(alternative, by).includes(name as string));
  if (fitting) return findSchemaFaults(fitting, value, path);
  const names = (schema.oneOf ?? []).flatMap((alternative) => nameOf(alternative, by)).join(', ');
  const at = `${path}.${by}`;
  return [
    name === undefined ? fault('missing-property', at, undefined, names) : fault('unknown-name', at, name, names),
  ];
}

function nameOf(alternative: JsonSchema, by: string): string[] {
  const property = alternative.properties?.[by];
  return property?.enum ?? (property?.const === undefined ? [] : [property.const]);
}

function faultsOfNumber(schema: JsonSchema, value: number, path: string): SchemaFault[] {
  const { minimum = -Infinity, maximum = Infinity } = schema;
  if (value >= minimum && value <= maximum) return [];
  return [fault('out-of-range', path, value, `${minimum}–${maximum === Infinity ? '' : maximum}`)];
}

function faultsOfText(schema: JsonSchema, value: string, path: string): SchemaFault[] {
  if (value.length < (schema.minLength ?? 0)) return [fault('out-of-range', path, value, 'text')];
  if (schema.pattern && !new RegExp(schema.pattern).test(value))
    return [fault('out-of-range', path, value, schema.description ?? schema.pattern)];
  return [];
}

function faultsOfList(schema: JsonSchema, value: unknown[], path: string): SchemaFault[] {
  if (value.length < (schema.minItems ?? 0)) return [fault('out-of-range', path, value, `≥ ${schema.minItems}`)];
  const { items } = schema;
  return items ? value.flatMap((item, i) => findSchemaFaults(items, item, `${path}[${i}]`)) : [];
}

function faultsOfObject(schema: JsonSchema, value: Record<string, unknown>, path: string): SchemaFault[] {
  const { properties = {}, required = [] } = schema;
  const at = (name: string) => (path === '' ? name : `${path}.${name}`);
  const faults = required
    .filter((name) => value[name] === undefined)
    .map((name) => fault('missing-property', at(name), undefined, name));
  for (const [name, item] of Object.entries(value)) {
    if (item === undefined) continue;
    const property = Object.hasOwn(properties, name) ? properties[name] : undefined;
    if (property) faults.push(...findSchemaFaults(property, item, at(name)));
    else if (schema.additionalProperties === false)
      faults.push(fault('unknown-property', at(name), item, Object.keys(properties).join(', ')));
  }
  return faults;
}

function isOfType(type: JsonType, value: unknown): boolean {
  if (type === 'null') return value === null;
  if (type === 'array') return Array.isArray(value);
  if (type === 'object') return typeof value === 'object' && value !== null && !Array.isArray(value);
  if (type === 'integer') return Number.isSafeInteger(value);
  return typeof value === type && (type !== 'number' || Number.isFinite(value));
}

function fault(code: SchemaFault['code'], path: string, value: unknown, expected: string): SchemaFault {
  const text = value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value);
  return { code, path, value: text, expected };
}
