import { z } from 'zod';
import { editDistance } from './edit-distance.ts';
import type { Path } from './read-yaml.ts';

/** Two mistakes in a short name make it another. */
const FEWEST_LETTERS_FOR_TWO = 5;

/** The field of a schema that a name at this path is a misspelling of; undefined if none is near, or two are as near. */
export function fieldMeant(schema: z.ZodType, path: Path, name: string): string | undefined {
  const most = name.length < FEWEST_LETTERS_FOR_TWO ? 1 : 2;
  const near = fieldsAt(schema, path)
    .map((field) => ({ field, distance: editDistance(name.toLowerCase(), field.toLowerCase(), most) }))
    .filter(({ distance }) => distance <= most)
    .toSorted((one, other) => one.distance - other.distance);
  const [best, second] = near;
  return best !== undefined && best.distance !== second?.distance ? best.field : undefined;
}

/** The fields of the groups that a schema has at a path. */
function fieldsAt(schema: z.core.$ZodType, path: Path): readonly string[] {
  const [step, ...rest] = path;
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return fieldsAt(schema.unwrap(), path);
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((option) => fieldsAt(option, path));
  if (schema instanceof z.ZodArray) return step === undefined ? [] : fieldsAt(schema.element, rest);
  if (!(schema instanceof z.ZodObject)) return [];
  if (step === undefined) return Object.keys(schema.shape);
  const field = schema.shape[step];
  return field === undefined ? [] : fieldsAt(field, rest);
}
