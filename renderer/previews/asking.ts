import { datasetOf } from '../data/useNetworkDataset.ts';
import { type DocumentId, networkText, useDocument } from '../document/index.ts';
import { callStudio, errorText, useStudio } from '../studio/index.ts';
import { useTraining } from '../training/store.ts';
import { type Computation, computesTheSame } from './computation.ts';
import { usePreviews } from './store.ts';
import { allWanted, keyOf } from './wants.ts';

/** How long edits are waited for, in milliseconds: a number is typed digit by digit. */
const DEBOUNCE = 150;

/** All that an answer depends on. */
interface Question {
  readonly document: DocumentId;
  readonly computation: Computation;
  readonly dataset: string;
  readonly sample: number;
  readonly run: string | undefined;
  /** Counts the run's checkpoints that this window was told of. */
  readonly checkpoints: number;
  readonly wanted: ReadonlySet<string>;
}

let checkpoints = 0;
let timer: number | undefined;
let due = Number.POSITIVE_INFINITY;
let underWay = false;
/** Something changed while a question was under way. */
let changed = false;
let answered: Question | undefined;

/** The run whose weights are wanted. */
export function wantedRun(): string | undefined {
  const { weights } = usePreviews.getState();
  if (weights.kind === 'drawn') return undefined;
  return weights.kind === 'run' ? weights.id : useTraining.getState().shown;
}

function question(): Question {
  const { id, network, analysis } = useDocument.getState();
  return {
    document: id,
    computation: { network, analysis },
    dataset: datasetOf(network),
    sample: usePreviews.getState().sample,
    run: wantedRun(),
    checkpoints,
    wanted: new Set(allWanted().map(keyOf)),
  };
}

const isAnsweredBy = (asked: Question, now: Question): boolean =>
  asked.document === now.document &&
  asked.dataset === now.dataset &&
  asked.sample === now.sample &&
  asked.run === now.run &&
  asked.checkpoints === now.checkpoints &&
  computesTheSame(asked.computation, now.computation) &&
  [...now.wanted].every((key) => asked.wanted.has(key));

/** Asks for previews once nothing has changed for a while; of what comes meanwhile only the last counts. */
export function askSoon(wait = DEBOUNCE): void {
  const { on } = usePreviews.getState();
  if (!on || useStudio.getState().status !== 'connected') return;
  if (underWay) {
    changed = true;
    return;
  }
  window.clearTimeout(timer);
  due = performance.now() + wait;
  timer = window.setTimeout(() => void ask(), wait);
}

/** What came into sight is asked for with the next frame, unless a question is due, which brings it too. */
export function askForMore(): void {
  if (!Number.isFinite(due)) askSoon(16);
}

/** A checkpoint was written: what was computed with the one before is old. */
export function hearOfCheckpoint(run: string): void {
  if (run !== wantedRun()) return;
  checkpoints += 1;
  askSoon(0);
}

/** Asks again though nothing has changed. */
export function askAgain(): void {
  answered = undefined;
  usePreviews.setState({ failure: undefined });
  askSoon(0);
}

async function ask(): Promise<void> {
  due = Number.POSITIVE_INFINITY;
  const asked = question();
  if (answered && isAnsweredBy(answered, asked)) return;
  const wanted = allWanted();
  underWay = true;
  changed = false;
  usePreviews.setState({ asking: true });
  try {
    const { activations, ...shown } = await callStudio('previews.show', {
      network: networkText(asked.computation.network),
      dataset: asked.dataset,
      sample: asked.sample,
      ...(asked.run === undefined ? {} : { run: asked.run }),
      wanted: [...wanted],
    });
    answered = asked;
    if (asked.document === useDocument.getState().id) {
      const pictures = new Map(
        wanted.flatMap((part, index) => {
          const picture = activations[index];
          return picture ? [[keyOf(part), picture] as const] : [];
        }),
      );
      usePreviews.setState({ shown, pictures, failure: undefined });
    }
  } catch (thrown) {
    answered = asked;
    usePreviews.setState({ failure: errorText(thrown) });
  } finally {
    underWay = false;
    usePreviews.setState({ asking: false });
    // Whatever happened while it was computed: edits are waited for as ever.
    if (changed) askSoon();
  }
}
