import { useState } from 'react';

let visits = 0;

/** One visit to a field is one step of undo: `session` tells visits apart. */
export function useVisit() {
  const [session, setSession] = useState(0);
  return {
    session,
    begin(): void {
      visits += 1;
      setSession(visits);
    },
  };
}
