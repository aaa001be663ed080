import { EDGE_FIELDS, NETWORK_FIELDS, NODE_FIELDS } from './fields.ts';
import { CURRENT_VERSION, migrate } from './migrations.ts';
import type { Edge, Json, JsonObject, Network, NetworkNode } from './network.ts';
import { readComments, readGroups } from './read-annotations.ts';
import {
  cleanObject,
  extraFields,
  type FileProblem,
  isObject,
  Problems,
  readList,
  readPosition,
  readText,
  show,
} from './read-fields.ts';

export type { FileProblem } from './read-fields.ts';

export type ReadResult =
  | {
      readonly ok: true;
      readonly network: Network;
      /** Parts that are kept as they are but could not be made sense of: malformed groups and comments. */
      readonly unread: readonly FileProblem[];
    }
  | { readonly ok: false; readonly problems: readonly FileProblem[] };

const MAX_CHARACTERS = 64 * 1024 * 1024;
const MAX_DEPTH = 100;

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

function readStrength(value: Json | undefined, path: string, problems: Problems): number | undefined {
  if (value === undefined || (typeof value === 'number' && Number.isFinite(value) && value >= 0))
    return value;
  return problems.add(path, 'a number of at least 0', value);
}

function readNode(value: Json, path: string, problems: Problems): NetworkNode | undefined {
  if (!isObject(value)) return problems.add(path, 'an object', value);
  const { params, stopGradient, pinned, label } = value;
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
  if (pinned !== undefined && typeof pinned !== 'boolean')
    problems.add(`${path}.pinned`, 'true or false', pinned);
  const position = readPosition(value.position, `${path}.position`, problems);
  return {
    id: readText(value, 'id', `${path}.`, problems),
    type: readText(value, 'type', `${path}.`, problems),
    params: isObject(params) ? cleanObject(params) : {},
    ...(position ? { position } : {}),
    ...(typeof label === 'string' ? { label } : {}),
    ...strengths,
    ...(typeof stopGradient === 'boolean' ? { stopGradient } : {}),
    ...(typeof pinned === 'boolean' ? { pinned } : {}),
    ...extraFields(value, NODE_FIELDS),
  };
}

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
  const { name, strict, direction, training } = file;
  if (name !== undefined && (typeof name !== 'string' || name.length > 1000))
    problems.add('name', 'a text of at most 1000 characters', name);
  if (strict !== undefined && typeof strict !== 'boolean') problems.add('strict', 'true or false', strict);
  if (direction !== undefined && direction !== 'right' && direction !== 'down')
    problems.add('direction', '"down" or "right"', direction);
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
  // Only pictures of the network: malformed ones must not keep it from opening.
  const unread = new Problems();
  const groups = readGroups(file.groups, new Set(seen.keys()), unread);
  const comments = readComments(file.comments, unread);
  const known = NETWORK_FIELDS.filter(
    (field) => !(field === 'groups' && !groups) && !(field === 'comments' && !comments),
  );
  return {
    ok: true,
    unread: unread.list,
    network: {
      format: 'netloom',
      version: 1,
      name: typeof name === 'string' ? name : '',
      ...(typeof strict === 'boolean' ? { strict } : {}),
      ...(direction === 'right' ? { direction } : {}),
      nodes,
      edges,
      ...(groups && groups.length > 0 ? { groups } : {}),
      ...(comments && comments.length > 0 ? { comments } : {}),
      ...(isObject(training) ? { training: cleanObject(training) } : {}),
      ...extraFields(file, known),
    },
  };
}
