import { create } from 'zustand';
import { callStudio, useStudio } from '../studio/index.ts';

export type Purpose = 'open' | 'save' | 'export';

/** Where to read or write: a path of the studio, or text that a file of this computer held. */
export type Chosen =
  | {
      readonly kind: 'path';
      readonly path: string /** The chooser has asked about overwriting. */;
      readonly sure: boolean;
    }
  | { readonly kind: 'text'; readonly name: string; readonly text: string };

interface Asking {
  readonly purpose: Purpose;
  readonly suggestedName: string;
  answer(chosen: Chosen | undefined): void;
}

/** The file dialog that is open, where there is no native one. */
export const useFileDialog = create<{ readonly asking: Asking | undefined }>(() => ({ asking: undefined }));

export const isConnected = (): boolean => useStudio.getState().status === 'connected';

function askInWindow(purpose: Purpose, suggestedName: string): Promise<Chosen | undefined> {
  useFileDialog.getState().asking?.answer(undefined);
  return new Promise((resolve) => {
    useFileDialog.setState({
      asking: {
        purpose,
        suggestedName,
        answer(chosen) {
          useFileDialog.setState({ asking: undefined });
          resolve(chosen);
        },
      },
    });
  });
}

/** Lets people choose a file: in the system's dialog on the desktop, in our own in the browser. Undefined: cancelled. */
export async function choose(purpose: Purpose, suggestedName: string): Promise<Chosen | undefined> {
  if (!useStudio.getState().info?.nativeDialogs) return askInWindow(purpose, suggestedName);
  const { path } = await callStudio('files.choose', { purpose, suggestedName });
  return path === null ? undefined : { kind: 'path', path, sure: true };
}

/** A file of this computer, through the browser. Undefined: none chosen. */
export function pickFile(): Promise<Chosen | undefined> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = '.json,application/json';
    input.addEventListener('change', () => {
      const [file] = input.files ?? [];
      if (!file) resolve(undefined);
      else
        file.text().then(
          (text) => resolve({ kind: 'text', name: file.name, text }),
          () => resolve(undefined),
        );
    });
    input.addEventListener('cancel', () => resolve(undefined));
    input.click();
  });
}

/** Hands a file to the browser as a download. */
export function download(
  name: string,
  contents: string | Uint8Array<ArrayBuffer>,
  type = 'application/json',
): void {
  const url = URL.createObjectURL(new Blob([contents], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  window.setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
