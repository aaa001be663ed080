import { EDGE_FIELDS, NETWORK_FIELDS, NODE_FIELDS } from './fields.ts';
import { CURRENT_VERSION, migrate } from './migrations.ts';
import type { Edge, Json, JsonObject, Network, NetworkNode, Position } from './network.ts';

export interface FileProblem {
  readonly code: 'json' | 'format' | 'newerVersion' | 'schema' | 'duplicateId' | 'tooLarge';
  /** Where, e.g. `nodes[3].params`; empty for the whole file. */
  readonly path: string;
  readonly message: string;
}

export type ReadResult =
  | { readonly ok: true; readonly network: Network }
  | { readonly ok: false; readonly problems: readonly FileProblem[] };

const MAX_CHARACTERS = 64 * 1024 * 1024;
const MAX_DEPTH = 100;
const MAX_NODES = 100_000;
const MAX_PROBLEMS = 20;

class Problems {
  readonly list: FileProblem[] = [];
  add(path: string, wanted: string, received: unknown, code: FileProblem['code'] = 'schema'): undefined {
    if (this.list.length < MAX_PROBLEMS)
      this.list.push({
        code,
        path,
        message: `${path || 'the file'} must be ${wanted}; got ${show(received)}`,
      });
    return undefined;
  }
}

function show(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  const text = JSON.stringify(value);
  return text.length > 40 ? `${text.slice(0, 37)}…` : text;
}

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Nesting depth without recursion, so that a hostile file cannot exhaust the stack; strings are skipped. */
function nestingDepth(text: string): number {
  let depth = 0;
  let deepest = 0;
  let inString = false;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (inString) {
      if (c === 0x5c) i++;
      else if (c === 0x22) inString = false;
    } else if (c === 0x22) inString = true;
    else if (c === 0x7b || c === 0x5b) deepest = Math.max(deepest, ++depth);
    else if (c === 0x7d || c === 0x5d) depth--;
  }
  return deepest;
}

/** Fields that version 1 does not know, in file order. `__proto__` is dropped: no object can safely carry it. */
function extraFields(object: JsonObject, known: readonly string[]): { readonly extra?: JsonObject } {
  const rest = Object.entries(object).filter(([key]) => !known.includes(key) && key !== '__proto__');
  return rest.length > 0 ? { extra: Object.fromEntries(rest) } : {};
}

function readText(object: JsonObject, field: string, path: string, problems: Problems): string {
  const value = object[field];
  if (typeof value === 'string' && value.length > 0 && value.length <= 1000) return value;
  problems.add(`${path}${field}`, 'a text of 1 to 1000 characters', value);
  return '';
}

function readPosition(value: Json | undefined, path: string, problems: Problems): Position | undefined {
  if (value === undefined) return undefined;
  if (isObject(value)) {
    const { x, y } = value;
    if (typeof x === 'number' && typeof y === 'number' && Number.isFinite(x) && Number.isFinite(y))
      return { x, y };
  }
  return problems.add(path, 'an object with numbers x and y', value);
}

function readStrength(value: Json | undefined, path: string, problems: Problems): number | undefined {
  if (value === undefined || (typeof value === 'number' && Number.isFinite(value) && value >= 0))
    return value;
  return problems.add(path, 'a number of at least 0', value);
}

function readNode(value: Json, path: string, problems: Problems): NetworkNode | undefined {
  if (!isObject(value)) return problems.add(path, 'an object', value);
  const { params, stopGradient, label } = value;
  if (params !== undefined && !isObject(params)) problems.add(`${path}.params`, 'an object', params);
  if (label !== undefined && typeof label !== 'string') problems.add(`${path}.label`, 'a text', label);
  const strengths = Object.fromEntries(
    (['lrMult', 'l1', 'l2'] as const).flatMap((field) => {
      const strength = readStrength(value[field], `${path}.${field}`, problems);
      return strength === undefined ? [] : [[field, strength] as const];
    }),
  );
  if (stopGradient !== undefined && typeof stopGradient !== 'boolean')
    problems.add(`${path}.stopGradient`, 'true or false', stopGradient);
  const position = readPosition(value.position, `${path}.position`, problems);
  return {
    id: readText(value, 'id', `${path}.`, problems),
    type: readText(value, 'type', `${path}.`, problems),
    params: isObject(params) ? cleanObject(params) : {},
    ...(position ? { position } : {}),
    ...(typeof label === 'string' ? { label } : {}),
    ...strengths,
    ...(typeof stopGradient === 'boolean' ? { stopGradient } : {}),
    ...extraFields(value, NODE_FIELDS),
  };
}

