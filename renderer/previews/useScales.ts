import { useMemo } from 'react';
import { useTheme } from '../theme/theme.ts';
import { type Scales, scalesOf } from './scales.ts';

const known = new Map<string, Scales>();

/** The colours for values, of the theme that is shown; read from its tokens once. */
export function useScales(): Scales {
  const theme = useTheme(({ dark, contrast }) => `${dark} ${contrast}`);
  return useMemo(() => {
    const scales = known.get(theme) ?? scalesOf(window.getComputedStyle(document.documentElement));
    known.set(theme, scales);
    return scales;
  }, [theme]);
}
