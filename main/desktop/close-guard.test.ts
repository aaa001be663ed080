import { expect, test } from 'vitest';
import { createCloseGuard } from './close-guard.ts';

test('a window without unsaved changes closes', () => {
  expect(createCloseGuard().onClose()).toBe('close');
});

test('unsaved changes: the window is asked, and closes once it says that none are left', () => {
  const guard = createCloseGuard();
  guard.setDirty(true);
  expect(guard.onClose()).toBe('askWindow');
  guard.setDirty(false);
  expect(guard.onClose()).toBe('close');
});

test('a window that does not answer is closed by the user; one that stayed open is asked anew', () => {
  const guard = createCloseGuard();
  guard.setDirty(true);
  guard.onClose();
  expect(guard.onClose()).toBe('askUser');
  guard.setDirty(true);
  expect(guard.onClose()).toBe('askWindow');
});

test('a page that crashed has nothing left to save', () => {
  const guard = createCloseGuard();
  guard.setDirty(true);
  guard.gone();
  expect(guard.onClose()).toBe('close');
});
