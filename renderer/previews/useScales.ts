import { useMemo } from 'react';
import { useTheme } from '../theme/theme.ts';
import { type Scales, scalesOf } from './scales.ts';

const known = new Map<boolean, Scales>();

/** The colours for values, of the theme that is shown; read from its tokens once. */
export function useScales(): Scales {
  const dark = useTheme((state) => state.dark);
  return useMemo(() => {
    const scales = known.get(dark) ?? scalesOf(window.getComputedStyle(document.documentElement));
    known.set(dark, scales);
    return scales;
  }, [dark]);
}
