import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

/** What a setting must be, in words: "at least 1", "one of sgd, momentum". */
function wanted(issue: Issue): string {
  switch (issue.code) {
    case 'too_small':
      return `${issue.inclusive === false ? 'above' : 'at least'} ${issue.minimum}`;
    case 'too_big':
      return `${issue.inclusive === false ? 'below' : 'at most'} ${issue.maximum}`;
    case 'invalid_value':
      return `one of ${issue.values.map(String).join(', ')}`;
    case 'invalid_type':
      return (
        { int: 'a whole number', object: 'an object' }[issue.expected as string] ?? `a ${issue.expected}`
      );
    default:
      return issue.message;
  }
}

const valueAt = (raw: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key], raw);

/** One refused setting as a whole sentence: `training.epochs must be at least 1; got 0`. */
export function describeSetting(issue: Issue, raw: unknown): string {
  const name = ['training', ...issue.path].join('.');
  const received = valueAt(raw, issue.path);
  return `${name} must be ${wanted(issue)}; got ${received === undefined ? 'nothing' : JSON.stringify(received)}`;
}
