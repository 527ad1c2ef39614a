import { criteriaSchemas } from './criteria/criteria.ts';
import type { JsonSchema } from './json-schema.ts';

/** Mechanisms this version runs. */
export const mechanisms = ['deferred-acceptance', 'nearest-first', 'zone-first', 'least-total-distance'] as const;

/** Mechanisms that zone-first may hand the second round to. */
const secondMechanisms = ['deferred-acceptance', 'nearest-first'] as const;

const reserve: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['name', 'attribute'],
  properties: {
    name: { type: 'string', minLength: 1, description: 'The seat_group of those admitted by it; "open" is taken.' },
    school: { type: 'string', minLength: 1, default: '*', description: '"*" for every school, or one school_id.' },
    attribute: { type: 'string', minLength: 1, description: 'Column of applicants.csv that is compared.' },
    matchesSchool: { type: 'string', minLength: 1, description: 'Column of schools.csv it must equal.' },
    value: { type: ['string', 'integer'], description: 'Fixed value it must equal, instead of matchesSchool.' },
    share: { type: 'number', minimum: 0, maximum: 1, description: 'floor(share × seats) seats, in exact decimals.' },
    seats: { type: 'integer', minimum: 0, description: 'A number of seats, instead of share.' },
    kind: { type: 'string', enum: ['soft', 'hard'], default: 'soft', description: 'Unclaimed hard seats stay empty.' },
    passesTo: {
      type: 'string',
      minLength: 1,
      default: 'open',
      description:
        'Of a soft reserve: "open", or a reserve later in the list that is given the unclaimed seats. Where a school has no reserve of that name they are open.',
    },
  },
};

/** The published JSON Schema of rules.json. */
export const rulesSchema: JsonSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Assignment rules',
  type: 'object',
  additionalProperties: false,
  required: ['mechanism', 'criteria'],
  properties: {
    mechanism: { type: 'string', enum: [...mechanisms] },
    // biome-ignore lint/suspicious/noThenProperty: the contract's name, in a schema that nobody awaits.
    then: {
      type: 'string',
      enum: [...secondMechanisms],
      default: 'deferred-acceptance',
      description: 'With zone-first: how those without a seat in their zone compete for the seats left.',
    },
    guarantee: {
      type: 'string',
      enum: ['priorities', 'maximum'],
      default: 'priorities',
      description:
        'With deferred-acceptance: "maximum" places the greatest number, moves as few children as it can, and states every priority it sets aside.',
    },
    criteria: {
      type: 'array',
      description: 'Compared first to last; then the lower lottery number, then applicant_id.',
      items: { oneOf: criteriaSchemas, discriminator: { propertyName: 'rule' } },
    },
    imputeChoicesByDistance: { type: 'boolean', default: false },
    maxMetres: { type: ['integer', 'null'], minimum: 0, default: null },
    reserves: { type: 'array', default: [], items: reserve },
    mostMoved: {
      type: 'object',
      additionalProperties: false,
      required: ['share'],
      description:
        'With least-total-distance: at most floor(share × children with a school of last year) get another school than that.',
      properties: {
        attribute: {
          type: 'string',
          minLength: 1,
          default: 'last_school',
          description: 'Column of applicants.csv that names the school of last year; blank: none.',
        },
        share: { type: 'number', minimum: 0, maximum: 1 },
      },
    },
    uncertaintyMetresPerKm: {
      type: 'integer',
      minimum: 0,
      maximum: 1000,
      description:
        'How far off road distances may be. With the leg between home and road it tells which cut-offs are too close to measure; it changes nobody’s place.',
    },
  },
};
