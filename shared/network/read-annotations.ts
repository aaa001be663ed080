import { COMMENT_FIELDS, GROUP_FIELDS } from './fields.ts';
import type { Comment, Extent, Group, Json, NodeId } from './network.ts';
import { extraFields, isObject, Problems, readList, readPosition, readText } from './read-fields.ts';

/** Groups and comments: how a network is looked at. Optional, and never a reason to refuse a file. */

function readGroup(value: Json, path: string, problems: Problems): Group | undefined {
  if (!isObject(value)) return problems.add(path, 'an object', value);
  const { name, collapsed } = value;
  if (typeof name !== 'string' || name.length > 1000)
    problems.add(`${path}.name`, 'a text of at most 1000 characters', name);
  if (collapsed !== undefined && typeof collapsed !== 'boolean')
    problems.add(`${path}.collapsed`, 'true or false', collapsed);
  const readId = (item: Json, at: string): NodeId | undefined =>
    typeof item === 'string' ? item : problems.add(at, "a node's id", item);
  return {
    id: readText(value, 'id', `${path}.`, problems),
    name: typeof name === 'string' ? name : '',
    nodes: readList(value.nodes, `${path}.nodes`, problems, readId),
    ...(collapsed === true ? { collapsed } : {}),
    ...extraFields(value, GROUP_FIELDS),
  };
}

function readExtent(value: Json | undefined, path: string, problems: Problems): Extent | undefined {
  if (value === undefined) return undefined;
  if (isObject(value)) {
    const { width, height } = value;
    const isLength = (length: Json | undefined): length is number =>
      typeof length === 'number' && Number.isFinite(length) && length > 0;
    if (isLength(width) && isLength(height)) return { width, height };
  }
  return problems.add(path, 'an object with numbers width and height above 0', value);
}

function readComment(value: Json, path: string, problems: Problems): Comment | undefined {
  if (!isObject(value)) return problems.add(path, 'an object', value);
  const { text } = value;
  if (typeof text !== 'string') problems.add(`${path}.text`, 'a text', text);
  const position = readPosition(value.position, `${path}.position`, problems);
  if (value.position === undefined)
    problems.add(`${path}.position`, 'an object with numbers x and y', undefined);
  const size = readExtent(value.size, `${path}.size`, problems);
  return {
    id: readText(value, 'id', `${path}.`, problems),
    text: typeof text === 'string' ? text : '',
    position: position ?? { x: 0, y: 0 },
    ...(size ? { size } : {}),
    ...extraFields(value, COMMENT_FIELDS),
  };
}

/** The items, unless any is malformed or two have one id: then undefined, with what is wrong added to `told`. */
function readAll<T extends { readonly id: string }>(
  value: Json | undefined,
  field: string,
  told: Problems,
  read: (item: Json, path: string, problems: Problems) => T | undefined,
): readonly T[] | undefined {
  if (value === undefined) return [];
  const problems = new Problems();
  const items = readList(value, field, problems, read);
  const seen = new Set<string>();
  items.forEach(({ id }, index) => {
    if (seen.has(id)) problems.add(`${field}[${index}].id`, 'unlike the others', id, 'duplicateId');
    seen.add(id);
  });
  told.list.push(...problems.list);
  return problems.list.length === 0 ? items : undefined;
}

/**
 * The groups of a file; undefined where they are malformed. Nodes that are not there (deleted by a program that knows no
 * groups) and those of an earlier group are left out, and so are groups that have none then.
 */
export function readGroups(
  value: Json | undefined,
  nodes: ReadonlySet<NodeId>,
  problems: Problems,
): readonly Group[] | undefined {
  const free = new Set(nodes);
  return readAll(value, 'groups', problems, readGroup)
    ?.map((group) => ({ ...group, nodes: group.nodes.filter((id) => free.delete(id)) }))
    .filter((group) => group.nodes.length > 0);
}

/** The comments of a file; undefined where they are malformed. */
export const readComments = (value: Json | undefined, problems: Problems): readonly Comment[] | undefined =>
  readAll(value, 'comments', problems, readComment);
