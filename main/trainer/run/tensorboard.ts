import { hostname } from 'node:os';
import { join } from 'node:path';
import protobuf from 'protobufjs';
import { openAppendLog } from './append-log.ts';
import { maskedCrc32c } from './crc32c.ts';

/** The fields used of TensorFlow's published `event.proto` and `summary.proto`, with their numbers. */
const SCHEMA = `
syntax = "proto3";
message Event {
  double wall_time = 1;
  int64 step = 2;
  oneof what { string file_version = 3; Summary summary = 5; SessionLog session_log = 7; }
}
message Summary {
  message Value { string tag = 1; float simple_value = 2; }
  repeated Value value = 1;
}
message SessionLog {
  enum SessionStatus { STATUS_UNSPECIFIED = 0; START = 1; STOP = 2; CHECKPOINT = 3; }
  SessionStatus status = 1;
}`;
const EventMessage = protobuf.parse(SCHEMA, { keepCase: true }).root.lookupType('Event');

export interface EventFile {
  /** Values by tag at a step, e.g. `{ loss: 0.3, accuracy: 0.9 }`. Kept in memory until `flush`. */
  scalars(step: number, values: Readonly<Record<string, number>>): void;
  /** @throws TrainerError `diskFull`; what was not written is kept and tried again at the next flush. */
  flush(): void;
}

/**
 * An event file that TensorBoard reads (`tensorboard --logdir RUN`). A resumed run gets a file of its own whose first
 * record makes TensorBoard forget later steps of the earlier ones.
 */
export function createEventFile(
  directory: string,
  fromStep: number,
  now: () => number = Date.now,
): EventFile {
  const seconds = Math.floor(now() / 1000);
  const path = join(
    directory,
    `events.out.tfevents.${String(seconds).padStart(10, '0')}.${hostname()}.${process.pid}.${fromStep}`,
  );
  const log = openAppendLog(path, 0);
  const add = (fields: Record<string, unknown>): void => {
    log.add(record(EventMessage.encode({ wall_time: now() / 1000, ...fields }).finish()));
  };
  add({ file_version: 'brain.Event:2' });
  if (fromStep > 0) add({ step: fromStep + 1, session_log: { status: 1 } });

  return {
    scalars(step, values) {
      add({
        step,
        summary: { value: Object.entries(values).map(([tag, value]) => ({ tag, simple_value: value })) },
      });
    },
    flush: () => log.flush(),
  };
}

/** TFRecord: uint64 length, masked CRC of the length, data, masked CRC of the data; little-endian. */
export function record(data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(data.length + 16);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length, true);
  view.setUint32(8, maskedCrc32c(bytes.subarray(0, 8)), true);
  bytes.set(data, 12);
  view.setUint32(12 + data.length, maskedCrc32c(data), true);
  return bytes;
}
