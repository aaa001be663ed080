import type { data as english } from '../en/data.ts';
import type { Words } from '../words.ts';

export const data: Words<typeof english> = {};