const cleanObject = (object: JsonObject): JsonObject => extraFields(object, []).extra ?? {};

function readEdge(value: Json, path: string, problems: Problems): Edge | undefined {
  if (!isObject(value)) return problems.add(path, 'an object', value);
  const { input } = value;
  const isIndex = typeof input === 'number' && Number.isSafeInteger(input) && input >= 0;
  if (input !== undefined && !isIndex) problems.add(`${path}.input`, 'a whole number of at least 0', input);
  return {
    source: readText(value, 'source', `${path}.`, problems),
    target: readText(value, 'target', `${path}.`, problems),
    ...(isIndex ? { input } : {}),
    ...extraFields(value, EDGE_FIELDS),
  };
}

function readList<T>(
  value: Json | undefined,
  path: string,
  problems: Problems,
  read: (item: Json, path: string, problems: Problems) => T | undefined,
): readonly T[] {
  if (!Array.isArray(value)) {
    problems.add(path, 'a list', value);
    return [];
  }
  if (value.length > MAX_NODES) {
    problems.add(path, `a list of at most ${MAX_NODES}`, value.length, 'tooLarge');
    return [];
  }
  return value
    .map((item: Json, i) => read(item, `${path}[${i}]`, problems))
    .filter((item) => item !== undefined);
}

const refuse = (code: FileProblem['code'], path: string, message: string): ReadResult => ({
  ok: false,
  problems: [{ code, path, message }],
});

/**
 * Reads architecture JSON. Anything malformed gives problems that say where and what was received; it never throws.
 * Unknown fields are kept; an older version is migrated, a newer one refused.
 */
export function readNetwork(text: string): ReadResult {
  if (text.length > MAX_CHARACTERS)
    return refuse('tooLarge', '', 'the file is larger than 64 MiB: this is no network');
  if (nestingDepth(text) > MAX_DEPTH)
    return refuse('tooLarge', '', `the file nests deeper than ${MAX_DEPTH} levels`);
  let file: Json;
  try {
    file = JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
  } catch (error) {
    return refuse(
      'json',
      '',
      `the file is not JSON: ${error instanceof Error ? error.message : 'unreadable'}`,
    );
  }
  if (!isObject(file) || file.format !== 'netloom')
    return refuse('format', 'format', 'this is not a Netloom network: the field "format" must be "netloom"');
  const { version } = file;
  if (typeof version !== 'number' || !Number.isSafeInteger(version) || version < 1)
    return refuse('schema', 'version', `version must be a whole number of at least 1; got ${show(version)}`);
  if (version > CURRENT_VERSION)
    return refuse(
      'newerVersion',
      'version',
      `the file is of version ${version}, this Netloom reads up to ${CURRENT_VERSION}: open it with a newer Netloom`,
    );
  return readCurrent(migrate(file, version));
}

function readCurrent(file: JsonObject): ReadResult {
  const problems = new Problems();
  const { name, strict, training } = file;
  if (name !== undefined && (typeof name !== 'string' || name.length > 1000))
    problems.add('name', 'a text of at most 1000 characters', name);
  if (strict !== undefined && typeof strict !== 'boolean') problems.add('strict', 'true or false', strict);
  if (training !== undefined && !isObject(training)) problems.add('training', 'an object', training);
  const nodes = readList(file.nodes, 'nodes', problems, readNode);
  const edges = readList(file.edges, 'edges', problems, readEdge);
  const seen = new Map<string, number>();
  nodes.forEach((node, i) => {
    const first = seen.get(node.id);
    if (first === undefined) seen.set(node.id, i);
    else if (node.id)
      problems.list.push({
        code: 'duplicateId',
        path: `nodes[${i}].id`,
        message: `nodes[${first}] and nodes[${i}] both have the id "${node.id}": ids must differ`,
      });
  });
  if (problems.list.length > 0) return { ok: false, problems: problems.list };
  return {
    ok: true,
    network: {
      format: 'netloom',
      version: 1,
      name: typeof name === 'string' ? name : '',
      ...(typeof strict === 'boolean' ? { strict } : {}),
      nodes,
      edges,
      ...(isObject(training) ? { training: cleanObject(training) } : {}),
      ...extraFields(file, NETWORK_FIELDS),
    },
  };
}
