import { openPort } from './port.ts';
import { serve } from './serve.ts';

/** The trainer's entry: started by the studio as a child process, one per job. */
const port = openPort();
if (port) {
  serve(port).then((code) => process.exit(code));
} else {
  process.stderr.write(
    'The trainer is started by Netloom itself; run `npm run -s netloom -- train` instead.\n',
  );
  process.exitCode = 2;
}
