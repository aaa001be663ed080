/** Numbers as the window writes them: as pictures and tables do. */
export * from '../../shared/format/numbers.ts';
