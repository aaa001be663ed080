/** What is being done; `done` and `total` are bytes, absent where nothing can be counted. */
export interface NativeProgress {
  readonly step: 'wait' | 'download' | 'verify' | 'unpack' | 'compile' | 'try' | 'install';
  readonly done?: number;
  readonly total?: number;
}
export type OnProgress = (progress: NativeProgress) => void;

const WORDS: Readonly<Record<NativeProgress['step'], string>> = {
  wait: 'waiting for another Netloom that is providing TensorFlow',
  download: 'downloading TensorFlow',
  verify: 'checking the download',
  unpack: 'unpacking TensorFlow',
  compile: 'compiling the addon',
  try: 'trying it',
  install: "running tfjs-node's own installer",
};

/** E.g. `downloading TensorFlow 43 % of 187 MB`. */
export function progressText({ step, done, total }: NativeProgress): string {
  if (done === undefined || !total) return WORDS[step];
  return `${WORDS[step]} ${Math.floor((100 * Math.min(done, total)) / total)} % of ${Math.round(total / 1e6)} MB`;
}
